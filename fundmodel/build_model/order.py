"""In which order the lines of a quarter can be worked out."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from fundmodel.errors import ModelMistake, message


def in_order(now: Mapping[str, Iterable[str]]) -> list[str]:
    """Put lines into an order in which each finds what it needs.

    Args:
        now: line -> the lines whose value of the same quarter it needs.

    Raises:
        ModelMistake: if lines need each other's value of the same quarter; lists the loop.
    """
    try:
        return list(
            TopologicalSorter({name: list(needs) for name, needs in now.items()}).static_order()
        )
    except CycleError as error:
        loop = list(reversed(error.args[1]))
        raise ModelMistake(
            message(
                "These lines need each other's value in the same quarter",
                "none can be worked out first.",
                why=" <- ".join(loop),
                fix="let one of them use last quarter's value, for instance "
                f"previous({loop[1]}) inside `{loop[0]}`.",
            )
        ) from error
