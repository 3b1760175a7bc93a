"""The editions of a workbook: how much of it is written."""

from collections.abc import Mapping
from typing import Literal, get_args

from fundmodel.errors import BadInput, closest, listed, message

Edition = Literal["live", "full", "reader"]
"""How much a workbook holds: "live" recalculates, and has lines by year; "full" has every member by
year besides; "reader" is for reading alone."""
EDITIONS: tuple[Edition, ...] = get_args(Edition)
READER: Edition = "reader"
EDITION_PROPERTY = "fundmodel_edition"
"""The property of the file that says which edition it is."""


def refuse_other_editions(edition: str) -> None:
    """Refuse what is no edition.

    Raises:
        BadInput: there is no such edition; names the nearest one.
    """
    if edition not in EDITIONS:
        raise BadInput(
            message(
                f"edition `{edition}`",
                "There is no such edition of the workbook.",
                meant=closest(edition, EDITIONS),
                fix=f"name one of {listed(EDITIONS)}.",
            )
        )


def edition_of(properties: Mapping[str, str]) -> Edition:
    """Which edition a file says that it is; "live" where it says nothing."""
    stated = properties.get(EDITION_PROPERTY)
    return next((one for one in EDITIONS if one == stated), "live")
