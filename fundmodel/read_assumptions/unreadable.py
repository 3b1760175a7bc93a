"""Files that are no YAML, or YAML of a kind that is not read."""

import yaml

from fundmodel.read_assumptions.places import Place, Problems
from fundmodel.read_assumptions.texts import line_and_column, unprintable

LONGEST_SHOWN = 100


class Unreadable(Exception):
    """The text breaks a rule after which reading on makes no sense."""

    def __init__(self, place: Place, what: str, why: str | None, fix: str) -> None:
        super().__init__(what)
        self.place, self.what, self.why, self.fix = place, what, why, fix


def refuse_unprintable(text: str, file: str) -> None:
    """Refuse a text with a character that no YAML file holds.

    Raises:
        Unreadable: there is one; says where the first stands.
    """
    found = unprintable(text)
    if found is not None:
        index, code = found
        raise Unreadable(
            Place(file, *line_and_column(text, index)),
            f"Here is a character that cannot be printed, {code}.",
            None,
            "remove it; an editor that shows control characters finds it.",
        )


def add_syntax_error(error: yaml.YAMLError, text: str, file: str, problems: Problems) -> None:
    """Note where the parser gave up, with the line and a mark below the place."""
    mark = getattr(error, "problem_mark", None) or yaml.Mark(file, 0, 0, 0, None, 0)
    lines = text.splitlines() or [""]
    line = lines[min(mark.line, len(lines) - 1)][:LONGEST_SHOWN]
    caret = " " * min(mark.column, len(line)) + "^"
    problems.add(
        Place(file, mark.line + 1, mark.column + 1),
        "",
        "The text cannot be read as YAML here.",
        why=f"  {line}\n    {caret}",
        fix="look here and on the line above for a missing colon, quote, bracket or indentation.",
    )
