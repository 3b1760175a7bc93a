"""Where workbooks are written, and what is never overwritten or written outside.

The assumptions are the real ones over ten years, so that workbooks are quickly written.
"""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from fundmodel.workbooks.opening.read_cells import open_safely
from tests.command_line.running import ASSUMPTIONS, Commands, edit, files_below, is_one_refusal
from tests.thorough import mostly_thorough

OVERLAY = "label: Mine\nfrom: base\nchanges: {}\n"
LESS = ("--set", "us_profit_share=0.1", "--output", "outputs/base.xlsx")
FORMULA_LIKE = ["=1+1", "+1", "-1+2", "@SUM(A1)", "=HYPERLINK(A1)"]


def test_output_makes_the_folders_above_it_and_writes_nowhere_else(
    run_short: Commands, short: Path
) -> None:
    shipped = files_below(ASSUMPTIONS)
    answer = run_short("run", "base", "--output", "new/folders/mine.xlsx")
    assert answer.code == 0
    assert files_below(ASSUMPTIONS) == shipped
    assert answer.out.endswith(f"Workbook: new/folders/mine.xlsx\nAssumptions read from {short}.\n")
    assert list(files_below(run_short.folder)) == ["new/folders/mine.xlsx"]


def test_an_unedited_workbook_is_overwritten_by_the_same_bytes(
    run_short: Commands, in_the_way: Path, written: bytes
) -> None:
    assert run_short("run", "base", *LESS).code == 0
    assert in_the_way.read_bytes() != written
    assert run_short("run", "base").code == 0
    assert in_the_way.read_bytes() == written


@pytest.mark.thorough
def test_an_edited_workbook_is_kept_unless_forced(run_short: Commands, in_the_way: Path) -> None:
    workbook = load_workbook(in_the_way)
    workbook["Inputs"]["F8"] = 5
    workbook.save(in_the_way)
    edited = in_the_way.read_bytes()
    answer = run_short("run", "base")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "outputs/base.xlsx: somebody has edited this workbook since it was written.\n"
        "  What was typed, noted, added or formatted there would be lost.\n"
        "  To fix: move it elsewhere, choose another place with --output, or overwrite it with"
        " --force.\n"
    )
    assert files_below(run_short.folder) == {"outputs/base.xlsx": edited}
    assert run_short("run", "base", "--force").code == 0
    assert in_the_way.read_bytes() != edited


def _foreign_workbook(path: Path) -> None:
    Workbook().save(path)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(_foreign_workbook, id="workbook"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty", marks=pytest.mark.thorough),
        pytest.param(
            lambda path: path.write_text("my notes"), id="text", marks=pytest.mark.thorough
        ),
    ],
)
def test_the_file_of_somebody_else_is_kept_unless_forced(run_short: Commands, make) -> None:
    path = run_short.folder / "mine.xlsx"
    make(path)
    before = files_below(run_short.folder)
    answer = run_short("run", "base", "--output", "mine.xlsx")
    begins = "mine.xlsx: this file was not written by this program, or is damaged.\n"
    assert is_one_refusal(answer, begins), answer
    assert "overwrite it with --force." in answer.err
    assert files_below(run_short.folder) == before
    assert run_short("run", "base", "--output", "mine.xlsx", "--force").code == 0
    assert files_below(run_short.folder) != before


@pytest.mark.parametrize(
    "force",
    [pytest.param((), id=""), pytest.param(("--force",), id="forced", marks=pytest.mark.thorough)],
)
@pytest.mark.parametrize(
    ("output", "begins"),
    [
        ("folder", "folder: this is a folder.\n  To fix: add the name of a file"),
        pytest.param(
            *("file/mine.xlsx", "file/mine.xlsx: file is a file, not a folder.\n"),
            marks=pytest.mark.thorough,
        ),
        ("x" * 300 + ".xlsx", "x" * 300 + ".xlsx: the workbook cannot be written (File name"),
    ],
    ids=["folder", "below a file", "too long"],
)
def test_no_place_for_a_workbook(
    run_short: Commands, output: str, begins: str, force: tuple[str, ...]
) -> None:
    (run_short.folder / "folder").mkdir()
    (run_short.folder / "file").write_text("mine")
    answer = run_short("run", "base", "--output", output, *force)
    assert is_one_refusal(answer, begins), answer
    assert files_below(run_short.folder) == {"file": b"mine"}


@pytest.mark.thorough
def test_a_disk_that_refuses(
    run_short: Commands, in_the_way: Path, written: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    begins = "outputs/base.xlsx: the workbook cannot be written (Permission denied)."
    answer = run_short("run", "base", *LESS)
    assert is_one_refusal(answer, begins), answer
    assert files_below(run_short.folder) == {"outputs/base.xlsx": written}
    assert in_the_way.exists()


@pytest.mark.parametrize(
    "name",
    [
        *("../../x", "../slow_start", "/etc/passwd", "scenarios/slow_start", "slow_start.yaml"),
        *(".", "", "base/../base", "~", "/dev/null", "no.yaml", "/no/such/mine.yaml"),
        "x" * 300 + ".yaml",
    ],
)
def test_a_name_is_never_a_place(run_short: Commands, name: str) -> None:
    before = files_below(run_short.folder.parent)
    answer = run_short("run", name)
    assert is_one_refusal(answer, f"{name or 'scenario'}: "), answer
    assert files_below(run_short.folder.parent) == before


@pytest.mark.parametrize(
    "name", mostly_thorough(["..mine", "my scenario", "-rf", "=1+1", ".hidden"], ["=1+1"])
)
def test_an_overlay_whose_name_is_no_name_of_a_file(run_short: Commands, name: str) -> None:
    overlay = run_short.folder / f"{name}.yaml"
    overlay.write_text(OVERLAY)
    answer = run_short("run", str(overlay))
    begins = f"{name}: This scenario's name cannot be the name of a file."
    assert is_one_refusal(answer, begins), answer
    assert run_short("run", str(overlay), "--output", "mine.xlsx").code == 0
    assert set(files_below(run_short.folder)) == {f"{name}.yaml", "mine.xlsx"}


@pytest.mark.thorough
def test_an_overlay_from_anywhere_is_written_below_outputs(run_short: Commands) -> None:
    elsewhere = run_short.folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.yaml").write_text(OVERLAY)
    for path in (str(elsewhere / "mine.yaml"), "../elsewhere/mine.yaml"):
        answer = run_short("run", path)
        assert "Workbook: outputs/mine.xlsx\n" in answer.out
    assert set(files_below(run_short.folder)) == {"outputs/mine.xlsx"}
    assert set(files_below(elsewhere)) == {"mine.yaml"}


def test_two_scenarios_of_one_name(run_short: Commands) -> None:
    (run_short.folder / "Slow_start.yaml").write_text(OVERLAY)
    answer = run_short("run", "slow_start", "Slow_start.yaml")
    assert is_one_refusal(answer, "slow_start: Two scenarios have this name.\n"), answer
    assert set(files_below(run_short.folder)) == {"Slow_start.yaml"}


@pytest.mark.thorough
def test_text_of_the_files_stays_text(run_short: Commands, copied: Path) -> None:
    economy, members = copied / "base" / "economy.yaml", copied / "base" / "members"
    edit(economy, "  value: 120\n", "  value: 40\n")
    for text in FORMULA_LIKE:
        edit(economy, "  label: ", f'  label: "{text} label"  # ')
        plain = economy.read_text(encoding="utf-8")
        noted = re.sub(r"note: >-\n(    .*\n)+", f'note: "{text} note"\n', plain, count=1)
        economy.write_text(_turned(noted), encoding="utf-8")
    edit(members / "contributors.yaml", "  Germany: ", '  "+1": ')
    edit(members / "contributors.yaml", "  France: ", '  "-1+2": ')
    edit(members / "contributors.yaml", "  Italy: ", '  "@SUM(A1)": ')
    answer = run_short("run", "base", "--output", "mine.xlsx", directory=copied)
    assert (answer.code, answer.err) == (0, "")
    found = set()
    for cells in open_safely(run_short.folder / "mine.xlsx").values():
        found |= {content for content in cells.values() if type(content) is str}
    assert {"+1", "-1+2", "@SUM(A1)"} <= found
    for text in FORMULA_LIKE:
        assert {f"{text} label", f"{text} note"} <= found


def _turned(text: str) -> str:
    """The same entries, the first of them last, so that the next edit meets another."""
    head, first, *others = text.strip().split("\n\n")
    return "\n\n".join([head, *others, first]) + "\n"
