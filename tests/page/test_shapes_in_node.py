"""What worlds are drawn from, function by function: random words, scores, shapes, events."""

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.special import ndtr, ndtri

from fundmodel.read_assumptions import Uncertainty
from fundmodel.simulation.correlated import correlated
from fundmodel.simulation.decimals import rounded_all
from fundmodel.simulation.events import Event, beginnings, built_up
from fundmodel.simulation.shapes import number_at
from fundmodel.simulation.streams import Streams
from tests.compiled.test_in_node import node_or_skip

SCRIPT = Path(__file__).with_name("shapes_in_node.mjs")
TEXTS = ["event_start[First war]", "us_inflation", "gdp_growth[2031]", "é" * 40]
SEED, PATHS = 7, 300
KEY = 0x0123456789ABCDEF_FEDCBA9876543210
MATRIX = [[1.0, 0.6, -0.3], [0.6, 1.0, 0.2], [-0.3, 0.2, 1.0]]
DRAWS = [
    Uncertainty("normal", {"mean": 1.0, "sigma": 2.0}),
    Uncertainty("lognormal", {"median": 2.0, "sigma": 0.4}),
    Uncertainty("uniform", {"low": 1.0, "high": 4.0}),
    Uncertainty("triangular", {"low": 0.0, "mode": 0.0, "high": 3.0}),
    Uncertainty("triangular", {"low": -1.0, "mode": 0.5, "high": 3.0}),
    Uncertainty("pert", {"low": 0.0, "mode": 1.0, "high": 4.0}),
    Uncertainty("pert", {"low": 1.0, "mode": 4.0, "high": 4.0}),
    Uncertainty("beta", {"mean": 0.3, "sigma": 0.1}),
    Uncertainty("beta", {"mean": 0.02, "sigma": 0.05}),
    Uncertainty("student_t", {"center": 0.0, "scale": 1.0, "degrees": 4.0}),
    Uncertainty("student_t", {"center": 5.0, "scale": 2.0, "degrees": 3.5}),
    Uncertainty("discrete", {}, values=(1.0, 2.0, 5.0), weights=(0.2, 0.5, 0.3)),
]
EVENTS: list[tuple[list[float], list[dict[str, float]]]] = [
    ([0.1] * 40, [{"lasts": 4, "score": -1.5}, {"lasts": 2, "score": 0.3}]),
    ([0.1] * 40, [{"lasts": 4, "begins": 9}, {"lasts": 2, "score": -2.5}]),
    ([0.1] * 40, [{"lasts": 4, "begins": 0}, {"lasts": 2, "score": -2.5}]),
    ([0.0] * 10 + [1.0] + [0.0] * 9, [{"lasts": 30, "score": 1.0}, {"lasts": 2, "score": -3.0}]),
    ([0.01] * 8, [{"lasts": 1, "score": 2.0}]),
]
"""Probabilities a year, and the events that follow each other."""


@pytest.fixture(scope="module")
def asked() -> dict[str, Any]:
    random = np.random.default_rng(5)
    tails = 10.0 ** -random.uniform(1, 15, 60)
    return {
        "texts": TEXTS,
        "seed": SEED,
        "paths": PATHS,
        "key": [int(word) for word in np.frombuffer(KEY.to_bytes(16, "little"), "<u4")],
        "first": 136,
        "chances": [*random.random(300), *tails, *(1 - tails)],
        "scores": [*random.normal(size=300), *random.uniform(-8, 8, 60), 0.0, 2.3, -2.3],
        "numbers": [*(random.normal(size=300) * 10.0 ** random.uniform(-12, 14, 300)),
                    0.0, 1.0, 10.0, 1000.0, 0.1, -3.5],
        "independent": random.normal(size=(3, 20)).tolist(),
        "matrix": MATRIX,
        "draws": [{"shape": one.shape, "at": dict(one.parameters), "values": one.values,
                   "weights": one.weights} for one in DRAWS],
        "events": [{"hazard": hazard, "events": events} for hazard, events in EVENTS],
    }  # fmt: skip


@pytest.fixture(scope="module")
def found(asked: dict[str, Any]) -> dict[str, Any]:
    call = [node_or_skip(), str(SCRIPT)]
    done = subprocess.run(call, input=json.dumps(asked), text=True, stdout=subprocess.PIPE,
                          check=True, timeout=60)  # fmt: skip
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_digests_are_those_of_sha_256(found: dict[str, Any]) -> None:
    """Of texts of any length: one block is 55 letters, beyond which there are two."""
    assert found["digests"] == [hashlib.sha256(one.encode()).hexdigest() for one in TEXTS]


def test_random_words_are_those_of_the_generator(found: dict[str, Any]) -> None:
    generator = np.random.Philox(key=KEY)
    generator.advance(136 // 4)
    halves = [half for word in generator.random_raw(8) for half in divmod(int(word), 1 << 32)[::-1]]
    assert [int(half, 16) for half in found["words"]] == halves


def test_streams_are_those_of_python_to_the_last_bit(found: dict[str, Any]) -> None:
    streams = Streams(SEED, first=TEXTS[0])
    assert found["streams"] == [streams.chances(name, 0, PATHS).tolist() for name in TEXTS]


def test_scores_and_chances(asked: dict[str, Any], found: dict[str, Any]) -> None:
    assert found["scores"] == pytest.approx(ndtri(asked["chances"]), rel=1e-14)
    assert found["chances"] == pytest.approx(ndtr(asked["scores"]), rel=1e-13)


def test_numbers_are_rounded_as_their_text_is_read(
    asked: dict[str, Any], found: dict[str, Any]
) -> None:
    assert found["rounded"] == rounded_all(np.array(asked["numbers"])).tolist()
    kept = [one for one in found["rounded"] if abs(one) > 1e-7]
    assert kept == [float(f"{one:.15g}") for one in kept]


@pytest.mark.parametrize("at", range(len(DRAWS)), ids=[one.shape for one in DRAWS])
def test_shapes(asked: dict[str, Any], found: dict[str, Any], at: int) -> None:
    here = number_at(DRAWS[at], np.array(asked["scores"]))
    assert found["shapes"][at] == pytest.approx(here, rel=1e-12, abs=1e-12)


def test_scores_that_move_together(asked: dict[str, Any], found: dict[str, Any]) -> None:
    rows = correlated([np.array(row) for row in asked["independent"]], MATRIX)
    for here, there in zip(rows, found["together"], strict=True):
        assert there == pytest.approx(here, rel=1e-15)


def test_events_follow_each_other(found: dict[str, Any]) -> None:
    for (hazard, events), there in zip(EVENTS, found["events"], strict=True):
        told = [Event(one["lasts"], one.get("begins"),
                      np.array([one["score"]]) if "score" in one else None)
                for one in events]  # fmt: skip
        here = beginnings(told, built_up(hazard, 1))
        assert there == [float(one[0]) for one in here]
    assert [row[0] for row in found["events"]] == [3, 9, 0, 11, 0]
