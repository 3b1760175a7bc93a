"""What a run is called at a prompt and in a notebook: a line or two, without any table built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.build_model.small_table import small_table

if TYPE_CHECKING:
    from fundmodel.build_model.model import Line
    from fundmodel.run_paths.run import Run

FIRST_RESULTS = 3


def in_brief(run: Run) -> str:
    """Two lines: what was run and whether the checks hold; the first three results."""
    first = list(_headlines(run).items())[:FIRST_RESULTS]
    few = "; ".join(f"{name} {text}" for name, text in first)
    return (
        f"Run of {run.assumptions.title:.90}: {run.periods} quarters, "
        f"{len(run.model.lines)} lines, {_format_checks(run)}\n{few:.180}"
    )


def as_html(run: Run) -> str:
    """A small table of the first results."""
    return small_table(f"Run of {run.assumptions.title}: {_format_checks(run)}", _headlines(run))


def _headlines(run: Run) -> dict[str, str]:
    """The first tier of results without members, or whatever there is, as text."""
    model = run.model
    return {
        line.name: " ".join([f"{run.number(line.name):,.6g}", _unit_and_basis(line)])
        for line in model.headlines or model.results
        if not line.each
    }


def _unit_and_basis(line: Line) -> str:
    return f"{line.unit}, {line.definition.basis}" if line.definition.basis else str(line.unit)


def _format_checks(run: Run) -> str:
    failed = sum(not run.holds(line) for line in run.of_kind("check"))
    return f"{failed} checks FAIL" if failed else "all checks hold"
