"""Streams of random scores: each number has one of its own, keyed by its name and the seed.

So a number that is added, left out or renamed moves no other draw, the same number has the same
draws in all scenarios, and what a path draws depends on the number of the path alone: not on how
many there are, in which blocks they are worked out, or by whom.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

from fundmodel.simulation.permutations import permuted, spread_out

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fundmodel.run_paths.numbers import Numbers

BITS = 7
SPREAD = 1 << BITS
"""So many paths, a run, are spread evenly: one of them in each part of a range."""
SAMPLINGS = ("sobol", "latin", "plain")
LEAST = 2.0**-54
FEW = 1_024
"""Of so many paths scores are kept for the next scenario: 8 kB a number, at most."""
WORDS = SPREAD + 8
"""Random words of a run: one a path and one a bit, up to whole steps of the generator."""
WORDS_A_STEP = 4  # of the Philox generator
ORDER = "order of the paths"


class Source(Protocol):
    """Whatever has a standard normal score for each number and path."""

    def scores(self, name: str, first: int, last: int) -> Numbers:
        """Those of the paths from `first` up to, but not with, `last`, `[path]`."""


@dataclass(frozen=True)
class Streams:
    """The streams of one seed.

    With "sobol", each number follows a scrambled Sobol' sequence of its own within a run, and
    forms a net of two dimensions with the number that comes first: in every part of the range of
    the one, however often it is halved, the other is spread evenly too. "latin" spreads all paths
    in one Latin hypercube, "plain" spreads nothing.

    Attributes:
        seed: any whole number.
        sampling: a name of `SAMPLINGS`.
        paths: how many there are in all, by which a Latin hypercube is divided.
        first: the name of the number that comes first: the one that moves most.
    """

    seed: int
    sampling: str = SAMPLINGS[0]
    paths: int = 0
    first: str = ""

    def scores(self, name: str, first: int, last: int) -> Numbers:
        """Standard normal scores of the paths from `first` up to, but not with, `last`.

        Nobody may change them: of few paths they are kept, since other scenarios have the same.
        """
        work_out = _kept_scores if last - first <= FEW else _scores
        return work_out(self, name, first, last)

    def chances(self, name: str, first: int, last: int) -> Numbers:
        """The same as probabilities, evenly distributed between 0 and 1."""
        runs = first // SPREAD, -(-last // SPREAD)
        words = _words(self.seed, name, *runs)
        found = (words[:, :SPREAD] >> np.uint64(11)) * 2.0**-53
        if self.sampling == "sobol":
            parts = _order(self.seed, *runs)
            if name != self.first:
                parts = spread_out(parts, words[:, SPREAD : SPREAD + BITS])
            found = (parts + found) / SPREAD
        found = found.ravel()[first - runs[0] * SPREAD : last - runs[0] * SPREAD]
        if self.sampling == "latin":
            of_all = permuted(np.arange(first, last), self.paths, key_of(self.seed, name))
            found = (of_all + found) / self.paths
        return np.clip(found, LEAST, 1 - LEAST * 2)


def _scores(streams: Streams, name: str, first: int, last: int) -> Numbers:
    from scipy.special import ndtri

    found = np.asarray(ndtri(streams.chances(name, first, last)))
    found.flags.writeable = False
    return found


_kept_scores = lru_cache(maxsize=2_048)(_scores)


@lru_cache(maxsize=4)
def _order(seed: int, begins: int, ends: int) -> NDArray[np.uint64]:
    """In which order the paths of each run take the parts of the first number's range."""
    paths = np.broadcast_to(np.arange(SPREAD, dtype=np.uint64), (ends - begins, SPREAD))
    words = _words(seed, ORDER, begins, ends)
    return spread_out(paths, words[:, SPREAD : SPREAD + BITS])


def _words(seed: int, name: str, begins: int, ends: int) -> NDArray[np.uint64]:
    """Random words, `[run, word]`."""
    generator = np.random.Philox(key=key_of(seed, name))
    generator.advance(begins * WORDS // WORDS_A_STEP)
    return generator.random_raw((ends - begins) * WORDS).reshape(-1, WORDS)


def key_of(seed: int, name: str) -> int:
    """A number of 128 bits, which any whole seed and a name make together."""
    digest = hashlib.sha256(f"{seed}\n{name}".encode()).digest()
    return int.from_bytes(digest[:16], "little")
