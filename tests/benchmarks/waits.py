"""What else a caller waits for: reading, planning, writing; spreadsheet programs too."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import fundmodel
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.benchmarks.other_programs import ironcalc_seconds, libreoffice_seconds
from tests.benchmarks.stopwatch import best, highest_memory, process

SCENARIOS = ("base", "slow_start", "renewed_war_2030")
Figure = tuple[str, float | None, str]


def in_this_process() -> Iterator[Figure]:
    """What a caller of the package waits for."""
    base = fundmodel.load("base")
    yield "load base", 1e3 * best(lambda: fundmodel.load("base")), "ms"
    fundmodel.run(base)
    yield "run base, one path", 1e3 * best(lambda: fundmodel.run(base)), "ms"
    runs = [fundmodel.run(fundmodel.load(name)) for name in SCENARIOS]
    book = fundmodel.plan_workbook(runs)
    planned = best(lambda: fundmodel.plan_workbook(runs), 2)
    yield "plan the workbook of three scenarios", planned, "s"
    yield "its bytes", best(lambda: workbook_bytes(book), 2), "s"
    yield "formula cells", sum(1 for _ in book.formula_cells()), ""


def against_spreadsheets() -> Iterator[Figure]:
    """One path in Python and the same workbook worked out by a spreadsheet program."""
    runs = [fundmodel.run(fundmodel.load(name)) for name in SCENARIOS]
    base = runs[0].assumptions
    engine = best(lambda: fundmodel.run(base))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        path.write_bytes(workbook_bytes(fundmodel.plan_workbook(runs)))
        for name, seconds in (("IronCalc", ironcalc_seconds(path)),
                              ("LibreOffice", libreoffice_seconds(path))):  # fmt: skip
            yield f"{name}: work the loaded workbook out again", seconds, "s"
            ratio = seconds / engine if seconds else None
            yield f"{name} / engine on one path", ratio, "times"


def python_alone() -> Iterator[Figure]:
    """What every command takes before it does anything."""
    yield "python -c pass", process(["-c", "pass"]), "s"
    yield "python -m fundmodel --help", process(["-m", "fundmodel", "--help"]), "s"


def memory() -> Iterator[Figure]:
    """The most that was held at once."""
    yield "memory at its highest, this process", highest_memory(), "MiB"
    children = highest_memory(of_children=True)
    yield "memory at its highest, the largest of the others", children, "MiB"
