"""`report`: one file of four pages, or charts alone; what is refused leaves nothing behind."""

import json
from pathlib import Path

import pytest

from fundmodel.reports.writing import report_destination
from tests.command_line.running import Commands, files_below, is_one_refusal

FEW = ("--paths", "8")


def test_a_report_and_its_charts(run: Commands) -> None:
    answer = run("report", "all_grants", *FEW, "--output", "new/told.html", "--svg", "drawn",
                      "--json")  # fmt: skip
    assert answer.code == 0, answer.err
    told = json.loads(answer.out)
    assert told["report"] == str(Path("new/told.html"))
    (scenario,) = told["scenarios"].values()
    assert scenario["paths"] == 8
    files = files_below(run.folder)
    page = files["new/told.html"].decode()
    report_destination(run.folder / "new" / "told.html")  # known again, and so not refused
    assert all(one.replace("'", "&#x27;") in page for one in scenario["sentences"])
    drawn = {name for name in files if name.startswith("drawn/")}
    assert {Path(one).as_posix() for one in told["charts"]} == drawn
    assert "drawn/all_grants_readings.svg" in drawn
    assert set(files) == {"new/told.html", *drawn}
    assert "Given as grants alone" not in page  # it is what is told of
    assert "Grants alone" not in page


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (("renewed_war_2031",), "renewed_war_2031: "),
        (("base", "--png", "taken"), "taken: "),
        (("base", "--svg", "taken/below"), "taken/below: "),
        (("base", "--paths", "0"), "paths = 0: This is no number of paths."),
    ],
)
def test_what_cannot_be_is_refused(run: Commands, arguments: tuple[str, ...], begins: str) -> None:
    (run.folder / "taken").write_text("mine", encoding="utf-8")
    answer = run("report", *arguments)
    assert is_one_refusal(answer, begins), answer.err
    assert files_below(run.folder) == {"taken": b"mine"}


def test_a_place_where_nothing_can_be_written(run: Commands) -> None:
    (run.folder / "outputs").write_text("mine", encoding="utf-8")
    answer = run("report")
    assert is_one_refusal(answer, f"{Path('outputs/report.html')}: "), answer.err
    assert files_below(run.folder) == {"outputs": b"mine"}
