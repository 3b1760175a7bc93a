"""A workbook of which only some sheets hold anything, since openpyxl takes long over large ones."""

import io
import re
import zipfile
from collections.abc import Collection

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.xml.functions import fromstring

_ROWS = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"


def load_few_sheets(content: bytes, titles: Collection[str]) -> Workbook:
    """The workbook as openpyxl has it: every sheet is there, and those not named are empty.

    Args:
        content: a file of ours, which has its sheets in the order of their parts.
        titles: of the sheets that are read.

    Raises:
        ValueError: there is no sheet of such a title.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(packed, "w") as copy:
        named = [
            one.get("name") for one in fromstring(archive.read("xl/workbook.xml")).iter(_SHEET)
        ]
        if strangers := set(titles) - set(named):
            raise ValueError(f"no such sheets: {strangers}")
        read = {f"xl/worksheets/sheet{at}.xml" for at, one in enumerate(named, 1) if one in titles}
        for part in archive.namelist():
            text = archive.read(part)
            is_idle = part.startswith("xl/worksheets/sheet") and part not in read
            copy.writestr(part, _ROWS.sub(b"<sheetData/>", text) if is_idle else text)
    return load_workbook(packed)
