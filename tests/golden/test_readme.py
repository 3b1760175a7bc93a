"""The example of README is what the terminal prints: every headline with its basis and number."""

import re

from click.testing import CliRunner

from fundmodel.command_line.group import commands
from tests.structure.source_files import ROOT

README = ROOT / "README.md"
EXAMPLE = re.compile(r"(?<=```text\n)Headline .*?(?=```)", re.DOTALL)
HOW = "pytest tests/golden --update-golden writes the example anew: look at the difference first."


def test_readme_shows_the_headlines_as_they_are_printed(update_golden: bool) -> None:
    printed = CliRunner().invoke(
        commands,
        ["run", "base", "--no-workbook", "--assumptions", str(ROOT / "assumptions")],
        env={"COLUMNS": ""},
    )
    table = "".join(f"{line}\n" for line in printed.output.splitlines()[:-2])
    text = README.read_text("utf-8")
    assert table.startswith("Headline ")
    assert len(EXAMPLE.findall(text)) == 1
    if update_golden:
        README.write_text(EXAMPLE.sub(lambda _: table, text), "utf-8")
    else:
        assert EXAMPLE.findall(text) == [table], HOW
