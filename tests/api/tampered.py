"""A workbook in whose parts somebody changed one cell, and nothing else, as no program would."""

import re
import zipfile
from pathlib import Path

from fundmodel.workbooks.opening.read_cells import OpenedWorkbook

CELL = r'<c r="{cell}"( s="\d+")?( t="\w+")?>.*?</c>'


def tampered(source: Path, path: Path, cells: dict[tuple[str, str], str]) -> Path:
    """Write a copy in which cells hold other XML: (sheet, cell) -> what stands inside `<c>`."""
    parts = dict(OpenedWorkbook(source).sheets.items())
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(path, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name).decode("utf-8", "surrogateescape")
            for (title, cell), inside in cells.items():
                if parts[title] == name:
                    content, count = re.subn(
                        CELL.format(cell=cell),
                        rf'<c r="{cell}"\1>{inside}</c>'.replace("\\1", r"\g<1>"),
                        content,
                        count=1,
                    )
                    assert count == 1, (title, cell)
            copy.writestr(name, content.encode("utf-8", "surrogateescape"))
    return path
