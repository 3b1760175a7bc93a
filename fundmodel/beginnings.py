"""Names by their beginnings, as people type them at a prompt."""

from collections.abc import Collection

from fundmodel.errors import BadInput, message

MOST_LISTED = 12


def begun_by(text: str, names: Collection[str]) -> tuple[str, ...]:
    """The names that a text may stand for: itself, or else those that begin with it.

    A beginning that ends where a word ends goes before others; capitals count unless nothing
    begins with the text as it is.

    >>> begun_by("D1", ["D1 accounting", "D10 capital first", "Deal by deal"])
    ('D1 accounting',)
    >>> begun_by("deal", ["D1 accounting", "Deal by deal"]), begun_by("", ["base"])
    (('Deal by deal',), ())
    """
    if text in names or not text:
        return (text,) if text else ()
    found = [name for name in names if name.startswith(text)] or [
        name for name in names if name.casefold().startswith(text.casefold())
    ]
    whole = [name for name in found if not name[len(text) : len(text) + 1].isalnum()]
    return tuple(whole or found)


def name_meant(text: str, names: Collection[str], where: str = "") -> str:
    """The one name that a text is or begins; the text itself if no name begins with it.

    Args:
        text: as typed.
        names: the names that there are.
        where: what messages begin with; by default the text.

    Raises:
        BadInput: several names begin with it; lists them.
    """
    found = begun_by(text, names)
    if len(found) > 1:
        named = [f"`{name}`" for name in found[:MOST_LISTED]]
        more = len(found) - len(named)
        raise BadInput(
            message(
                where or text,
                f"{len(found)} names begin with `{text}`.",
                why=", ".join(named) + (f" and {more} more." if more else "."),
                fix="write as much of the name as tells it apart.",
            )
        )
    return found[0] if found else text
