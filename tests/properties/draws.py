"""Sets of assumptions drawn by Hypothesis, anywhere in their plausible ranges."""

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import strategies as st

import fundmodel
from fundmodel.build_model.units import is_whole
from fundmodel.dates import date_of, quarter_ends, serial_of
from fundmodel.read_assumptions import Assumptions, Column, Metadata, Series, scenario_names
from fundmodel.run_paths.run import Run

BASE = fundmodel.load("base")
SCENARIOS = {name: fundmodel.load(name) for name in ("base", *scenario_names())}
MOST_CHANGES, MOST_MEMBERS, MOST_YEARS = 10, 4, 4
YEARS = (2027, 2056)
PARTS = 1_000

Changes = dict[str, float]


def free_names(assumptions: Assumptions = BASE) -> list[str]:
    """Numbers that describe a world: not structural, and not how exactly the model works."""
    return [
        item.name
        for item in assumptions
        if not getattr(item, "structural", False) and item.metadata.grade != "definition"
    ]


def number(metadata: Metadata) -> st.SearchStrategy[float]:
    """A number of the plausible range, ends included; whole where its unit is."""
    low, high = metadata.plausible
    if metadata.ends_on_quarter:
        days = st.integers(int(low), int(high))
        return days.map(lambda day: serial_of(quarter_ends(date_of(day))[1]))
    if is_whole(metadata.unit):
        return st.integers(int(low), int(high)).map(float)
    return st.floats(low, high, allow_nan=False).map(lambda value: float(f"{value:.9g}"))


@st.composite
def changes(draw: st.DrawFn, without: tuple[str, ...] = ()) -> Changes:
    """A few numbers anywhere in their ranges."""
    names = [name for name in free_names() if name not in without]
    found: Changes = {}
    for name in draw(st.lists(st.sampled_from(names), max_size=MOST_CHANGES, unique=True)):
        item = BASE.named(name)
        if isinstance(item, Column):
            found |= draw(_of_members(item))
        elif isinstance(item, Series):
            found |= draw(_of_years(item))
        elif item is not None:
            found[name] = draw(number(item.metadata))
    return found


@st.composite
def _of_members(draw: st.DrawFn, column: Column) -> Changes:
    if column.adds_to_one:
        cuts = draw(st.lists(st.integers(0, PARTS), min_size=len(column.members) - 1,
                             max_size=len(column.members) - 1))  # fmt: skip
        ends = [0, *sorted(cuts), PARTS]
        shares = [(high - low) / PARTS for low, high in pairwise(ends)]
        return {cell(column, one): share for one, share in zip(column.members, shares, strict=True)}
    chosen = draw(st.lists(st.sampled_from(column.members), min_size=1, max_size=MOST_MEMBERS,
                           unique=True))  # fmt: skip
    return {cell(column, one): draw(number(column.metadata_of(one))) for one in chosen}


@st.composite
def _of_years(draw: st.DrawFn, series: Series) -> Changes:
    years = draw(st.lists(st.integers(*YEARS), min_size=1, max_size=MOST_YEARS, unique=True))
    return {f"{series.name}[{year}]": draw(number(series.metadata)) for year in years}


def cell(column: Column, member: str) -> str:
    return f"{column.name}[{member}]"


def constant(*names: str, **values: float) -> dict[str, object]:
    """Series that have one number for ever, and columns that have one for all.

    Args:
        names: keep their first number for ever.
        values: name -> the number.
    """
    wanted = {name: next(iter(BASE.year_values(name).values())) for name in names} | values
    found: dict[str, object] = {}
    for name, value in wanted.items():
        item = BASE.named(name)
        if isinstance(item, Series):
            found[name] = dict.fromkeys(item.values, value)
        elif isinstance(item, Column):
            found |= {cell(item, member): value for member in item.members}
        else:
            found[name] = value
    return found


def us_short_rate(rate: float) -> dict[str, object]:
    """The real rates that make the short rate of the dollar this in every year."""
    years = {*BASE.year_values("us_real_rate"), *BASE.year_values("us_inflation")}
    inflation = BASE.series["us_inflation"]
    return {"us_real_rate": {year: rate - inflation.value_in(year) for year in sorted(years)}}


def run_with(changed: Mapping[str, object], scenario: Assumptions = BASE) -> Run:
    """One path with some numbers changed."""
    return fundmodel.run(scenario.changed(within(changed, scenario), accept=True))


def within(changed: Mapping[str, object], scenario: Assumptions = BASE) -> dict[str, object]:
    """The changes, with amounts that are parts of another number scaled down to what it is."""
    found = dict(changed)
    for column in scenario:
        if not (isinstance(column, Column) and column.adds_to_at_most):
            continue
        whole = column.adds_to_at_most
        most = float(str(found.get(whole, scenario.number(whole))))
        stated = {
            one: float(str(found.get(cell(column, one), value)))
            for one, value in zip(column.members, column.values, strict=True)
        }
        total = sum(stated.values())
        if total > most:
            found |= {
                cell(column, one): value * most / total for one, value in stated.items() if value
            }
    return found
