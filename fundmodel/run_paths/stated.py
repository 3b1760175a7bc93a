"""What a caller states of an assumption, as arrays of one shape; what it cannot be is refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.build_model.units import DATE
from fundmodel.dates import serial_of
from fundmodel.errors import BadInput, closest, listed, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fundmodel.build_model.inputs import Input
    from fundmodel.build_model.model import Model
    from fundmodel.run_paths.numbers import Numbers

Table = Mapping[int, "Numbers"]
"""Calendar year -> `[member, path]`; what does not go by year has the year 0 alone."""


def table_of(model: Model, one: Input, stated: Any) -> Table:
    """An assumption as it is stated, as arrays; of one path where it is certain.

    Raises:
        BadInput: it is no number, or there are not as many as there are members.
    """
    if not one.by_year:
        return {0: _array(model, one, stated, one.name)}
    if not isinstance(stated, Mapping) or not stated or not all(map(_is_year, stated)):
        raise BadInput(
            message(
                one.name,
                "This has a number for each of some calendar years.",
                fix="give numbers by year, such as {2027: 0.02, 2028: 0.03}.",
            )
        )
    return {int(year): _array(model, one, number, f"{one.name}[{year}]")
            for year, number in stated.items()}  # fmt: skip


def _is_year(stated: object) -> bool:
    if isinstance(stated, bool) or not isinstance(stated, int | np.integer):
        return False
    return 0 < int(stated) < 10_000


def _array(model: Model, one: Input, stated: Any, where: str) -> Numbers:
    numbers = _floats(one, stated, where)
    has_members = one.each is not None and not one.by_year
    if numbers.ndim < 2:
        numbers = numbers.reshape((-1, 1) if has_members else (1, -1))
    members = model.members(one.name) if has_members else ("",)
    if numbers.ndim == 2 and numbers.size and len(numbers) == len(members):
        return numbers
    shape = " x ".join(str(length) for length in np.shape(stated)) or "one"
    raise BadInput(
        message(
            where,
            f"There is a number for each of {len(members)} members, and {shape} given."
            if has_members
            else f"There is one number, or one a path, and {shape} given.",
            fix=f"give a number for each of {listed(members)}; what differs from path to path has "
            "an array `[member, path]`."
            if has_members
            else "give one number, or an array `[path]`.",
        )
    )


def _floats(one: Input, stated: Any, where: str) -> Numbers:
    try:
        raw: NDArray[Any] = np.asarray(None if _is_masked(stated) else stated)
        if raw.dtype.kind == "M":
            raw = raw.astype("datetime64[D]")
        if raw.dtype.kind in "MOU":
            numbers = [_number(one, each) for each in raw.ravel().tolist()]
            raw = np.array(numbers, dtype=float).reshape(raw.shape)
        if raw.dtype.kind in "biuf":
            return raw.astype(float, copy=False)
    except (TypeError, ValueError, OverflowError):
        pass  # refused below, whatever it is
    raise BadInput(
        message(where, "This is no number, and no array of numbers.", fix=what_to_give(one))
    )


def _is_masked(stated: Any) -> bool:
    return isinstance(stated, np.ndarray) and hasattr(stated, "mask")  # numpy.ma is slow to import


def _number(one: Input, stated: Any) -> float:
    """The number of an option, of a date, or of what is a number already."""
    if isinstance(stated, str):
        return _code(one, stated)
    if isinstance(stated, date) and one.unit == DATE:
        return serial_of(date(stated.year, stated.month, stated.day))
    if isinstance(stated, date) or not hasattr(stated, "__float__"):
        raise TypeError(stated)
    return float(stated)


def _code(one: Input, option: str) -> float:
    if option not in one.options:
        raise BadInput(
            message(
                f"{one.name} = {option}",
                "There is no such option." if one.options else "This is no number.",
                meant=closest(option, one.options),
                fix=what_to_give(one),
            )
        )
    return one.options.index(option) + 1.0


def what_to_give(one: Input) -> str:
    """What mends a number that the assumption cannot have."""
    if one.options:
        return f"choose one of {listed(one.options)}, or its number from 1 to {len(one.options)}."
    return "give a date." if one.unit == DATE else "give a number."
