"""Run by LibreOffice's own Python, which alone has the modules that it imports."""

collect_ignore = ["libreoffice_job.py"]
