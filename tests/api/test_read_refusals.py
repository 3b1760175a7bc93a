"""What a workbook must not hold when it is read back: whole messages, which name the cell."""
# ruff: noqa: E501  messages stand here as users see them

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.workbooks.cell_layout import BY_YEAR, INPUTS, MEMBERS, InputColumns
from tests.api.edited_workbook import EditedWorkbook
from tests.command_line.running import edit

SHARE = "us_profit_share"
LIVE_TYPED_OVER = """\
{path}, {cell}: the formula of the live number has been typed over.
  Numbers are typed into Override, or into the column of a scenario.
  To fix: copy the formula of a live number beside it back into the cell."""
EXPECTED = """\
{path}, {cell}: a number is expected, not %s.
  Only typed numbers can go back into a set of assumptions.
  To fix: type a number, or empty the cell of the column Override."""
OTHER_SET = (
    "\n  To fix: choose a workbook that was written from these assumptions, or write it anew."
)


class Case(NamedTuple):
    """What is typed into which cell, and the whole message."""

    name: str
    cell: str
    typed: object
    text: str


CASES = [
    Case("text", "override", "half", EXPECTED % "`half`"),
    Case("blank", "override", " ", EXPECTED % "` `"),
    Case("error value", "override", "#VALUE!", EXPECTED % "`#VALUE!`"),
    Case("truth value", "override", True, EXPECTED % "`True`"),
    Case("no first year", "scenario's first year", None, EXPECTED % "an empty cell"),
    Case("formula", "override", "=0.3", EXPECTED % "a formula"),
    Case("formula in a scenario", "scenario", "=0.3", EXPECTED % "a formula"),
    Case("empty scenario", "scenario", None, EXPECTED % "an empty cell"),
    Case("text in a year", "year", "much", EXPECTED % "`much`"),
    Case("formula in a year", "year", "=0.01+0.01", EXPECTED % "a formula"),
    Case("formula in a scenario's year", "scenario's year", "=H9+0.01", EXPECTED % "a formula"),
    Case("live typed over", "live", 0.3, LIVE_TYPED_OVER),
    Case("live with another formula", "live", "=0.3", LIVE_TYPED_OVER),
    Case("live year typed over", "live year", 0.03, LIVE_TYPED_OVER),
    Case("live emptied", "live", None, LIVE_TYPED_OVER),
    Case(
        "row emptied",
        "name",
        None,
        "{path}, Inputs: has no row for `us_profit_share`." + OTHER_SET,
    ),
    Case(
        "another name",
        "name",
        "us_share",
        "{path}, {cell}: `us_share` is no assumption." + OTHER_SET,
    ),
    Case(
        "the name of another row",
        "name",
        "european_call_delay",
        "{path}, {second}: `european_call_delay` stands here for the second time." + OTHER_SET,
    ),
    Case(
        "implausible",
        "override",
        7,
        """\
{path}, {cell}, us_profit_share: 7 is outside its plausible range 0 to 1.
  Shares are written as fractions of one.
  Did you mean `0.07`?
  To fix: write 0.07.""",
    ),
    Case(
        "implausible in a year",
        "year",
        3,
        """\
{path}, Inputs by year, us_inflation[2030]: 3 is outside its plausible range -0.02 to 0.1.
  Shares are written as fractions of one.
  Did you mean `0.03`?
  To fix: write 0.03.""",
    ),
    Case(
        "shares",
        "share of commitments",
        0.13,
        """\
{path}, Members, commitment_share: In the scenario `base` the shares add up to 1.01, not to 1.
  They are 0.13 + 0.08 + 0.06 + 0.08 + 0.09 + 0.04 + 0.05 + 0.08 + 0.05 + 0.09 + 0.04 + 0.06 and 4 more. Columns are defined at {short}/base/members/windows.yaml:23:3.
  To fix: take 0.01 from one of them.""",
    ),
    Case(
        "structure",
        "quarters",
        80,
        """\
{path}, {cell}, number_of_quarters: This cannot be changed here.
  It belongs to the base, so that all scenarios share one workbook.
  To fix: change it at {short}/base/economy.yaml:21:1, for all scenarios.""",
    ),
    Case(
        "unknown scenario",
        "selector",
        "slow",
        """\
{path}, {cell}: the scenario shown is `slow`, which has no column.
  Did you mean `slow_start`?
  To fix: choose one of the scenarios from the list.""",
    ),
    Case(
        "empty selector",
        "selector",
        None,
        """\
{path}, {cell}: the scenario shown is ``, which has no column.
  To fix: choose one of the scenarios from the list.""",
    ),
]


def cell_of(book: EditedWorkbook, cell: str) -> tuple[str, str]:
    """The sheet and the cell of a case."""
    return {
        "override": lambda: book.override(SHARE),
        "scenario": lambda: book.in_scenario(SHARE, "base"),
        "live": lambda: book.cell(SHARE, InputColumns.live),
        "name": lambda: book.cell(SHARE, InputColumns.name),
        "year": lambda: book.by_year("us_inflation", "Override", 2030),
        "scenario's year": lambda: book.by_year("us_inflation", "base", 2030),
        "scenario's first year": lambda: book.by_year("us_inflation", "base", 2027),
        "live year": lambda: book.by_year("us_inflation", "Live", 2030),
        "share of commitments": lambda: book.override("commitment_share[Housing grants]"),
        "quarters": lambda: book.override("number_of_quarters"),
        "selector": lambda: (INPUTS, "E3"),
    }[cell]()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_whole_text(inputs: EditedWorkbook, short: Path, tmp_path: Path, case: Case) -> None:
    title, cell = cell_of(inputs, case.cell)
    rows = [inputs.cell(name, InputColumns.name)[1] for name in (SHARE, "european_call_delay")]
    second = max(rows, key=lambda name: int(name[1:]))
    path = inputs.save(tmp_path / "book.xlsx", {(title, cell): case.typed})
    with pytest.raises(BadInput) as refusal:
        fundmodel.read_workbook(path, directory=short)
    at = f"'{title}'!{cell}" if " " in title else f"{title}!{cell}"
    assert str(refusal.value) == case.text.format(
        path=path, cell=at, second=f"{INPUTS}!{second}", short=short
    )


@pytest.mark.parametrize("title", [INPUTS, BY_YEAR, MEMBERS])
def test_missing_sheet(inputs: EditedWorkbook, short: Path, tmp_path: Path, title: str) -> None:
    path = inputs.save(tmp_path / "book.xlsx", {}, without=title)
    with pytest.raises(BadInput) as refusal:
        fundmodel.read_workbook(path, directory=short)
    assert str(refusal.value) == (
        f"{path}: has no sheet `{title}`.\n  Did you mean `{title} 2`?\n"
        "  To fix: choose a workbook that this program wrote."
    )


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (None, "the workbook cannot be read: No such file or directory."),
        (b"", "the file is no workbook, or it is damaged."),
        (b"label: Mine\n", "the file is no workbook, or it is damaged."),
        (b"PK\x03\x04", "the file is no workbook, or it is damaged."),
        (b"\xd0\xcf\x11\xe0", "the file has a password or is of an old format (.xls)."),
    ],
)
def test_no_workbook(short: Path, tmp_path: Path, content: bytes | None, what: str) -> None:
    path = tmp_path / "book.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput) as refusal:
        fundmodel.read_workbook(path, directory=short)
    assert str(refusal.value).startswith(f"{path}: {what}")


def test_a_workbook_of_another_set(inputs: EditedWorkbook, tmp_path: Path, short: Path) -> None:
    path = inputs.save(tmp_path / "book.xlsx", {})
    other = Path(shutil.copytree(short, tmp_path / "assumptions"))
    edit(other / "base" / "members" / "contributors.yaml", "  Germany: ", "  Prussia: ")
    with pytest.raises(BadInput) as refusal:
        fundmodel.read_workbook(path, directory=other)
    where, what, _ = str(refusal.value).split("\n")
    assert where == f"{path}: the workbook has other assumptions than the files."
    has, lacks = what.split(" It lacks ")
    assert has.startswith("  It has ")
    assert "contributor_gdp[Germany]" in has
    assert "contributor_gdp[Prussia]" in lacks


@pytest.mark.parametrize("name", ["mine", "../scenarios/slow_start", "PLANTED"])
def test_a_scenario_without_a_file_and_never_a_path(
    inputs: EditedWorkbook, tmp_path: Path, short: Path, name: str
) -> None:
    planted = tmp_path / "planted.yaml"
    planted.write_text("label: Planted\nfrom: base\nchanges: {}\n")
    name = name.replace("PLANTED", str(planted))
    edits = {(INPUTS, "E3"): name, **inputs.renamed("base", name)}
    path = inputs.save(tmp_path / "book.xlsx", edits)
    with pytest.raises(BadInput) as refusal:
        fundmodel.read_workbook(path, directory=short)
    begins = f"{path}, Inputs!E3: the scenario shown is `{name}`, which has no file.\n"
    assert str(refusal.value).startswith(begins)
