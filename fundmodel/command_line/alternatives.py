"""What `readings` prints: the alternatives of a choice side by side, and each as the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from fundmodel.command_line.tables import print_json, print_table, shown
from fundmodel.run_paths.alternatives import attribute_labels

if TYPE_CHECKING:
    import pandas as pd

    from fundmodel.build_model.presentation import Alternatives
    from fundmodel.run_paths.run import Run


def print_alternatives(
    run: Run, table: pd.DataFrame, chosen: Alternatives, *, by_year: bool, as_json: bool
) -> None:
    """A row an alternative, and what it brings by year.

    Args:
        run: the history on which all are worked out.
        table: what `side_by_side` gives.
        chosen: what is shown.
        by_year: add a table of years; JSON always has them.
        as_json: for programs.
    """
    if as_json:
        print_json(_facts(run, table, chosen))
        return
    _print_totals(run, table, chosen)
    if by_year:
        _print_years(run, table, chosen)
    name = run.assumptions.name
    click.echo(f"* {chosen.noun.lower()} that is selected in {name}. US$ bn, nominal.")
    for text in chosen.explanation:
        click.echo(text)


def _facts(run: Run, table: pd.DataFrame, chosen: Alternatives) -> dict[str, object]:
    years = _years(table)
    members = {
        name: {
            **{key: value for key, value in row.items() if key not in years},
            "by_year": {str(year): row[year] for year in years},
        }
        for name, row in table.to_dict(orient="index").items()
    }
    return {
        "scenario": run.assumptions.name,
        "selected": table.index[table["selected"]][0],
        chosen.title.lower(): members,
    }


def _years(table: pd.DataFrame) -> list[int]:
    return [int(column) for column in table.columns if not isinstance(column, str)]


def _print_totals(run: Run, table: pd.DataFrame, chosen: Alternatives) -> None:
    labels = attribute_labels(run.assumptions, run.model, chosen)
    rerun, heading = chosen.reruns[0]
    line = run.model.lines[chosen.result]
    rows = [
        [
            f"{number} *" if row["selected"] else str(number),
            name,
            *(row[attribute] for attribute in labels),
            shown(line, row[chosen.result]),
            shown(line, row[rerun]),
            shown(line, row[rerun] - row[chosen.result]),
        ]
        for number, (name, row) in enumerate(table.to_dict(orient="index").items(), 1)
    ]
    heads = ["No.", chosen.noun, *labels.values(), chosen.heading, heading, "Difference"]
    print_table(heads, rows, right_from=2 + len(labels))


def _print_years(run: Run, table: pd.DataFrame, chosen: Alternatives) -> None:
    line = run.model.lines[chosen.line]
    years = table[_years(table)]
    rows = [[str(year), *(shown(line, value) for value in years[year])] for year in years]
    rows.append(["All", *(shown(line, value) for value in years.sum(axis=1))])
    print_table(["Year / No.", *map(str, range(1, len(table) + 1))], rows, right_from=1)
