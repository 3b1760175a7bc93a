"""Print how fast and how large: `python -m tests.benchmarks`."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

import fundmodel
from fundmodel.read_assumptions import Assumptions
from fundmodel.run_paths.evaluate import evaluate
from fundmodel.run_paths.given import inputs_of
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.benchmarks import loan_book
from tests.benchmarks.other_programs import ironcalc_seconds, libreoffice_seconds
from tests.benchmarks.stopwatch import best, highest_memory, process

SCENARIOS = ("base", "slow_start", "renewed_war_2030")
PATHS = 1_000
Figure = tuple[str, float | None, str]


def main() -> None:
    """Measure everything and print a line for each figure as it comes."""
    sys.stdout.write(f"{'figure':<66} {'value':>10}\n")
    for part in (in_this_process, against_numpy, against_spreadsheets, whole_processes, memory):
        for name, value, unit in part():
            shown = "not here" if value is None else f"{value:,.3g}"
            sys.stdout.write(f"{name:<66} {shown:>10} {unit}\n")
            sys.stdout.flush()


def in_this_process() -> Iterator[Figure]:
    """What a caller of the package waits for."""
    base = fundmodel.load("base")
    yield "load base", 1e3 * best(lambda: fundmodel.load("base")), "ms"
    fundmodel.run(base)
    yield "run base, one path", 1e3 * best(lambda: fundmodel.run(base)), "ms"
    seconds = best(lambda: many_paths(base, PATHS), tries=2)
    yield f"run base, {PATHS:,} paths, every line kept", seconds, "s"
    yield "paths a second", PATHS / seconds, ""
    runs = [fundmodel.run(fundmodel.load(name)) for name in SCENARIOS]
    book = fundmodel.plan_workbook(runs)
    yield (
        "plan the workbook of three scenarios",
        best(lambda: fundmodel.plan_workbook(runs), 2),
        "s",
    )
    yield "its bytes", best(lambda: workbook_bytes(book), 2), "s"
    yield "formula cells", sum(1 for _ in book.formula_cells()), ""


def many_paths(assumptions: Assumptions, paths: int, block: int = 50) -> None:
    """The fund on many paths, in blocks; every number that has a spread differs by path."""
    model, chance = fundmodel.model_of(assumptions), np.random.default_rng(1)
    inputs = inputs_of(model, assumptions)
    uncertain = [
        name for name in inputs if assumptions.metadata(name).uncertainty is not None
        and not model.inputs[name].options
    ]  # fmt: skip
    for _ in range(0, paths, block):
        drawn = {name: _drawn(inputs[name], chance, block) for name in uncertain}
        evaluate(model, {**inputs, **drawn}, ["everything"])


def _drawn(stated: Any, chance: np.random.Generator, block: int) -> Any:
    if isinstance(stated, dict):
        return {year: value * chance.uniform(0.95, 1.05, block) for year, value in stated.items()}
    return np.multiply.outer(np.asarray(stated), chance.uniform(0.9, 1.1, block))


def against_numpy() -> Iterator[Figure]:
    """The engine and a hand-written version of the same block, in one run."""
    for paths, tries in ((1, 10), (PATHS // 10, 5), (PATHS, 3)):
        values = loan_book.numbers(paths)
        loan_book.by_engine(values)
        engine = best(lambda values=values: loan_book.by_engine(values), tries)
        hand = best(lambda values=values: loan_book.by_hand(values), tries)
        name = f"loan book, 6 members, 120 quarters, {paths:,} path(s)"
        yield f"{name}: engine", 1e3 * engine, "ms"
        yield f"{name}: NumPy by hand", 1e3 * hand, "ms"
        yield f"{name}: engine / by hand", engine / hand, "times"
    yield "largest difference of the two", loan_book.worst_difference(values), "of a line"


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


def whole_processes() -> Iterator[Figure]:
    """From the command line to its end, Python's own start included."""
    yield "python -c pass", process(["-c", "pass"]), "s"
    yield "python -m fundmodel --help", process(["-m", "fundmodel", "--help"]), "s"
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "book.xlsx")
        work = ("import fundmodel; fundmodel.write_workbook([fundmodel.run(fundmodel.load(name)) "
                f"for name in {SCENARIOS}], {path!r}, force=True)")  # fmt: skip
        yield "three scenarios and their workbook, from Python", process(["-c", work], 2), "s"
        everything = ["-m", "fundmodel", "--output", path, "--force"]
        yield "python -m fundmodel (all scenarios, workbook)", process(everything, 2), "s"


def memory() -> Iterator[Figure]:
    """The most that was held at once."""
    yield "memory at its highest, this process", highest_memory(), "MiB"
    children = highest_memory(of_children=True)
    yield "memory at its highest, the largest of the others", children, "MiB"


if __name__ == "__main__":
    main()
