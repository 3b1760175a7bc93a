"""Draw many worlds, work out what they give, and keep no more of it than is asked for."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from fundmodel.simulation.ahead import ahead
from fundmodel.simulation.asked import MOST_BY_PATH, Asked, refuse_impossible
from fundmodel.simulation.collected import Collected
from fundmodel.simulation.one_block import Found, Work
from fundmodel.simulation.parts import even_parts, parts_of_batches
from fundmodel.simulation.sketched import Sketches
from fundmodel.simulation.streams import SPREAD

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.simulation.cluster import Cluster
    from fundmodel.simulation.simulation import Simulation

    Part = tuple[int, int]
    Progress = Callable[[int, int], None]

BLOCK = 8_192
"""Paths drawn and worked out at once, at most."""
FIRST_LOOK = 8 * SPREAD
"""After so many paths it is looked for the first time whether they are enough."""


def simulate(
    model: Model,
    assumptions: Assumptions,
    asked: Asked,
    *,
    threads: int | None = None,
    progress: Progress | None = None,
    block: int = BLOCK,
    cluster: Cluster | None = None,
) -> Simulation:
    """Draw worlds from a set of assumptions and work out what is asked for.

    Args:
        model: the lines.
        assumptions: the stated numbers, and how they are drawn.
        asked: how many paths, which, and what of them.
        threads: how many work at once; by default as many as there are cores.
        progress: is told how many paths are done, and of how many; what it raises stops the work.
        block: paths worked out at once; nothing but memory depends on it.
        cluster: whose workers do it rather than these threads; nothing depends on it either.

    Raises:
        BadInput: what is asked for cannot be, or the cluster is lost.
        NotFinite: a line becomes infinite or undefined; says on which paths.
    """
    refuse_impossible(model, asked)
    work = Work(model, assumptions, asked, threads)
    kept = Sketches(work) if asked.paths > MOST_BY_PATH else Collected(work)
    last = 0
    for look in looks_of(asked, block, cluster):
        last = look[-1][-1]
        with closing(_worked_out(work, look, cluster, progress)) as blocks:
            for found in blocks:
                kept.take(found)
        if asked.until and kept.is_sure(last):
            break
    return kept.simulation(last)


def _worked_out(
    work: Work, parts: Iterable[Part], cluster: Cluster | None, progress: Progress | None
) -> Generator[Found]:
    """What the parts give, in their order."""
    paths = work.asked.paths
    if cluster is not None:
        with closing(cluster.work_out(work, parts)) as blocks:  # what is left of them is given up
            for found in blocks:
                yield found
                if progress:
                    progress(found.last, paths)
        return
    drawn = ahead(lambda ends: work.worlds.block(*ends), parts, int(work.threads != 1))
    with closing(drawn):
        for (first, last), worlds in drawn:

            def say(done: int, _: int, first: int = first) -> None:
                if progress:
                    progress(first + done, paths)

            yield work.found(worlds, first, last, say)


def looks_of(asked: Asked, block: int, cluster: Cluster | None = None) -> Iterator[list[Part]]:
    """The parts to be worked out before it is looked whether paths are enough; mostly all of them.

    After how many paths that is does not depend on where they are worked out.
    """
    size = block if cluster is None else cluster.block_of(asked.paths, block)
    if asked.paths > MOST_BY_PATH:
        yield parts_of_batches(asked.paths, BLOCK)
    elif not asked.until:
        yield [*blocks_of(asked, size)]
    else:
        for first, last in blocks_of(asked, block):
            yield [(at, min(at + size, last)) for at in range(first, last, size)]


def blocks_of(asked: Asked, block: int) -> Iterator[Part]:
    """The first path of each block, and the one after its last.

    Where paths may turn out to be enough, each block doubles their number.
    """
    size, first = even_parts(asked.paths, block), 0
    while first < asked.paths:
        step = min(size, max(first, FIRST_LOOK)) if asked.until else size
        last = min(first + step, asked.paths)
        yield first, last
        first = last
