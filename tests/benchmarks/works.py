"""The works whose speed was asked for, with what each took before and what it should take."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from tests.benchmarks.processes import Figures, program, work
from tests.benchmarks.versions import Version

MILLION = 1_000_000
OLD_PATHS, ALL_PATHS, FEW_PATHS, MORE_PATHS = 150, 10_000, 20_000, 100_000
OLD_MOVES = 10


@dataclass(frozen=True)
class Row:
    """One row of the table.

    Attributes:
        label: what is measured.
        figure: which figure of the work it is.
        unit: of the number shown.
        stated: what it was before, on the machine for which the targets were set.
        target: what it should be there.
        times: the figure is multiplied by this.
    """

    label: str
    figure: str
    unit: str
    stated: float | None
    target: float | None
    times: float = 1

    @property
    def processor(self) -> str:
        """The figure that says the same in seconds of processors, where there is one."""
        return "processor" if self.figure == "seconds" else f"{self.figure} processor"


@dataclass(frozen=True)
class Work:
    """What is measured in one go.

    Attributes:
        now: measures this version.
        before: measures the other one, perhaps a part of the work, and scales it; None where it
            has nothing of the kind.
        rows: what is shown of it.
        tries: how many pairs.
    """

    now: Callable[[Version], Figures]
    before: Callable[[Version], Figures] | None
    rows: tuple[Row, ...]
    tries: int = 3


def works(*, only: str, quick: bool, million: bool) -> list[Work]:
    """All of them, the short ones first.

    Args:
        only: those with a row whose label has this text in it.
        quick: fewer paths and one pair each, the first one too.
        million: run a million paths once, rather than fewer and scale.
    """
    part = 10 if quick else 1
    found = [first_run(), one_path(), bumps(), all_results(part), *ten_results(part, million),
             *simulated(part, million), whole_program(), all_written(),
             base_with_workbook(), base_alone()]  # fmt: skip
    return [
        replace(one, tries=1) if quick else one
        for one in found
        if any(only in row.label for row in one.rows)
    ]


def first_run() -> Work:
    """The first path of a process: compiled now, or taken from the cache."""

    def now(version: Version) -> Figures:
        version.forget()
        cold, cached = work(version, "first_run", 1), work(version, "first_run", 1)
        found = {"cold": cold["seconds"], "cold processor": cold["processor"]}
        return {**found, "cached": cached["seconds"], "cached processor": cached["processor"]}

    rows = (
        Row("first run of a process, nothing compiled", "cold", "s", None, 0.6),
        Row("first run of a process, compiled before", "cached", "s", None, 0.1),
    )
    return Work(now, now, rows)


def one_path() -> Work:
    """One path from Python."""
    measure = partial(work, name="one_path", count=10)
    row = Row("one path, every line, from Python", "seconds", "ms", 130, 5, times=1e3)
    return Work(measure, measure, (row,), 7)


def bumps() -> Work:
    """Every number up and down: before, a path was a run, as it was for whoever did this."""
    row = Row("each number up and down by 1 %, headlines", "seconds", "s", 120, 1)
    before = partial(work, name="bumps", count=OLD_MOVES)
    return Work(partial(work, name="bumps", count=0), before, (row,))


def all_results(part: int) -> Work:
    """Ten thousand paths."""
    row = Row("10,000 paths, all results and checks", "seconds", "s", 83, 3)
    return _many("all_results", ALL_PATHS, ALL_PATHS // part, row)


def ten_results(part: int, million: bool) -> list[Work]:
    """A million paths: the time from fewer, the memory from a tenth; or both in full, once."""
    seconds = Row("1,000,000 paths, ten results, drawn", "seconds", "s", 7200, 240)
    memory = Row("the same: memory", "MiB", "MiB", None, 1024)
    if million:
        whole = partial(work, name="ten_results", count=MILLION)
        return [Work(whole, None, (seconds, memory), 1)]
    tenth = partial(work, name="ten_results", count=MORE_PATHS // part)
    of_a_tenth = Row(f"{MORE_PATHS // part:,} of these: memory", "MiB", "MiB", None, 1024)
    return [_many("ten_results", MILLION, FEW_PATHS // part, seconds),
            Work(tenth, None, (of_a_tenth,), 1)]  # fmt: skip


def _many(name: str, paths: int, measured: int, row: Row) -> Work:
    return Work(
        partial(_scaled, name=name, paths=paths, measured=measured),
        partial(_scaled, name=name, paths=paths, measured=OLD_PATHS),
        (row,),
        5,
    )


def _scaled(version: Version, name: str, paths: int, measured: int) -> Figures:
    figures = work(version, name, measured)
    scaled = {name: figures[name] * paths / measured for name in ("seconds", "processor")}
    return {**figures, **scaled}


def simulated(part: int, million: bool) -> list[Work]:
    """Worlds of base: with distributions, probabilities, what moves the headlines, and fans."""
    paths, many = ALL_PATHS // part, MILLION if million else MORE_PATHS // part
    words = ["simulate", "base", "--no-checks", "--paths"]
    fans = ["--fan", "fund_cash", "--fan", "money_disbursed"]
    return [
        _program([*words, str(paths), *fans], f"simulate base, {paths:,} worlds, fans", 4, 500),
        replace(
            _program(
                [*words, str(many)], f"simulate base, {many:,} worlds", 360 * many / MILLION, 1024
            ),
            tries=1,
        ),
    ]


def _program(words: list[str], label: str, seconds: float, memory: float) -> Work:
    rows = (
        Row(label, "seconds", "s", None, seconds),
        Row("the same: processor", "processor", "s", None, None),
        Row("the same: memory", "MiB", "MiB", None, memory),
    )
    return Work(partial(program, words=words, writes=False), None, rows)


def whole_program() -> Work:
    """Every scenario, every rerun, the workbook."""
    measure = partial(program, words=(), writes=True)
    rows = (
        Row("python -m fundmodel", "seconds", "s", 17, 6),
        Row("the same: memory", "MiB", "MiB", 860, 400),
        Row("the same: workbook", "MB", "MB", 8.6, 5),
    )
    return Work(measure, measure, rows)


def all_written() -> Work:
    """The workbook of every scenario alone, whose runs are there."""
    measure = partial(work, name="writing", count=0)
    rows = (
        Row("planning and writing all scenarios", "seconds", "s", None, 4),
        Row("the same: memory", "MiB", "MiB", None, 400),
    )
    return Work(measure, measure, rows)


def base_with_workbook() -> Work:
    """Base and its workbook."""
    measure = partial(program, words=("run", "base"), writes=True)
    return Work(measure, measure, (Row("run base, with workbook", "seconds", "s", 10, 3.5),))


def base_alone() -> Work:
    """Base and its headlines."""
    measure = partial(program, words=("run", "base", "--no-workbook"), writes=False)
    return Work(measure, measure, (Row("run base --no-workbook", "seconds", "s", None, 1),))
