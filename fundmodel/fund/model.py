"""The fund's model composed: where its economics and the machinery meet.

What is slow to import (NumPy, pydantic, pandas, openpyxl) is imported where it is needed.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes a hundredth of a second, in which Ctrl-C has no answer yet
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from fundmodel.build_model.lines import LineDefinition
    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import Presentation
    from fundmodel.read_assumptions import Assumptions, Draft
    from fundmodel.run_paths.run import Run
    from fundmodel.simulation.drawn_alternatives import DrawnAlternatives
    from fundmodel.simulation.simulation import Simulation

OPENING = "opening_date"
"""The date before which nothing happens."""


def load(
    scenario: str | Path | Draft = "base",
    changes: Mapping[str, object] | None = None,
    *,
    directory: str | Path | None = None,
    accept: bool = False,
) -> Assumptions:
    """Read a set of assumptions: the base, a scenario, or an overlay file.

    Args:
        scenario: a scenario's name, the path of an overlay, or the draft of one.
        changes: assumption, `series[year]` or `column[member]` -> new value. That of a year holds
            until the next year that is stated.
        directory: where the YAML files are; by default ./assumptions, then the shipped copy.
        accept: take amounts below a hundredth of those in whose place they stand as they are;
            without it they are refused, as billions typed for millions.

    Raises:
        BadInput: with every mistake in the files, by file, line and column; or a curve begins after
            the first quarter.
    """
    from fundmodel import read_assumptions
    from fundmodel.fund.renamed import RENAMED, REPLACED
    from fundmodel.read_assumptions.scenarios.checks import refuse_late_series

    former: dict[str, str | tuple[str, ...]] = {**RENAMED, **REPLACED}
    loaded = read_assumptions.load(scenario, changes, directory, accept=accept, renamed=former)
    refuse_late_series(loaded, OPENING)
    return loaded


def run(assumptions: Assumptions) -> Run:
    """Work out every line on one path."""
    from dataclasses import replace

    from fundmodel.fund.front_pages import PRESENTATION
    from fundmodel.run_paths.run import run as work_out

    worked_out = work_out(model_of(assumptions), assumptions)
    return replace(worked_out, pictures=PRESENTATION.pictures)


def simulate(
    assumptions: Assumptions,
    paths: int = 1_024,
    seed: int = 1,
    *,
    results: Sequence[str] | None = None,
    lines: Sequence[str] = (),
    sampling: str = "sobol",
    checks: bool = True,
    until_se: float = 0.0,
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    cluster: object = None,
) -> Simulation:
    """Draw many worlds and work out how the results are distributed.

    Numbers are drawn by their `uncertainty` and correlations, events by their hazards, unless they
    are dated; in all scenarios alike, so that differences are sharp.

    Args:
        assumptions: a set; nothing of it changes.
        paths, seed: how many worlds, spread evenly in runs of 128, and which ones.
        results, lines: whose distributions ("results" for all, or the headlines) and fans are told.
        sampling: how paths are spread: "sobol", "latin" (hypercube) or "plain".
        checks: work out every check on every path; a third slower.
        until_se: stop once no standard error is above this part of the range P5 to P95.
        threads, progress: how many work at once; is told how many paths are done, of how many.
        cluster: of Dask, whose workers do it: an address, "local", or a `distributed.Client`.

    Returns:
        Tables (`.summary`, `.drivers`, `.fan(line)`), `.in_words()`; `.replay(path)` is one path.

    Raises:
        BadInput, NotFinite: what is asked cannot be; a line is undefined on a path.
    """
    from fundmodel.fund.answer import SENTENCES
    from fundmodel.fund.front_pages import PRESENTATION
    from fundmodel.simulation.anywhere import simulate_at
    from fundmodel.simulation.asked import Asked

    headlines, front = model_of(assumptions).headlines, PRESENTATION
    told = [line.name for line in headlines if not line.each] if results is None else results
    asked = Asked(paths, seed, sampling, tuple(told), tuple(lines), front.chances, checks, until_se,
                  front.event_lines, SENTENCES)  # fmt: skip
    return simulate_at(cluster, model_of, assumptions, asked, threads=threads, progress=progress)


def readings(assumptions: Assumptions | Run, paths: int = 0, seed: int = 1) -> pd.DataFrame:
    """US take on every legal reading of "half of the profits".

    Each reading is worked out on the history in which the selected one drives the cash, and once
    more in a full rerun in which it drives the cash itself. The two differ, since what the US
    does not take stays in the fund and earns.

    Args:
        assumptions: a set, or a run of it, which saves the time of running it.
        paths, seed: worlds in which each is worked out besides; see `draw_readings`.

    Returns:
        Index: the readings, in the order of readings.yaml. Amounts are in US$ m, nominal:

        - `profit_base`, `attribution`: which profit, and whose; other attributes likewise;
        - `selected`: whether the reading drives the cash;
        - `us_take_by_reading`: on the same history, less clawback;
        - `us_take_total`, `us_profit_share_total`, `ukraine_whole_net_receipt_total`: of the full
          rerun, as `run(...).results` would have them with this `selected_reading`;
        - `passed`: whether every check holds in the rerun;
        - 2027, 2028, ...: the US share by calendar year on the same history, before clawback;
        - with paths, for each of the four: `us_take_total_mean`, `..._p10`, `..._with_war`, ...

    Raises:
        NotFinite: if a line becomes infinite or undefined, in the run or in a rerun.
    """
    from fundmodel.fund.front_pages import READINGS
    from fundmodel.run_paths.alternatives import each_alternative
    from fundmodel.run_paths.run import Run

    worked_out = assumptions if isinstance(assumptions, Run) else run(assumptions)
    table = each_alternative(worked_out, READINGS)
    return table.join(draw_readings(worked_out.assumptions, paths, seed).table) if paths else table


def draw_readings(
    assumptions: Assumptions,
    paths: int = 256,
    seed: int = 1,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> DrawnAlternatives:
    """Every legal reading in many worlds, the same for all and for `simulate`.

    Returns:
        `.table`, a row a reading; `.clauses`, what one difference between two readings is worth.

    Raises:
        BadInput, NotFinite: as in `simulate`.
    """
    from fundmodel.fund.front_pages import PRESENTATION, READINGS
    from fundmodel.simulation.asked import Asked
    from fundmodel.simulation.drawn_alternatives import drawn_with_each

    asked = Asked(paths, seed, "sobol", (), event_lines=PRESENTATION.event_lines)
    return drawn_with_each(model_of(assumptions), assumptions, asked, READINGS, progress)


def front_pages() -> Presentation:
    """What the cover, the dashboard and the tables of many scenarios show of the fund."""
    from dataclasses import replace

    from fundmodel.fund.front_pages import PRESENTATION
    from fundmodel.fund.statements import STATEMENTS

    return replace(PRESENTATION, statements=STATEMENTS)


def statements(assumptions: Assumptions | Run) -> pd.DataFrame:
    """The fund's statements by calendar year, as the workbook's sheet Statements has them.

    Args:
        assumptions: a set, or a run of it, which saves the time of running it.

    Returns:
        Index: (statement, item); columns: the years. Amounts are in US$ m, nominal: flows of the
        year, or balances at its end. Items that begin with "Check" are zero.

    Raises:
        NotFinite: if a line becomes infinite or undefined.
    """
    from fundmodel.fund.statements import STATEMENTS
    from fundmodel.run_paths.run import Run
    from fundmodel.run_paths.statements import statement_table

    worked_out = assumptions if isinstance(assumptions, Run) else run(assumptions)
    return statement_table(worked_out, STATEMENTS)


def line_definitions() -> list[LineDefinition]:
    """The lines as their functions declare them, in the order of the sheets; nothing is read."""
    from fundmodel.fund.stages import STAGES

    return [line for stage in STAGES for line in stage.lines()]


def model_of(assumptions: Assumptions) -> Model:
    """The fund's lines over the members of these assumptions, traced, checked and in order.

    Built once for all sets that share their names, units and members.
    """
    from fundmodel.fund.renamed import RENAMED
    from fundmodel.fund.stages import CALENDAR, STAGES
    from fundmodel.run_paths.composing import Composition, composed

    return composed(Composition(STAGES, CALENDAR, RENAMED, assumptions))
