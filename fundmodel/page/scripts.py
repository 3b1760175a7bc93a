"""The scripts of a page: modules that import each other, joined into one text without a tool."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from fundmodel.errors import ModelMistake, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

IMPORT = re.compile(r'^import\s+(?:\{[^}]*\}\s+from\s+)?"([^"]+)";[^\S\n]*\n', re.MULTILINE)
EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function|class|const|let)\b)", re.MULTILINE)
LEFT_OVER = re.compile(
    r"^(?:import|export)\b.*$|\bas\s+\w+\s*,?[^}]*\}\s+from\b|</script", re.MULTILINE
)
NAMES = re.compile(
    r"^(?:export\s+)?(?:async\s+)?(?:function\*?|class|const|let)\s+(\w+)", re.MULTILINE
)


def joined(sources: Mapping[str, str], first: Iterable[str]) -> str:
    """One text of some modules and of all that they import, each behind what it imports.

    Args:
        sources: path below the folder of sources -> text.
        first: the modules that are wanted, in order.

    Raises:
        ModelMistake: a module imports what is not there or what imports it, is written in a way
            that cannot be joined, or two of them give one name to two things.
    """
    order: dict[str, None] = {}
    for path in first:
        _add(sources, path, order, ())
    _refuse_shared_names({path: sources[path] for path in order})
    return "\n".join(_bare(path, sources[path]) for path in order)


def imported_by(path: str, text: str) -> Iterator[str]:
    """The paths of the modules that a module imports."""
    for found in IMPORT.finditer(text):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1]))


def _add(
    sources: Mapping[str, str], path: str, order: dict[str, None], above: tuple[str, ...]
) -> None:
    if path in order:
        return
    if path in above or path not in sources:
        what = "imports itself in the end." if path in above else "is imported and is not there."
        raise ModelMistake(message(path, f"This module {what}", why=f"Asked by {above}."))
    for other in imported_by(path, sources[path]):
        _add(sources, other, order, (*above, path))
    order[path] = None


def _bare(path: str, text: str) -> str:
    """A module without what ties it to others."""
    bare = EXPORT.sub("", IMPORT.sub("", text))
    left = LEFT_OVER.search(bare) or re.search(
        r"^import\s+\{[^}]*\bas\b[^}]*\}", text, re.MULTILINE
    )
    if left:
        raise ModelMistake(
            message(
                path,
                f"This cannot be joined with other modules: {left[0]}",
                fix='write `import { name } from "./module.js";`, and `export` before a name.',
            )
        )
    return bare


def _refuse_shared_names(modules: Mapping[str, str]) -> None:
    owner: dict[str, str] = {}
    for path, text in modules.items():
        for name in NAMES.findall(text):
            if owner.setdefault(name, path) != path:
                what = f"`{name}` is the name of something in {owner[name]} too."
                raise ModelMistake(message(path, what, fix="give one of them another name."))
