"""Plausible ranges in numbers, where their ends name other assumptions."""

from collections.abc import Container
from dataclasses import dataclass, replace

from fundmodel.build_model.units import agree
from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.schema import Assumption, AssumptionSet, Column, Metadata, Scalar
from fundmodel.read_assumptions.text import UNLIMITED, Diagnostics, format_value


def _is_outside(scalar: Scalar) -> bool:
    """Whether a number is outside its own range: said of it, and of no range that names it."""
    low, high = scalar.metadata.ends_in_force
    below = not isinstance(low, str) and scalar.value < low
    return below or (not isinstance(high, str) and scalar.value > high)


@dataclass(frozen=True)
class Ranges:
    """Works out ranges within one set of numbers.

    Attributes:
        assumption_set: the numbers that ends may name.
        broken: names that exist but could not be read, about which no more is said.
        diagnostics: receives what is wrong.
    """

    assumption_set: AssumptionSet
    broken: Container[str]
    diagnostics: Diagnostics

    def settled(self, assumption: Assumption) -> Assumption:
        """The assumption with its ranges in numbers; the same object if they were so already."""
        metadata = self._of(assumption.name, assumption.metadata)
        if isinstance(assumption, Column):
            cells = {
                member: self._of(f"{assumption.name}[{member}]", cell)
                for member, cell in assumption.cells.items()
            }
            same = metadata == assumption.metadata and cells == assumption.cells
            return assumption if same else replace(assumption, metadata=metadata, cells=cells)
        if metadata.unit.kind == "choice":
            metadata = replace(metadata, plausible=(1.0, float(len(assumption.options))))
        same = metadata == assumption.metadata
        return assumption if same else replace(assumption, metadata=metadata)

    def _of(self, name: str, metadata: Metadata) -> Metadata:
        low, high = (
            self._end(end, limit, name, metadata)
            for end, limit in zip(metadata.ends_in_force, UNLIMITED, strict=True)
        )
        if low <= high:
            return replace(metadata, plausible=(low, high))
        begins, ends = format_value(low, metadata.unit), format_value(high, metadata.unit)
        what = f"The plausible range begins at {begins} and ends at {ends}."
        fix = "write the lowest value first."
        self.diagnostics.add(metadata.range_location, name, what, fix=fix)
        return replace(metadata, plausible=UNLIMITED)

    def _end(self, end: float | str, limit: float, name: str, metadata: Metadata) -> float:
        """An end as a number; no limit where it names nothing, which is then noted."""
        if not isinstance(end, str):
            return end
        other = self.assumption_set.scalars.get(end)
        if other is None:
            if end not in self.broken:
                self._refuse_unknown(end, name, metadata)
            return limit
        if other.name != name and agree(other.metadata.unit, metadata.unit):
            return limit if _is_outside(other) else other.value
        itself = other.name == name
        units = f"`{end}`, in {other.metadata.unit}; this is in {metadata.unit}"
        what = f"The plausible range names {'the assumption itself' if itself else units}."
        fix = "write a number." if itself else "name an assumption of the same unit."
        self.diagnostics.add(metadata.range_location, name, what, fix=fix)
        return limit

    def _refuse_unknown(self, end: str, name: str, metadata: Metadata) -> None:
        exists = self.assumption_set.named(end) is not None
        others = [scalar for scalar in self.assumption_set.scalars if scalar != name]
        which = "has more than one number" if exists else "is no assumption"
        what = f"The plausible range names {quoted(end)}, which {which}."
        meant = None if exists else closest(end, others)
        fix = "name an assumption with one number, or write a number."
        self.diagnostics.add(metadata.range_location, name, what, meant=meant, fix=fix)
