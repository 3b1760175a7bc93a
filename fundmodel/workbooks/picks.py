"""What somebody picks on a sheet to look at it: no input of the model, and no edit of the workbook.

The cells are known by their names. Whatever is picked there, the workbook counts as the same.
"""

from collections.abc import Mapping

from fundmodel.workbooks.a1 import cell_position

PICKED = "picked_"
"""Begins the name of a cell in which something is picked."""


def cells_of_picks(names: Mapping[str, str]) -> dict[str, dict[tuple[int, int], str]]:
    """Sheet -> row and column of a cell in which something is picked -> of what.

    Args:
        names: name -> what it stands for, such as "'By member'!$C$6".
    """
    found: dict[str, dict[tuple[int, int], str]] = {}
    for name, text in names.items():
        if name.startswith(PICKED):
            title, _, cell = text.removeprefix("=").replace("$", "").rpartition("!")
            try:
                at = cell_position(cell)
            except ValueError:  # the name was given to something else
                continue
            title = title.strip("'").replace("''", "'")
            found.setdefault(title, {})[at] = name.removeprefix(PICKED)
    return found
