"""What a run is to leave behind."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Keep:
    """What a run is to leave behind.

    Attributes:
        results: the results that are wanted.
        by_quarter: the lines and series of which every quarter is wanted.
        worst: the lines of which the largest absolute value of all quarters is wanted.
        culprit: whether the first line is wanted in which something is not finite.
    """

    results: tuple[str, ...] = ()
    by_quarter: tuple[str, ...] = ()
    worst: tuple[str, ...] = ()
    culprit: bool = False
