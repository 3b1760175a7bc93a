"""The option --tidy: every number of the runs into one long table, as CSV or Parquet."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fundmodel.command_line.answers import FORMULA_LIKE
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from fundmodel.run_paths.run import Run

CSV, PARQUET, LIBRARY = ".csv", ".parquet", "pyarrow"


def tidy_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of the long table."""
    for decorate in (
        click.option("--annual", is_flag=True, help="With --tidy: by calendar year."),
        click.option(
            "--tidy",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Write every number of every line, a row each, as FILE.csv or FILE.parquet.",
        ),
    ):
        command = decorate(command)
    return command


def tidy_asked(flags: Mapping[str, object]) -> Path | None:
    """The file that --tidy names, looked at before anything is run; None where it is not given.

    Raises:
        BadInput: it cannot hold the table, or --annual stands alone.
    """
    path = flags.get("tidy")
    if not isinstance(path, Path):
        if flags.get("annual"):
            raise BadInput(message("--annual", "It says how --tidy goes, which is not given.",
                                   fix="add --tidy FILE.csv, or leave it out."))  # fmt: skip
        return None
    above = next((one for one in path.absolute().parents if one.exists()), path)
    what = fix = ""
    if path.is_dir():
        what, fix = "This is a folder.", "add the name of a file, such as numbers.csv."
    elif path.suffix not in (CSV, PARQUET):
        name = path.stem or "numbers"
        what = "The table is written as CSV or Parquet."
        fix = f"name it {name}{CSV} or {name}{PARQUET}."
    elif not above.is_dir():
        what, fix = f"{above} is a file, not a folder.", "name a file in a folder."
    elif path.suffix == PARQUET and find_spec(LIBRARY) is None:
        what = f"Parquet files are written by `{LIBRARY}`, which is not installed."
        fix = 'pip install "fundmodel[parquet]", or name a file that ends with .csv.'
    if what:
        raise BadInput(message(str(path), what, fix=fix))
    return path


def write_tidy(path: Path | None, runs: Sequence[Run], *, annual: bool) -> None:
    """Write the table of some runs, whole or not at all, and say where it is.

    Raises:
        BadInput: the disk refuses.
    """
    if path is None:
        return
    from fundmodel.on_disk import write_whole
    from fundmodel.run_paths.tidying import tidy

    table = tidy(runs, annual=annual)
    try:
        write_whole(path, table_bytes(table, path.suffix))
    except OSError as problem:
        what = f"The table cannot be written ({problem.strerror})."
        fix = "choose another place, or make room."
        raise BadInput(message(str(path), what, fix=fix)) from problem
    click.echo(f"Wrote {path}: {len(table):,} numbers", err=True)


def table_bytes(table: pd.DataFrame, ending: str) -> bytes:
    """A long table as the content of a file.

    Args:
        table: of `fundmodel.tidy`.
        ending: ".csv", in which a text that a spreadsheet would take for a formula gets an
            apostrophe in front; or ".parquet".
    """
    content = io.BytesIO()
    if ending == PARQUET:
        table.to_parquet(content, engine="pyarrow", index=False)
    else:
        _harmless(table).to_csv(content, index=False, lineterminator="\n")
    return content.getvalue()


def _harmless(table: pd.DataFrame) -> pd.DataFrame:
    texts = {
        str(name): column.cat.rename_categories(
            lambda text: f"'{text}" if text.startswith(FORMULA_LIKE) else text
        )
        for name, column in table.items()
        if column.dtype == "category"
    }
    return table.assign(**texts)
