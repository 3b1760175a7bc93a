"""One work in a process of its own, with whichever version of the package Python finds.

`python one_work.py WORK COUNT` prints the seconds and the most memory held, as JSON. It is no
module of the tests: the version before has none of it.
"""

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from numbers_that_differ import as_stated, drawn, moved, what_can_move
from numpy_engine import BLOCK, evaluate_before

import fundmodel
from fundmodel.run_paths import evaluate as engine

TEN = 10
WARM_UP = 64
KIB_A_MIB = 1024


def main() -> None:
    """Do it and print how it went."""
    work, count = sys.argv[1], int(sys.argv[2])
    took = WORKS[work](fundmodel.load("base"), count)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_A_MIB
    sys.stdout.write(json.dumps({**took._asdict(), "MiB": memory}))


class Took(NamedTuple):
    """Seconds of a clock, and of all processors together, whoever else used them meanwhile."""

    seconds: float
    processor: float

    def times(self, factor: float) -> "Took":
        """The same for so many times the work."""
        return Took(self.seconds * factor, self.processor * factor)


def first_run(assumptions: Any, _: int) -> Took:
    """One path, the first in its process: the model is there, and not yet compiled."""
    fundmodel.model_of(assumptions)
    return took_by(lambda: fundmodel.run(assumptions))


def one_path(assumptions: Any, count: int) -> Took:
    """One path, every line; the median of several."""
    fundmodel.run(assumptions)
    tries = [took_by(lambda: fundmodel.run(assumptions)) for _ in range(count)]
    return Took(*(statistics.median(numbers) for numbers in zip(*tries, strict=True)))


def all_results(assumptions: Any, count: int) -> Took:
    """Every result and check on many paths."""
    return _many(assumptions, drawn(assumptions, count), count, ("results", "checks"))


def ten_results(assumptions: Any, count: int) -> Took:
    """Ten results on many paths."""
    return _many(assumptions, drawn(assumptions, count), count, headlines()[:TEN])


def bumps(assumptions: Any, count: int) -> Took:
    """The headlines, with some or all numbers moved up and down, each by itself."""
    moves = what_can_move(assumptions)
    some = moves[:: max(1, len(moves) // count)][:count] if count else moves
    paths = 1 + 2 * len(some)
    took = _many(assumptions, moved(assumptions, some), paths, headlines(), block=1)
    return took.times((1 + 2 * len(moves)) / paths)


def writing(_: Any, count: int) -> Took:
    """The workbook of some scenarios, or of all if none are counted: planned, and as bytes."""
    from fundmodel.fund.front_pages import READINGS
    from fundmodel.read_assumptions import scenario_names
    from fundmodel.run_paths.alternatives import reruns_of
    from fundmodel.workbooks.writing.save import workbook_bytes

    names = ["base", *scenario_names()][: count or None]
    runs = [fundmodel.run(fundmodel.load(name)) for name in names]
    reruns = reruns_of(runs, READINGS)
    return took_by(lambda: workbook_bytes(fundmodel.plan_workbook(runs, reruns=reruns)))


def _many(assumptions: Any, varying: Any, paths: int, keep: Any, block: int = BLOCK) -> Took:
    """Some paths, drawn beforehand, after a few that are not counted."""
    model, inputs = fundmodel.model_of(assumptions), as_stated(assumptions)
    inputs = {name: inputs[name] for name in model.inputs}
    if not hasattr(engine, "Paths"):
        fundmodel.run(assumptions)
        return took_by(lambda: evaluate_before(model, inputs, varying, paths, block))
    few = {name: _first(numbers) for name, numbers in varying.items()}
    engine.evaluate(model, {**inputs, **few}, keep)
    return took_by(lambda: engine.evaluate(model, {**inputs, **varying}, keep))


def _first(numbers: Any) -> Any:
    if isinstance(numbers, dict):
        return {year: row[:WARM_UP] for year, row in numbers.items()}
    return numbers[..., :WARM_UP]


def headlines() -> list[str]:
    """The results on the dashboard, of a version before tiers too."""
    tiles = getattr(fundmodel.front_pages(), "tiles", None)
    if tiles is not None:
        return [tile.result for tile in tiles]
    return [line.name for line in fundmodel.model_of(fundmodel.load("base")).headlines]


def took_by(work: Callable[[], object]) -> Took:
    """How long something takes."""
    start, begun = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - start, time.process_time() - begun)


WORKS = {
    one.__name__: one for one in (first_run, one_path, all_results, ten_results, bumps, writing)
}

if __name__ == "__main__":
    main()
