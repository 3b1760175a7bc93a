"""The option --chart: looked at before anything is run, and written once the answer is there."""

from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from fundmodel.command_line.answers import Answer
from fundmodel.command_line.charts import chart, chart_asked, write_chart
from fundmodel.errors import BadInput
from tests.machinery.toy_bridge import bridge_of


@click.command()
@chart
def answer(**flags: Any) -> None:
    path = chart_asked(flags)
    click.echo("ran")
    write_chart(path, Answer([], None, draw=bridge_of(1_000, 500).plot))


def test_a_chart_is_written_and_said_apart_from_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    done = CliRunner().invoke(answer, ["--chart", str(path)], catch_exceptions=False)
    assert (done.stdout, done.stderr) == ("ran\n", f"Wrote {path}\n")
    assert path.read_bytes().startswith(b"<?xml")


def test_without_it_nothing_is_drawn() -> None:
    done = CliRunner().invoke(answer, [], catch_exceptions=False)
    assert (done.stdout, done.stderr) == ("ran\n", "")


def test_another_ending_is_refused_before_anything_is_run(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"chart\.jpg: A chart is written as a picture \(\.png\)"):
        CliRunner().invoke(answer, ["--chart", str(tmp_path / "chart.jpg")], catch_exceptions=False)
    assert list(tmp_path.iterdir()) == []
