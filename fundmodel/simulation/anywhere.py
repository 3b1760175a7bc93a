"""A simulation here or on a cluster, by where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.simulation.cluster import connected
from fundmodel.simulation.simulate import simulate

if TYPE_CHECKING:
    from collections.abc import Callable

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.simulation.asked import Asked
    from fundmodel.simulation.simulation import Simulation


def simulate_at(
    where: object,
    model_of: Callable[[Assumptions], Model],
    assumptions: Assumptions,
    asked: Asked,
    *,
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Simulation:
    """Draw worlds and work them out; see `simulate`, and `connected` for where.

    Args:
        where: None for here, or the cluster.
        model_of: a function that a worker can import, from assumptions to the model.
        assumptions: the stated numbers, and how they are drawn.
        asked: how many paths, which, and what of them.
        threads, progress: as in `simulate`.
    """
    model = model_of(assumptions)
    with connected(where, model_of) as cluster:
        return simulate(
            model, assumptions, asked, threads=threads, progress=progress, cluster=cluster
        )
