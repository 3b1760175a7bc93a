"""On paper: four sheets of A4 a scenario, whatever its texts and numbers are."""

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import fundmodel
from fundmodel.read_assumptions import scenario_names
from fundmodel.reports.document import document
from fundmodel.reports.sheet import PAGES
from tests.thorough import mostly_thorough

PATHS = 40
A4 = (595, 842)
"""Points, to the next whole one."""


def printed(page: bytes, folder: Path) -> PdfReader:
    """The file as a browser prints it."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        assert not os.environ.get("CI"), "CI prints"
        pytest.skip("there is no browser to print with")
    written, made = folder / "report.html", folder / "report.pdf"
    written.write_bytes(page)
    subprocess.run(
        [browser, "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
         f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer",
         f"--print-to-pdf={made}", written.as_uri()],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return PdfReader(BytesIO(made.read_bytes()))


@pytest.mark.parametrize("scenario", mostly_thorough(["base", *scenario_names()], []))
def test_four_sheets_of_a4(scenario: str, tmp_path: Path) -> None:
    report = fundmodel.report(scenario, PATHS)
    sheets = printed(document([report]), tmp_path).pages
    assert len(sheets) == PAGES
    for number, sheet in enumerate(sheets, 1):
        size = round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))
        assert size == A4
        assert f"page {number} of {PAGES}" in " ".join(sheet.extract_text().split())
