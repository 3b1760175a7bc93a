"""Definitions of lines: the decorators that make a row of a function."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from fundmodel.build_model.expressions import Expression, Node, Read, as_number
from fundmodel.build_model.units import FLAG, Unit
from fundmodel.errors import ModelMistake, message


@dataclass(frozen=True)
class LineDefinition:
    """One line of the model, as its function declares it.

    Attributes:
        name: the function's name, which is the row's key.
        kind: flow, balance, ratio, flag, result, check or alert.
        unit: what the row is measured in.
        each: the set whose members have a row each, or None.
        opening: 0, 1 or the name of the assumption that the row opens with.
        function: takes expressions for the lines and assumptions it names, gives the formula.
        basis: of a result in money over time, what makes its amounts comparable; see `bases`.
    """

    name: str
    kind: str
    unit: Unit
    each: str | None
    opening: int | str
    stated_opening: bool
    function: Callable[..., Expression]
    basis: str = ""

    @property
    def label(self) -> str:
        """The row's label: what it is, with the basis if there is one."""
        return f"{self.words}, {self.basis}" if self.words and self.basis else self.words

    @property
    def words(self) -> str:
        """What it is, without the basis: the first line of the docstring."""
        return self._paragraphs[0].rstrip(".")

    @property
    def explanation(self) -> str:
        """Why it is worked out this way: the rest of the docstring, as one paragraph."""
        return " ".join(" ".join(self._paragraphs[1:]).split())

    @property
    def block(self) -> str:
        """The file that defines it."""
        return self.function.__module__.rpartition(".")[2]

    @property
    def where(self) -> str:
        """File and line, for messages."""
        code = self.function.__code__
        return f"{Path(code.co_filename).name}:{code.co_firstlineno}: `{self.name}`"

    @cached_property
    def arguments(self) -> tuple[str, ...]:
        """The lines and assumptions that it names."""
        return tuple(inspect.signature(self.function).parameters)

    def trace(self) -> Node:
        """Call the function once with symbols and keep what it does.

        Raises:
            ModelMistake: if the body is no formula; says where and how to write it.
        """
        try:
            result = self.function(*(Expression(Read(name)) for name in self.arguments))
        except ModelMistake as mistake:
            raise ModelMistake(f"{self.where}: {mistake}") from mistake
        except (TypeError, AttributeError) as mistake:
            raise ModelMistake(
                message(
                    self.where,
                    f"this cannot be written as a formula ({mistake}).",
                    fix="use + - * / and the operations of fundmodel.build_model.",
                )
            ) from mistake
        if not isinstance(result, Expression):
            raise ModelMistake(
                message(
                    self.where,
                    f"gives {result!r}, which is not a formula.",
                    fix="return one formula of the lines and assumptions it names.",
                )
            )
        return as_number(result.node)

    @cached_property
    def _paragraphs(self) -> list[str]:
        text = inspect.getdoc(self.function) or ""
        return [paragraph for paragraph in text.split("\n\n") if paragraph.strip()] or [""]


def _kind(
    kind: str,
    unit: Unit,
    *,
    each: str | None = None,
    opening: int | str | None = None,
    basis: str = "",
) -> Callable[[Callable[..., Expression]], LineDefinition]:
    def decorate(function: Callable[..., Expression]) -> LineDefinition:
        stated = opening is not None
        return LineDefinition(
            function.__name__,
            kind,
            unit,
            each,
            opening if opening is not None else 0,
            stated,
            function,
            basis,
        )

    return decorate


def _by_quarter(
    kind: str, unit: Unit, *, each: str | None = None, opening: int | str | None = None
) -> Callable[[Callable[..., Expression]], LineDefinition]:
    return _kind(kind, unit, each=each, opening=opening)


def _flag(
    *, each: str | None = None, opening: int | None = None
) -> Callable[[Callable[..., Expression]], LineDefinition]:
    return _kind("flag", FLAG, each=each, opening=opening)


def _result(
    unit: Unit, *, basis: str = "", each: str | None = None
) -> Callable[[Callable[..., Expression]], LineDefinition]:
    return _kind("result", unit, each=each, basis=basis)


flow = partial(_by_quarter, "flow")
balance = partial(_by_quarter, "balance")
flag = _flag
result = _result
check = partial(_by_quarter, "check")
alert = partial(_by_quarter, "alert")


def ratio(
    unit: Unit, *others: Any, **options: Any
) -> Callable[[Callable[..., Expression]], LineDefinition]:
    """A line that neither flows nor accumulates: a rate, a price, an index, a share.

    Raises:
        ModelMistake: if it is given a formula; to divide is another word.
    """
    if not isinstance(unit, Unit):
        raise ModelMistake(
            "`ratio` makes a line, as @ratio(unit). To divide, write divide(a, b, if_zero=...)."
        )
    return _by_quarter("ratio", unit, *others, **options)
