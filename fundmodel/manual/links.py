"""From a name to where the manual tells of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from fundmodel.build_model.model import Model
from fundmodel.manual.markup import code, joined, tag, words
from fundmodel.markup import Markup

NAME = re.compile(r"\b([a-z][a-z0-9_]*)\b")
IN_PROSE = re.compile(r"`([^`\n]+)`")


def anchor(model: Model, name: str) -> str:
    """What the address of a line or an assumption ends with; "" of any other name."""
    if name in model.lines:
        return f"line-{name}"
    return f"assumption-{name}" if name in model.inputs else ""


def nowhere(_: str) -> str:
    """The page of a name where all stand on one."""
    return ""


@dataclass(frozen=True)
class Links:
    """The addresses of lines and assumptions.

    Attributes:
        model: which has them.
        page: name of a line or an assumption -> the page it stands on; "" for this one.
        clauses: the page of the clauses; "" for this one.
    """

    model: Model
    page: Callable[[str], str] = nowhere
    clauses: str = ""

    def to(self, name: str, text: str = "") -> Markup:
        """A name as a link; as a name alone if the model has none such."""
        target = anchor(self.model, name)
        word = code(text or name)
        return tag("a", word, href=f"{self.page(name)}#{target}") if target else word

    def formula(self, text: str) -> Markup:
        """A formula in words, each line and assumption in it a link."""
        parts = NAME.split(text)
        return tag("code", *(self._bare(part) if at % 2 else words(part)
                             for at, part in enumerate(parts)))  # fmt: skip

    def prose(self, text: str) -> Markup:
        """Sentences in which names stand between backquotes."""
        parts = IN_PROSE.split(text)
        return joined(
            self.to(part.partition("[")[0], part) if at % 2 else words(part)
            for at, part in enumerate(parts)
        )

    def _bare(self, name: str) -> Markup:
        target = anchor(self.model, name)
        return tag("a", words(name), href=f"{self.page(name)}#{target}") if target else words(name)
