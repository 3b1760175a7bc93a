"""Identities on 2,000 sets: any scenario, numbers anywhere, wars and suspensions at any date.

Each path is a set of its own. On some nearly all numbers are drawn, which is no world anybody
expects; on others a few, where more of the fund is at work.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

import fundmodel
from fundmodel.build_model.units import is_whole
from fundmodel.read_assumptions import Column, Metadata
from fundmodel.run_paths.evaluate import Paths, evaluate
from fundmodel.run_paths.given import inputs_of
from fundmodel.run_paths.not_finite import NotFinite
from tests.compiled.agreement import side_by_side
from tests.properties.draws import BASE, SCENARIOS, free_names
from tests.properties.test_identities import NET, STAKEHOLDERS, STOCKS, WITHOUT_THE_DEAL

MANY, AT_ONCE = 2_000, 100
SHARES_DRAWN = (0.02, 0.2, 0.7)
"""How many of all numbers a set draws, in turn."""
BEYOND = 1e6
"""US$ m: five times the fund, up to which the tolerance of the checks is that of rounding."""
EVENTS = "event_start"
Set = dict[str, Any]


def drawn_set(random: np.random.Generator, share: float) -> Set:
    """A scenario with some of its numbers anywhere in their ranges, and events at any date."""
    scenario = SCENARIOS[str(random.choice(sorted(SCENARIOS)))]
    numbers: Set = dict(inputs_of(fundmodel.model_of(BASE), scenario))
    for name in free_names():
        if name in numbers and random.random() < share:
            numbers[name] = _drawn(random, name, numbers[name], scenario)
    quarters = int(BASE.number("number_of_quarters"))
    numbers[EVENTS] = [
        float(random.integers(1, quarters, endpoint=True) if random.random() < 0.5 else 0)
        for _ in numbers[EVENTS]
    ]
    return _kept_within(numbers)


def _drawn(random: np.random.Generator, name: str, stated: Any, scenario: Any) -> Any:
    item = scenario.named(name)
    if isinstance(stated, Mapping):
        return {year: _number(random, item.metadata) for year in stated}
    if not isinstance(item, Column):
        return _number(random, item.metadata)
    if item.adds_to_one:
        return list(random.dirichlet([1.0] * len(item.members)))
    return [
        _number(random, item.metadata_of(member)) if random.random() < 0.5 else number
        for member, number in zip(item.members, stated, strict=True)
    ]


def _number(random: np.random.Generator, metadata: Metadata) -> float:
    low, high = metadata.plausible
    if is_whole(metadata.unit):
        return float(random.integers(int(low), int(high), endpoint=True))
    return float(random.uniform(low, high))


def _kept_within(numbers: Set) -> Set:
    """Amounts that are parts of another number scaled down to what it is."""
    for column in BASE:
        if isinstance(column, Column) and column.adds_to_at_most:
            whole, parts = float(numbers[column.adds_to_at_most]), np.array(numbers[column.name])
            numbers[column.name] = list(parts * min(1.0, whole / max(parts.sum(), 1.0)))
    return numbers


def worked_out(sets: list[Set]) -> list[Paths]:
    """Side by side; a set of which a number grows beyond all bounds is left out."""
    flows = (name.removeprefix("-") for name in (*STAKEHOLDERS, *WITHOUT_THE_DEAL, *NET))
    keep = ("checks", *flows, *STOCKS)
    model = fundmodel.model_of(BASE)
    try:
        return [evaluate(model, side_by_side(sets), keep)]
    except NotFinite:
        if len(sets) == 1:
            return []
        half = len(sets) // 2
        return worked_out(sets[:half]) + worked_out(sets[half:])


def test_every_identity_holds() -> None:
    random = np.random.default_rng(seed=11)
    sets = [drawn_set(random, SHARES_DRAWN[at % len(SHARES_DRAWN)]) for at in range(MANY)]
    done = 0
    for first in range(0, MANY, AT_ONCE):
        for paths in worked_out(sets[first : first + AT_ONCE]):
            done += paths.count
            _holds(paths)
    assert done > 0.95 * MANY


def _holds(paths: Paths) -> None:
    """Up to the tolerance of the checks, or rounding where amounts are beyond any economy's."""
    size = np.max([np.abs(line).max(axis=(0, 1)) for line in paths.lines.values()], axis=0)
    allowed = np.maximum(BASE.number("check_tolerance"), 1e-12 * size)
    worst = {name: numbers for name, numbers in paths.worst.items() if _is_check(paths, name)}
    for names in (STAKEHOLDERS, WITHOUT_THE_DEAL, NET):
        signed = [(-1 if name.startswith("-") else 1, name.removeprefix("-")) for name in names]
        flows = [sign * paths.lines[name][1:].sum(axis=1) for sign, name in signed]
        worst[f"{names[0]} + ..."] = np.abs(np.sum(flows, axis=0)).max(axis=0)
    for name in STOCKS:
        worst[f"{name} < 0"] = -paths.lines[name].min(axis=(0, 1))
        worst[f"{name} at the end"] = np.abs(paths.lines[name][-1]).max(axis=0)
    broken = {name: float((numbers / allowed).max()) for name, numbers in worst.items()}
    assert {name: by for name, by in broken.items() if not by <= 1} == {}
    assert (size < BEYOND).mean() > 0.8  # of most sets every dollar is checked


def _is_check(paths: Paths, name: str) -> bool:
    return paths.model.lines[name].kind == "check"
