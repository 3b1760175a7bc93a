"""`--set name=value`: names, members and options by their beginnings, nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.beginnings import name_meant
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.read_assumptions import Assumptions


def read_settings(
    settings: Sequence[str], directory: str | None, typed_as: str = "--set "
) -> dict[str, str]:
    """The changes that settings ask for: name, with [member] or [year] -> value.

    Names are those of base. Where base cannot be read they stay as typed, and loading tells why.

    Args:
        settings: `name=value`, as typed.
        directory: where the YAML files are.
        typed_as: what messages write before a setting.

    Raises:
        BadInput: one is no setting, stands for several names, or sets what another has set.
    """
    if not settings:
        return {}
    import fundmodel

    pairs = [_pair(text, typed_as) for text in settings]
    try:
        base = fundmodel.load("base", directory=directory)
    except BadInput:
        base = None
    found: dict[str, str] = {}
    mistakes = []
    for typed, value in pairs:
        try:
            name, meant = _meant(base, typed, value, typed_as) if base else (typed, value)
            _refuse_twice(name, found, typed_as)
            found[name] = meant
        except BadInput as refusal:
            mistakes.append(str(refusal))
    if mistakes:
        raise BadInput("\n\n".join(mistakes))
    return found


def _pair(text: str, typed_as: str) -> tuple[str, str]:
    name, equals, value = (part.strip() for part in text.partition("="))
    if not (name and equals and value):
        raise BadInput(
            message(
                f"{typed_as}{text}",
                "This is no setting.",
                fix="write the name of an assumption, =, and a number: "
                f"{typed_as}us_profit_share=0.4",
            )
        )
    return name, value


def _meant(base: Assumptions, typed: str, value: str, typed_as: str) -> tuple[str, str]:
    """Name and value in full."""
    from fundmodel.read_assumptions import split_address

    where = f"{typed_as}{typed}"
    name, cell = split_address(typed)
    name = name_meant(name.strip(), _names(base), where)
    if name in base.columns and cell is not None:
        cell = name_meant(cell.strip(), base.columns[name].members, where)
    if name in base.inputs and base.inputs[name].options:
        value = name_meant(value, base.inputs[name].options, where)
    return name if cell is None else f"{name}[{cell.strip()}]", value


def _names(base: Assumptions) -> list[str]:
    """The assumptions, and the texts and parts of members, which cannot be set but are names."""
    others = (name for one in base.tables.values() for name in (*one.attribute_labels, *one.parts))
    return [*base.inputs, *others]


def _refuse_twice(name: str, found: dict[str, str], typed_as: str) -> None:
    whole = name.partition("[")[0]
    of_whole = [one for one in found if one.partition("[")[0] == whole]
    if name in found or whole in found or (whole == name and of_whole):
        first = name if name in found else of_whole[0]
        also = "" if first == name else f", as part of `{first}`" if first == whole else ""
        raise BadInput(
            message(
                f"{typed_as}{name}",
                f"This is set twice{also}.",
                why=f"Before, `{first}` was set to {found[first]}.",
                fix="say it once.",
            )
        )
