"""What the user is told when something is wrong: where, what, why, did you mean, how to fix."""

from collections.abc import Iterable
from difflib import get_close_matches


class FundModelError(Exception):
    """Anything wrong that the user can mend; its text is ready to be printed."""


class BadInput(FundModelError):
    """An assumption, a file, a name or a command that cannot be used (exit code 2)."""


class UnknownName(BadInput, KeyError):
    """A name that is not there, where programs expect a KeyError."""

    def __str__(self) -> str:
        return str(self.args[0])


class ModelMistake(FundModelError):
    """A line, or the way lines depend on each other, breaks a rule of the language."""


def message(
    where: str,
    what: str,
    *,
    why: str | None = None,
    meant: str | None = None,
    fix: str | None = None,
) -> str:
    """Lay out one refusal.

    Args:
        where: file, line and column, or the line item, that is at fault.
        what: what is wrong, with the value found; a sentence.
        why: the rule that it breaks; a sentence.
        meant: the closest valid name, if there is one.
        fix: what would make it right; a sentence without "To fix".

    Returns:
        One text: the first line says where and what, the indented lines below say the rest.
    """
    lines = [f"{where}: {what}"]
    if why:
        lines.append(f"  {why}")
    if meant:
        lines.append(f"  Did you mean `{meant}`?")
    if fix:
        lines.append(f"  To fix: {fix}")
    return "\n".join(lines)


def closest(name: str, names: Iterable[str]) -> str | None:
    """The valid name that is most like `name`, or None when nothing is close.

    >>> closest("us_profit_shar", ["us_profit_share", "cash"])
    'us_profit_share'
    """
    found = get_close_matches(name, list(names), n=1, cutoff=0.6)
    return found[0] if found else None
