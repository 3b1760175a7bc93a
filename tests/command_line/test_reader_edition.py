"""`--edition reader`: the file for e-mail, what is said of it, and that it does not come back."""

from pathlib import Path

from tests.command_line.running import Commands

SAID = "(reader edition: values alone; it does not recalculate, --edition live does)"


def test_it_is_said_of_it_last_and_it_does_not_come_back(run_short: Commands, short: Path) -> None:
    answer = run_short("run", "base", "--edition", "reader", "--output", "sent.xlsx")
    assert answer.code == 0
    assert answer.out.endswith(f"Workbook: sent.xlsx {SAID}\nAssumptions read from {short}.\n")
    for command in ("import", "verify"):
        refused = run_short(command, "sent.xlsx")
        assert refused.code == 2
        assert refused.err.startswith(
            "sent.xlsx: this is the reader edition, which holds values and no formulas.\n"
        )
        assert not list((run_short.folder / "outputs").glob("*"))


def test_no_other_edition_says_so(run_short: Commands) -> None:
    answer = run_short("run", "base", "--no-workbook")
    assert SAID not in answer.out
