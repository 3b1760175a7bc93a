"""More paths than are kept: what sketches say beside what all paths say."""

import numpy as np
import pytest

from fundmodel.errors import BadInput
from fundmodel.simulation import simulate as machinery
from fundmodel.simulation import sketched
from fundmodel.simulation.parts import batch_length, parts_of_batches
from fundmodel.simulation.simulation import Simulation
from fundmodel.simulation.summaries import PERCENTILES, batches_of, summary_of
from tests.simulation.lighthouses import asked_of_lighthouses, drawn_lighthouses
from tests.toy_fund.stages import toy_model

PATHS = 20_000
EXACT = ("stated", "mean", "mean_se", "lowest", "highest", "available")


def test_percentiles_by_their_ranks() -> None:
    """Skewed, with many equal numbers and some that are not available; every rank is counted."""
    pytest.importorskip("datasketches")
    from fundmodel.simulation.sketch import Sketch

    chance = np.random.default_rng(3)
    numbers = chance.lognormal(size=200_000) - 1
    numbers[chance.random(numbers.size) < 0.3] = 0
    numbers[chance.random(numbers.size) < 0.1] = np.nan
    sketch = Sketch(numbers[:5_000], batches_of(numbers.size))
    for first, last in parts_of_batches(numbers.size, 5_000):
        sketch.take(numbers[first:last], min(first // batch_length(numbers.size), 32))
    found, expected = sketch.summary(), summary_of(numbers)
    assert found.keys() == expected.keys()
    there = numbers[~np.isnan(numbers)]
    for percent in PERCENTILES:
        below = (there < found[f"p{percent}"]).mean(), (there <= found[f"p{percent}"]).mean()
        assert below[0] - 1e-4 <= percent / 100 <= below[1] + 1e-4
    assert sketch.rank_error() < 1e-4
    for name in ("mean", "mean_se", "lowest", "highest", "available"):
        assert found[name] == pytest.approx(expected[name], rel=1e-10)
    for name in ("low_tail", "high_tail"):
        assert found[name] == pytest.approx(expected[name], rel=1e-5)
    for name in ("p5_se", "p90_se", "p95_se"):
        assert found[name] == pytest.approx(expected[name], rel=0.05)


def test_a_simulation_beyond_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("datasketches")
    asked = asked_of_lighthouses(PATHS, lines=("price_index",))
    whole = machinery.simulate(toy_model(), drawn_lighthouses(), asked)
    monkeypatch.setattr(machinery, "MOST_BY_PATH", PATHS - 1)
    found = machinery.simulate(toy_model(), drawn_lighthouses(), asked)
    assert isinstance(found, sketched.Sketched)
    for name, expected in whole.summaries.items():
        told = found.summaries[name]
        assert [told[one] for one in EXACT] == pytest.approx(
            [expected[one] for one in EXACT], rel=1e-9, nan_ok=True
        )
        wide = max(expected["p95"] - expected["p5"], 1e-9)
        for percent in PERCENTILES:
            off = abs(told[f"p{percent}"] - expected[f"p{percent}"])
            assert np.isnan(off) or off < 1e-3 * wide
    assert found.drivers.to_json() == whole.drivers.to_json()
    assert found.fan("price_index").equals(whole.fan("price_index"))
    assert found.replay(PATHS).fingerprint == whole.replay(PATHS).fingerprint
    assert 0 < found.rank_error < 1e-3
    assert found.summary.attrs == {"rank_error": found.rank_error}
    _refuses(found)


def _refuses(found: Simulation) -> None:
    for ask, where in ((lambda: found.results, "results by path"), (lambda: found.save("a"), "a")):
        with pytest.raises(BadInput) as refused:
            ask()
        assert str(refused.value) == (
            f"{where}: Of 20,000 paths no results by path are kept.\n"
            "  Above 1,000,000 paths there are sketches of how results are distributed.\n"
            "  To fix: draw up to 1,000,000 paths; other seeds give others."
        )


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketched, "find_spec", lambda _: None)
    with pytest.raises(BadInput) as refused:
        machinery.simulate(toy_model(), drawn_lighthouses(), asked_of_lighthouses(1_000_001))
    assert str(refused.value) == (
        "paths = 1,000,001: More than 1,000,000 paths take `datasketches`, which is not "
        "installed.\n"
        "  They are not kept one by one, but as sketches of how results are distributed.\n"
        "  To fix: python -m pip install datasketches, or `fundmodel[sketches]`."
    )
