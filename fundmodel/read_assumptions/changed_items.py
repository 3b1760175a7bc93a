"""One scalar, series or column with another number in it."""

from dataclasses import replace

from fundmodel.build_model.units import is_whole
from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.items import Column, Items, Scalar, Series
from fundmodel.read_assumptions.numbers import is_year, number_of, series_of
from fundmodel.read_assumptions.places import Problems, Written
from fundmodel.read_assumptions.plain_scalars import plain, shown
from fundmodel.read_assumptions.ranges import ends_of
from fundmodel.read_assumptions.requests import Requested, as_in_a_file
from fundmodel.read_assumptions.sources import Ends, Facts
from fundmodel.read_assumptions.uncertainty import uncertainty_of


def changed_scalar(
    item: Scalar, cell: str | None, request: Requested, problems: Problems
) -> Scalar | None:
    """The scalar with the number asked for; None, with the reason noted, if it cannot be."""
    if _is_structural(item, request, problems):
        return None
    if cell is not None or isinstance(request.written.raw, dict):
        problems.add(
            request.place,
            request.name,
            f"`{item.name}` is one number, without members or years.",
            fix=f"write `{item.name}` and one number.",
        )
        return None
    written = as_in_a_file(request.written, item.facts.unit, item.options)
    number = number_of(written, item.facts.unit, item.options, request.name, problems)
    facts = _facts(item.facts, request, problems)
    if number is None:
        return None
    return replace(item, value=number, facts=facts, place=written.place)


def changed_series(
    item: Series, cell: str | None, request: Requested, problems: Problems
) -> Series | None:
    """The series with one year, some years or all years changed; None if that cannot be."""
    if _is_structural(item, request, problems):
        return None
    unit, raw = item.facts.unit, request.written.raw
    written = request.written
    if cell is not None:
        year = plain(cell)
        if not is_year(year):
            problems.add(
                request.place,
                request.name,
                f"{quoted(cell)} is not a year.",
                fix=f"write a year such as {item.name}[{next(iter(item.values))}].",
            )
            return None
        written = Written({year: raw}, written.place)
    elif not isinstance(raw, dict):
        written = Written(dict.fromkeys(item.values, raw), written.place)
    new = {
        year: as_in_a_file(Written(value, written.at(year)), unit, item.options).raw
        for year, value in written.raw.items()  # type: ignore[attr-defined]
    }
    values = series_of(replace(written, raw=new), unit, item.options, item.name, problems)
    facts = _facts(item.facts, request, problems)
    if values is None:
        return None
    places = {**item.places, **{year: written.at(year) for year in values}}
    return replace(
        item, values=dict(sorted({**item.values, **values}.items())), places=places, facts=facts
    )


def changed_column(
    items: Items, item: Column, cell: str | None, request: Requested, problems: Problems
) -> Column | None:
    """The column with the number of one member changed; None if that cannot be."""
    if cell is None or cell not in item.members:
        _refuse_member(items, item, cell, request, problems)
        return None
    number = number_of(request.written, item.facts.unit, (), request.name, problems)
    facts = _facts(item.facts_of(cell), request, problems)
    if number is None:
        return None
    values = [
        number if member == cell else old
        for member, old in zip(item.members, item.values, strict=True)
    ]
    return replace(
        item,
        values=tuple(values),
        cells={**item.cells, cell: facts},
        places={**item.places, cell: request.written.place},
    )


def _facts(facts: Facts, request: Requested, problems: Problems) -> Facts:
    """What is known of a number that a scenario changed: it is fixed, unless a shape is given."""
    drawn = None
    if request.uncertainty is not None:
        drawn = uncertainty_of(request.uncertainty, facts.unit, request.name, problems)
    own_ends = None
    if request.plausible is not None:
        own_ends = ends_of(request.plausible, facts.unit, request.name, problems)
        _refuse_earlier(own_ends, request.plausible, facts, request.name, problems)
    return replace(
        facts,
        uncertainty=drawn,
        own_ends=own_ends or facts.own_ends,
        range_place=request.plausible.place if request.plausible else facts.range_place,
        because=request.because,
        source=request.source or facts.source,
        grade=request.grade or facts.grade,
    )


def _refuse_earlier(
    own: Ends | None, written: Written, facts: Facts, name: str, problems: Problems
) -> None:
    """A range of whole numbers may not begin lower than in base: lines look back by them."""
    if own is None or not is_whole(facts.unit):
        return
    begins, lowest = own[0], facts.ends[0]
    numbers = isinstance(begins, float) and isinstance(lowest, float)
    if begins == lowest or (numbers and begins > lowest):  # type: ignore[operator]
        return
    words = [shown(end) if isinstance(end, float) else end for end in (begins, lowest)]
    problems.add(
        written.at(0),
        name,
        f"The range begins at {words[0]}, in base at {words[1]}.",
        why="Lines look back by whole numbers: how far at least is the same in all scenarios.",
        fix=f"begin it at {words[1]}, or change the range at {facts.range_place}.",
    )


def _is_structural(item: Scalar | Series, request: Requested, problems: Problems) -> bool:
    if item.structural:
        problems.add(
            request.place,
            request.name,
            "This cannot be changed here.",
            why="It belongs to the base, so that all scenarios share one workbook.",
            fix=f"change it at {item.facts.place}, for all scenarios.",
        )
    return item.structural


def _refuse_member(
    items: Items, item: Column, cell: str | None, request: Requested, problems: Problems
) -> None:
    meant = closest(cell, item.members) if cell else None
    whole = next(table.members for table in items.tables.values() if item.name in table.columns)
    if not cell:
        what = f"`{item.name}` has a number for each {item.each}; nothing says which is meant."
    elif cell in whole.members:
        what, meant = f"`{cell}` has no {item.name}: it is not in {item.each}.", None
    else:
        what = f"There is no {item.each} {quoted(cell)}."
    problems.add(
        request.place,
        request.name,
        what,
        meant=f"{item.name}[{meant}]" if meant else None,
        fix=f"write the member in brackets, as in {item.name}[{item.members[0]}].",
    )
