"""`import`, `verify` and `diff`: what is written, what is said, and with which exit code."""

import json
from pathlib import Path

import pytest

from tests.api.edited_workbook import EditedWorkbook
from tests.command_line.running import Commands, files_below, is_one_refusal


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory, written: bytes) -> EditedWorkbook:
    """The workbook of base over ten years, its sheets of inputs alone."""
    path = tmp_path_factory.mktemp("book") / "base.xlsx"
    path.write_bytes(written)
    return EditedWorkbook(path, inputs_alone=True)


@pytest.fixture
def edited(run_short: Commands, book: EditedWorkbook) -> Path:
    path = run_short.folder / "ministry.xlsx"
    return book.save(path, {book.override("us_profit_share"): 0.25})


def test_import_writes_what_can_be_run_at_once(run_short: Commands, edited: Path) -> None:
    answer = run_short("import", edited.name)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0].split() == ["Input", "Delivered", "Edited", "Unit", "Cell"]
    assert lines[1].split()[:4] == ["us_profit_share", "0.5", "0.25", "share"]
    assert "Written: outputs/ministry.yaml, from base, 1 change." in answer.out
    text = (run_short.folder / "outputs" / "ministry.yaml").read_text(encoding="utf-8")
    assert text == (
        "# Scenario: Base as edited in ministry.xlsx.\n"
        "label: Base as edited in ministry.xlsx\nfrom: base\n\nchanges:\n  us_profit_share:\n"
        "    value: 0.25\n    because: Edited in ministry.xlsx; say why.\n"
    )
    ran = run_short("run", "outputs/ministry.yaml", "--no-workbook", "--json")
    assert ran.code == 0


def test_import_overwrites_nothing_unasked(run_short: Commands, edited: Path) -> None:
    assert run_short("import", edited.name).code == 0
    before = files_below(run_short.folder)
    answer = run_short("import", edited.name)
    assert is_one_refusal(answer, "outputs/ministry.yaml: there is a file of this name.")
    assert files_below(run_short.folder) == before
    assert run_short("import", edited.name, "--force").code == 0
    assert files_below(run_short.folder) == before


@pytest.mark.parametrize("name", ["base.yaml", "mine.txt", "2030.yaml"])
def test_import_refuses_names_that_no_overlay_can_have(
    run_short: Commands, edited: Path, name: str
) -> None:
    before = files_below(run_short.folder)
    answer = run_short("import", edited.name, "--output", name)
    assert is_one_refusal(answer, f"{name}: this cannot be the name of an overlay.")
    assert files_below(run_short.folder) == before


def test_import_of_what_nobody_edited(run_short: Commands, in_the_way: Path) -> None:
    before = files_below(run_short.folder)
    answer = run_short("import", "outputs/base.xlsx")
    assert answer.code == 0
    assert "Nothing was edited in outputs/base.xlsx, which shows base." in answer.out
    assert files_below(run_short.folder) == before
    assert in_the_way.exists()


def test_import_for_programs(run_short: Commands, edited: Path) -> None:
    told = json.loads(run_short("import", edited.name, "--json").out)
    (edit,) = told["edits"]
    assert (edit["scenario"], edit["input"], edit["delivered"], edit["edited"], edit["unit"]) == (
        *("base", "us_profit_share", 0.5, 0.25, "share"),
    )
    assert told["overlays"][0]["changes"] == ["us_profit_share"]


@pytest.mark.thorough
def test_verify_of_what_was_written(run_short: Commands, in_the_way: Path) -> None:
    good = run_short("verify", str(in_the_way))
    assert good.code == 0
    assert "formulas as the model writes them;" in good.out


@pytest.mark.thorough
def test_verify_tells_what_is_missing(run_short: Commands, edited: Path) -> None:
    bad = run_short("verify", edited.name, "--json")  # of which only the inputs are left
    told = json.loads(bad.out)
    assert bad.code == 1
    assert told["passed"] is False
    assert "Results" in told["missing_sheets"]
    assert told["differences"] == []


@pytest.mark.thorough
def test_verify_says_of_a_file_without_values_that_it_has_none(
    run_short: Commands, edited: Path
) -> None:
    answer = run_short("verify", edited.name)
    text = " ".join(answer.out.split())
    assert answer.code == 1
    assert text.startswith("Of ")
    assert " formulas 0 are not the model's; of " in text
    assert "The file stores no values of its formulas, so none could be compared: open it" in text
    assert "differ from Python's" not in text
    assert "Values not compared" not in text


@pytest.mark.thorough
def test_diff(run_short: Commands, in_the_way: Path) -> None:
    same = run_short("diff", str(in_the_way), str(in_the_way))
    assert same.code == 0
    assert same.out.splitlines()[0] == "Nothing differs."


@pytest.mark.parametrize("words", [("import",), ("verify",), ("diff", "nothing.xlsx")])
def test_a_workbook_that_is_not_there_is_refused(run_short: Commands, words: list[str]) -> None:
    missing = run_short(*words, "nothing.xlsx")
    assert is_one_refusal(missing, "nothing.xlsx: the workbook cannot be read")
