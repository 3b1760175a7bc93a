"""How a formula refers to arrays, in the generated text: slices of periods, members, paths."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from fundmodel.build_model.expressions import (
    ByMember,
    Convolution,
    Current,
    Lagged,
    Lookup,
    Member,
    Node,
    OverLife,
    Picked,
    Previous,
    Spread,
    ToDate,
    Total,
    TotalBy,
    TotalRanked,
)
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.spelling import spell


def variable(name: str) -> str:
    """The name of a line's array in the generated text; no line can shadow a function."""
    return f"v_{name}"


@dataclass(frozen=True, slots=True)
class Hoisted(Node):
    """What has been worked out before a loop, by its name in the generated text."""

    text: str


@dataclass(frozen=True)
class References:
    """How a formula of one line refers to arrays.

    Attributes:
        model: the lines.
        line: whose formula it is.
        whole: all periods at once, or period t.
        constants: index arrays by name; those that are needed are added.
    """

    model: Model
    line: Line
    whole: bool
    constants: dict[str, Any]

    def text(self, node: Node) -> str:
        """The text of a reference."""
        match node:
            case Hoisted(text):
                return text
            case Current(name) | Previous(name):
                return self._slice(node) + self._my_members(name)
            case Lagged(name, quarters):
                lag = f"np.asarray({spell(quarters, 'numpy', self.text)})"
                values = self._row(name)
                return (
                    f"lagged_in_all({values}, {lag})"
                    if self.whole
                    else f"lagged({values}, t, {lag})"
                )
            case ToDate(name):
                values = self._row(name)
                return (
                    f"np.cumsum({values}, axis=0)[1:]"
                    if self.whole
                    else f"np.cumsum({values}[:t + 1], axis=0)[-1]"
                )
            case Convolution(name, weights):
                rows = f"{self._row(name)}, {self._row(weights)}"
                return f"convolve_in_all({rows})" if self.whole else f"convolve({rows}, t)"
            case OverLife(measure, names):
                return self._over_life(measure, names)
            case _:
                return self._over_members(node)

    def _over_members(self, node: Node) -> str:
        match node:
            case Total(of):
                return f"total({self._slice(of)})"
            case TotalBy(attribute, of):
                return f"total_by({self._slice(of)}, {self._groups(attribute, of.name)})"
            case TotalRanked(of, rank, compare):
                function = "total_before" if compare == "<" else "total_beside"
                return f"{function}({self._slice(of)}, {self._slice(rank)})"
            case ByMember(_, parts):
                texts = [spell(part, "numpy", self.text) for part in parts]
                return f"by_member({', '.join(texts)})"
            case Lookup(attribute, of):
                return f"{self._slice(of)}[..., {self._group_indices(attribute, of.name)}, :]"
            case Member(member, of):
                member_index = self.model.members(of.name).index(member)
                return f"{self._slice(of)}[..., {member_index}:{member_index + 1}, :]"
            case Picked(of, choice):
                return f"pick({self._slice(of)}, {self._slice(choice)})"
            case Spread(of, whole):
                return self._spread(of, whole)
            case _:
                raise TypeError(f"no reference for {node!r}")

    def _row(self, name: str) -> str:
        """All periods of a line."""
        return variable(name) + self._my_members(name, axes=":, ")

    def _slice(self, node: Current | Previous) -> str:
        name = node.name
        if self.model.is_result(name) or (
            name in self.model.inputs and not self.model.is_by_year(name)
        ):
            return f"{variable(name)}[0]"
        if isinstance(node, Previous):
            return f"{variable(name)}[:-1]" if self.whole else f"{variable(name)}[t - 1]"
        return f"{variable(name)}[1:]" if self.whole else f"{variable(name)}[t]"

    def _my_members(self, name: str, axes: str = "..., ") -> str:
        """The index that takes my members out of a line that runs over more of them."""
        theirs, mine = self.model.each(name), self.line.each
        if theirs is None or mine is None or theirs == mine:
            return ""
        sets = self.model.sets
        member_indices = np.array(sets[theirs].indices_of(sets[mine]), dtype=np.int64)
        return f"[{axes}{self._keep(f'{mine}_in_{theirs}', member_indices)}, :]"

    def _groups(self, attribute: str, name: str) -> str:
        members = self.model.each(name)
        texts = self.model.sets[members].attributes[attribute]  # type: ignore[index]
        groups = [
            np.array([index for index, text in enumerate(texts) if text == group], dtype=np.int64)
            for group in self.model.members(self.line.name)
        ]
        return self._keep(f"{members}_of_each_{self.line.each}_by_{attribute}", groups)

    def _group_indices(self, attribute: str, name: str) -> str:
        groups = self.model.members(name)
        texts = self.model.sets[self.line.each].attributes[attribute]  # type: ignore[index]
        member_indices = np.array([groups.index(text) for text in texts], dtype=np.int64)
        key = f"{attribute}_of_{self.line.each}_in_{self.model.each(name)}"
        return self._keep(key, member_indices)

    def _spread(self, of: Current | Previous, whole: str) -> str:
        sets, part = self.model.sets, str(self.model.each(of.name))
        member_indices = np.array(sets[whole].indices_of(sets[part]), dtype=np.int64)
        where_to = self._keep(f"{part}_in_{whole}", member_indices)
        return f"spread({self._slice(of)}, {where_to}, {len(sets[whole].members)})"

    def _over_life(self, measure: str, names: tuple[str, ...]) -> str:
        rows = [self._row(name) for name in names]
        numbers = [f"{variable(name)}[0]" for name in MEASURES[measure].definitions]
        return f"{measure}({', '.join([*rows, *numbers])})"

    def _keep(self, name: str, value: object) -> str:
        """Keep an index array under a name of its own."""
        self.constants[name] = value
        return name
