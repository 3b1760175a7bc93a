"""The analyses of the fund: what `fundmodel.analyse` does, with the fund's lines and front pages.

What is slow to import is imported where it is needed.
"""

from __future__ import annotations

from fundmodel.fund.model import model_of

TYPE_CHECKING = False  # typing takes a hundredth of a second, in which Ctrl-C has no answer yet
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fundmodel.analyse.judgements import Judgements
    from fundmodel.analyse.switches import Switches
    from fundmodel.analyse.tornado import Tornado
    from fundmodel.analyse.two_way import Grid
    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions


def headlines_of(model: Model) -> list[str]:
    """The headline results without members, in their order."""
    return [line.name for line in model.headlines if not line.each]


def tornado(
    assumptions: Assumptions,
    results: Sequence[str] | None = None,
    *,
    slopes: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Tornado:
    """Move every number by itself to its low and high end, and see what becomes of results.

    What is uncertain goes from P10 to P90 of its draw, what is never drawn over all that is
    plausible: two rankings, `.ranked(result, "P10 to P90")` and `.ranked(result, "plausible")`.

    Args:
        assumptions: the stated path.
        results: names of results, or `name[member]`; the headlines by default.
        slopes: of how many of the first in each ranking slopes and elasticities at the stated path
            are worked out; all by default.
        progress: is told how many runs are done, and of how many.

    Returns:
        `.table`, a row a result and input that moves it, in the units of the model (US$ m).

    Raises:
        UnknownName: there is no such result.
        NotFinite: a line becomes infinite or undefined; says which input was where.
    """
    from fundmodel.analyse.tornado import tornado as moved_one_by_one

    model = model_of(assumptions)
    asked = headlines_of(model) if results is None else results
    return moved_one_by_one(model, assumptions, asked, slopes=slopes, progress=progress)


def two_way(
    assumptions: Assumptions,
    result: str,
    x: str,
    y: str,
    progress: Callable[[int, int], None] | None = None,
) -> Grid:
    """Move two inputs together over a grid.

    Args:
        assumptions: the stated path.
        result: the name of a result, or `name[member]`.
        x, y: what is moved along each axis: "name", "name=low:high" or "name=low:high:steps", in
            the unit of the input; of what is shifted or multiplied as a whole the shift or factor.
        progress: is told how many runs are done, and of how many.

    Returns:
        `.table`, a row a number of y and a column a number of x; `.crossings(target)`.

    Raises:
        UnknownName: there is no such result or input.
        BadInput: an end lies beyond what is plausible, or the two inputs are not apart.
    """
    from fundmodel.analyse.two_way import two_way as moved_together

    grids = moved_together(model_of(assumptions), assumptions, [result], x, y, progress)
    return next(iter(grids.values()))


def switches(
    assumptions: Assumptions,
    results: Sequence[str] | None = None,
    names: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Switches:
    """Set every choice and flag every other way, one at a time, and see what becomes of results.

    Args:
        assumptions: the stated path.
        results: names of results, or `name[member]`; the headlines by default.
        names: choices and flags to be looked at; all by default.
        progress: is told how many runs are done, and of how many.

    Returns:
        `.table`, a row an option and result, in the units of the model (US$ m).
    """
    from fundmodel.analyse.switches import switches as set_one_by_one

    model = model_of(assumptions)
    asked = headlines_of(model) if results is None else results
    return set_one_by_one(model, assumptions, asked, names, progress)


def judgements(
    assumptions: Assumptions,
    results: Sequence[str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Judgements:
    """Which numbers of grade C decide results, whose judgement they are, and why.

    Args:
        assumptions: the stated path.
        results: names of results, or `name[member]`; the headlines by default.
        progress: is told how many runs are done, and of how many.

    Returns:
        `.table`, a row a result and judgement; `.share(result)` of all squared swings.
    """
    from fundmodel.analyse.judgements import judgements as of_grade_c

    model = model_of(assumptions)
    asked = headlines_of(model) if results is None else results
    return of_grade_c(model, assumptions, asked, progress)
