"""The notebook runs from its first cell to its last, and is kept without what it printed."""

import ast
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.command_line.running import ROOT

NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def cells(kind: str) -> list[dict[str, Any]]:
    """The cells of a kind, in order."""
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def shown_by(code: str, names: dict[str, Any]) -> Any:
    """Run a cell as a notebook does, and give what it would show: its last expression."""
    *before, last = ast.parse(code).body
    exec(compile(ast.Module(before, []), str(NOTEBOOK), "exec"), names)  # noqa: S102
    if not isinstance(last, ast.Expr):
        exec(compile(ast.Module([last], []), str(NOTEBOOK), "exec"), names)  # noqa: S102
        return None
    return eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)  # noqa: S307


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.thorough)])
def test_every_cell_runs_and_shows_something(
    tmp_path: Path, short: Path, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    if not whole:  # assumptions in the folder are taken before those that come with the package
        (tmp_path / "assumptions").symlink_to(short)
    names: dict[str, Any] = {}
    codes = ["".join(cell["source"]) for cell in cells("code")]
    assert "write_workbook" in codes[-1]  # written and read back in many other tests
    shown = [shown_by(code, names) for code in (codes if whole else codes[:-1])]
    assert all(one is not None for one in shown)
    pictures = [one for one in shown if hasattr(one, "_repr_png_")]
    assert len(pictures) == 9
    for figure in pictures if whole else pictures[:1]:
        figure.draw_without_rendering()
    assert names["run"].passed
    assert 0.5 < shown[6] < 0.6  # at half the share the US takes more than half as much
    assert names["run"].periods == (120 if whole else 40)
    assert shown[-1] is True or not whole
    back = pd.read_csv("numbers.csv")
    assert back["scenario"].unique().tolist() == ["base", "base with us_profit_share=0.25"]


def test_what_it_printed_is_not_kept() -> None:
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells("code"))
    names = [cell["id"] for cell in notebook["cells"]]
    assert len(names) == len(set(names))
    assert NOTEBOOK.stat().st_size < 20_000
