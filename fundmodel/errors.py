"""What the user is told when something is wrong: where, what, why, did you mean, how to fix."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from unicodedata import category

LONGEST_VALUE = 80
LONGEST_NAME = 200
LONGEST_LIST = 40
LONGEST_PART = 2_000


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
        where: file, line and column, or the line, that is at fault.
        what: what is wrong, with the value found; a sentence.
        why: the rule that it breaks; a sentence.
        meant: the closest valid name, if there is one.
        fix: what would make it right; a sentence without "To fix".

    Returns:
        One text: the first line says where and what, the indented lines below say the rest.
    """
    lines = [f"{where[:LONGEST_PART]}: {what[:LONGEST_PART]}"]
    if why:
        lines.append(f"  {why[:LONGEST_PART]}")
    if meant:
        lines.append(f"  Did you mean `{meant[:LONGEST_PART]}`?")
    if fix:
        lines.append(f"  To fix: {fix[:LONGEST_PART]}")
    return _harmless("\n".join(lines))


def closest(name: str, names: Iterable[str]) -> str | None:
    """The valid name that is most like `name`, or None when nothing is close.

    Capitals, blanks, hyphens and underscores do not count.

    >>> closest("us_profit_shar", ["us_profit_share", "cash"])
    'us_profit_share'
    >>> closest("US-Profit Share", ["us_profit_share", "cash"])
    'us_profit_share'
    """
    if len(name) > LONGEST_NAME:
        return None
    spelled: dict[str, str] = {}
    for known in names:
        spelled.setdefault(_letters(known), known)
    found = get_close_matches(_letters(name), spelled, n=1, cutoff=0.6)
    return spelled[found[0]] if found else None


def no_such_name(module: str, name: str, renamed: Mapping[str, str]) -> Exception:
    """What a module raises for a name that it does not have; a former name is told the new one.

    A former name raises an ImportError: from an AttributeError `from module import name` keeps
    nothing, and says only that it cannot import the name.

    Args:
        module: as Python calls it.
        name: what was asked for.
        renamed: former name -> the name now.
    """
    if name in renamed:
        return ImportError(f"`{name}` is now called `{renamed[name]}`.")
    return AttributeError(f"module {module!r} has no attribute {name!r}")


def quoted(value: object, mark: str = "`", longest: int = LONGEST_VALUE) -> str:
    r"""A value as messages show it: between marks, on one line, its end cut off if it is long.

    >>> quoted(True), quoted("a\n\x1b[31mb"), quoted("letter " * 99)[-9:]
    ('`true`', '`a\\n\\x1b[31mb`', 'r let...`')
    """
    text = str(value).lower() if isinstance(value, bool) else str(value)
    cut = f"{text[:longest]}..." if len(text) > longest else text
    return f"{mark}{_harmless(cut, keep='')}{mark}"


def listed(names: Iterable[str]) -> str:
    """Names one after the other, told apart even where they hold commas; of many the first.

    >>> listed(["grant", "loan"]), listed(["Energy, gas", "Housing"])
    ('grant, loan', 'Energy, gas; Housing')
    """
    known = [_harmless(name, keep="") for name in names]
    separator = "; " if any("," in name for name in known) else ", "
    left_out = len(known) - LONGEST_LIST
    first = separator.join(known[:LONGEST_LIST])
    return f"{first}{separator}and {left_out} more" if left_out > 0 else first


def _letters(name: str) -> str:
    """A name without what people spell in more than one way."""
    return "".join(sign for sign in name.casefold() if sign not in " -_\t\xa0")


def _harmless(text: str, *, keep: str = "\n") -> str:
    """A text in which signs that a terminal would obey are spelled out."""
    return "".join(
        sign
        if sign.isprintable() or sign in keep or category(sign) == "Zs"
        else sign.encode("unicode_escape", "backslashreplace").decode("ascii")
        for sign in text
    )
