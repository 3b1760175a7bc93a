"""A cluster of two workers on this machine: the same bytes, whoever dies on the way."""

import gc
import os
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.run_paths.not_finite import NotFinite
from fundmodel.simulation import at_a_worker, cluster
from fundmodel.simulation import simulate as machinery
from fundmodel.simulation.simulate import looks_of, simulate
from fundmodel.simulation.simulation import Simulation
from tests.command_line.running import as_a_user
from tests.simulation.lighthouses import (
    asked_of_lighthouses,
    drawn_lighthouses,
    lighthouse_model,
)
from tests.toy_fund.stages import toy_model

distributed: Any = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
PATHS = 3_000
HERE = socket.inet_ntoa(bytes([127, 0, 0, 1]))
DRAWN = drawn_lighthouses()
ASKED = asked_of_lighthouses(PATHS, lines=("tolls_charged[Skerry]", "price_index"))


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    with cluster.connected("local", lighthouse_model) as here:
        assert here is not None
        assert here.threads == (os.cpu_count() or 1)
        yield here.client


@pytest.fixture(scope="module")
def alone() -> bytes:
    return everything(simulate(toy_model(), DRAWN, ASKED, threads=1))


def everything(found: Simulation) -> bytes:
    """All that a simulation tells, to the last bit."""
    by_name = (found.by_path, found.begun, found.drawn, found.lines)
    arrays = [numbers.tobytes() for kept in by_name for numbers in kept.values()]
    tables = [found.summary, found.conditional, found.probabilities, found.drivers]
    return b"".join([*arrays, *(table.to_json(double_precision=15).encode() for table in tables)])


def _on(client: Any, **how: Any) -> Simulation:
    there = cluster.Cluster(client, lighthouse_model)
    return simulate(toy_model(), DRAWN, ASKED, cluster=there, **how)


def test_workers_give_the_same_bytes_as_threads(client: Any, alone: bytes) -> None:
    assert everything(simulate(toy_model(), DRAWN, ASKED, threads=2, block=700)) == alone
    assert everything(_on(client)) == alone
    assert everything(_on(client, block=130)) == alone


def test_a_worker_that_is_killed_halfway_moves_no_bit(client: Any, alone: bytes) -> None:
    """The first blocks have come back, most are still to be done: their worker takes some along."""
    before, killed = client.run(os.getpid), []

    def kill(done: int, paths: int) -> None:
        if not killed and done >= 2 * 128:
            assert done < paths / 2
            killed.append(next(iter(before.values())))
            os.kill(killed[0], signal.SIGKILL)

    assert everything(_on(client, block=128, progress=kill)) == alone
    client.wait_for_workers(len(before), timeout=30)
    assert killed[0] not in client.run(os.getpid).values()


def test_it_stops_where_it_stops_on_one_core(client: Any) -> None:
    asked = asked_of_lighthouses(PATHS, until=0.05)
    there = cluster.Cluster(client, lighthouse_model)
    one, other = (simulate(toy_model(), DRAWN, asked, cluster=where) for where in (None, there))
    assert one.asked.paths == other.asked.paths < PATHS
    assert everything(one) == everything(other)


def test_sketches_are_the_same_too(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("datasketches")
    monkeypatch.setattr(machinery, "MOST_BY_PATH", 1_000)
    one = simulate(toy_model(), DRAWN, ASKED, threads=1)
    other = _on(client)
    assert type(one).__name__ == "Sketched"
    assert everything(one) == everything(other)
    serialized = [[it._whole.serialize() for it in s.sketches.values()] for s in (one, other)]
    assert serialized[0] == serialized[1]


def test_what_a_worker_refuses_is_said_as_it_is_here(client: Any) -> None:
    """A path on which a line is undefined."""
    told = []
    for where in (None, cluster.Cluster(client, lighthouse_model)):
        with pytest.raises(NotFinite) as refused:
            simulate(toy_model(), _spoilt(), asked_of_lighthouses(8), cluster=where)
        told.append(str(refused.value))
    assert told[0] == told[1]


def _spoilt() -> Any:
    scalar = DRAWN.scalars["quarters_in_a_year"]
    return DRAWN.with_assumption(replace(scalar, value=0.0))


def test_ctrl_c_leaves_nothing_behind(client: Any) -> None:
    def stop(done: int, _: int) -> None:
        if done > 128:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _on(client, block=128, progress=stop)
    for _ in range(50):
        if not any(client.processing().values()):
            return
        time.sleep(0.1)
    pytest.fail("blocks are still worked on")


def test_another_version_at_a_worker_is_refused(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = {**at_a_worker.identity(), "numpy": "0.1"}
    monkeypatch.setattr(at_a_worker, "identity", lambda: mine)
    with pytest.raises(BadInput) as refused:
        cluster.Cluster(client, lighthouse_model)
    first, *rest = str(refused.value).splitlines()
    assert first.startswith("cluster tcp://")
    assert ": It is not this program that the worker tcp://" in first
    assert first.endswith(" rather than 0.1.")
    assert rest == [
        "  Results are the same to the last digit wherever they are worked out.",
        "  To fix: install the same versions there, and start the workers again.",
    ]


@pytest.mark.parametrize("address", ["tcp://{host}:{free}", "nowhere.invalid", "post:/x", ""])
def test_nobody_at_an_address(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ANSWER_WITHIN", 1)
    before = _clients()
    with socket.socket() as taken:
        taken.bind(("", 0))  # bound, and nobody listens
        address = address.format(host=HERE, free=taken.getsockname()[1])
        with pytest.raises(BadInput) as refused, cluster.connected(address, lighthouse_model):
            pass
    assert str(refused.value) == (
        f"cluster = {address}: No scheduler of Dask answers there.\n"
        "  Waited for 1 seconds at most.\n"
        "  To fix: `dask scheduler` prints its address, such as tcp://boss.example.org:8786; "
        "`local` is this machine."
    )
    assert _clients() == before, "one that is left closes itself later, and may then wait for ever"


def _clients() -> int:
    return sum(type(one) is distributed.Client for one in gc.get_objects())


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda _: None)
    with pytest.raises(BadInput) as refused, cluster.connected("local", lighthouse_model):
        pass
    assert str(refused.value) == (
        "cluster = local: Clusters are reached by `distributed`, which is not installed.\n"
        "  To fix: python -m pip install distributed, or `fundmodel[distributed]`."
    )


def test_parts_are_enough_for_all_workers(client: Any) -> None:
    there = cluster.Cluster(client, lighthouse_model)
    there.threads = 2
    for paths, expected in ((300, 2), (20_000, 6), (200_000, 25)):
        (parts,) = looks_of(asked_of_lighthouses(paths), 16_384, there)
        assert len(parts) == expected
        assert parts[-1][-1] == paths


@pytest.mark.thorough
def test_the_fund_as_a_user_types_it(tmp_path: Any) -> None:
    words = ("simulate", "base", "--paths", "600", "--fan", "cash", "--json")
    one, two = as_a_user(tmp_path, *words), as_a_user(tmp_path, *words, "--cluster", "local")
    assert (two.code, two.out) == (0, one.out)
    assert two.err.startswith("cluster tcp://")
    assert fundmodel.__version__ in one.out
