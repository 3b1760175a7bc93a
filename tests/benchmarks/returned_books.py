"""Workbooks that come back: verified and imported, beside openpyxl merely loading the same file."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

import fundmodel
from fundmodel.read_assumptions import BASE, scenario_names
from tests.benchmarks.stopwatch import best
from tests.benchmarks.waits import Figure


def returned_books() -> Iterator[Figure]:
    """The workbook of all scenarios: as it was written, and as another program saved it."""
    runs = [fundmodel.run(fundmodel.load(name)) for name in (BASE, *scenario_names())]
    with tempfile.TemporaryDirectory() as folder:
        written, saved = Path(folder) / "written.xlsx", Path(folder) / "saved.xlsx"
        fundmodel.write_workbook(runs, written)
        workbook = load_workbook(written)
        loaded = best(lambda: load_workbook(written), 1)
        workbook.save(saved)
        yield "openpyxl: load the workbook of all scenarios", loaded, "s"
        for path, said in ((written, "as written"), (saved, "as openpyxl saved it")):
            verified = best(lambda path=path: fundmodel.verify_workbook(path), 1)
            imported = best(lambda path=path: fundmodel.import_workbook(path), 1)
            yield f"verify it, {said}", verified, "s"
            yield f"verify / openpyxl's load, {said}", verified / loaded, "times"
            yield f"import it, {said}", imported, "s"
            yield f"import / openpyxl's load, {said}", imported / loaded, "times"
