"""The files that a page is made of: markup, style, and the modules of its scripts."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from fundmodel.page.scripts import joined

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FOLDER = "source"
PAGE, APP, WORKER = "page.html", "app.js", "worker.js"
STYLE_SHEETS = (
    "charts.css", "shell.css", "layout.css", "answer.css", "controls.css", "sliders.css",
    "share.css", "narrow.css", "print.css", "sections.css", "worlds.css",
)  # fmt: skip
"""In the order of the cascade: of two rules as strong as each other the later one holds."""
WITHOUT_APP = """import { boot } from "./boot.js";
boot().then((one) => { globalThis.fundmodel = one; });
"""


@lru_cache(maxsize=1)
def sources() -> dict[str, str]:
    """Path below the folder of sources -> text."""
    return dict(sorted(_below(files(__package__).joinpath(FOLDER), "")))


def markup() -> str:
    """The page, with {{words}} where something is put in."""
    return sources()[PAGE]


def style() -> str:
    """All style sheets, one after the other."""
    return "\n".join(sources()[path] for path in STYLE_SHEETS)


def main_script() -> str:
    """What the page runs: the module that begins, behind all that it needs."""
    modules = {APP: WITHOUT_APP, **sources()}
    return joined(modules, [APP])


def worker_script() -> str:
    """What its worker runs; nothing where there is none."""
    return joined(sources(), [WORKER]) if WORKER in sources() else ""


def _below(folder: Traversable, path: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for one in folder.iterdir():
        if one.is_dir():
            found += _below(one, f"{path}{one.name}/")
        elif one.name.endswith((".js", ".css", ".html")):
            found.append((f"{path}{one.name}", one.read_text(encoding="utf-8")))
    return found
