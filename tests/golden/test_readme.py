"""The examples of README are what the terminal prints: every headline, and the answer in words."""

import re
from textwrap import fill

from click.testing import CliRunner

from fundmodel.command_line.group import commands
from tests.structure.source_files import ROOT

README = ROOT / "README.md"
HEADLINES = re.compile(r"(?<=```text\n)Headline .*?(?=```)", re.DOTALL)
SENTENCES = re.compile(r"(?<=```text\n)base, expected .*?(?=```)", re.DOTALL)
HOW = "pytest tests/golden --update-golden writes the example anew: look at the difference first."


def test_readme_shows_headlines_and_sentences_as_they_are_printed(update_golden: bool) -> None:
    printed = CliRunner().invoke(
        commands,
        ["run", "base", "--no-workbook", "--assumptions", str(ROOT / "assumptions")],
        env={"COLUMNS": ""},
    )
    table, sentences, _ = printed.output.split("\n\n")
    wrapped = "\n".join(fill(one, 118) for one in sentences.splitlines())
    text = README.read_text("utf-8")
    for begins, example in ((HEADLINES, f"{table}\n"), (SENTENCES, f"{wrapped}\n")):
        assert len(begins.findall(text)) == 1
        if update_golden:
            text = begins.sub(lambda _, example=example: example, text)
        else:
            assert begins.findall(text) == [example], HOW
    if update_golden:
        README.write_text(text, "utf-8")
