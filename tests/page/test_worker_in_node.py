"""The worker does what was asked last, worlds before tornadoes, and says what went wrong."""

import json
import subprocess
from pathlib import Path

from tests.compiled.test_in_node import node_or_skip

SCRIPT = Path(__file__).with_name("worker_in_node.mjs")


def test_what_is_asked_of_a_newer_state_comes_first() -> None:
    """Worlds of state 1 are dropped half-way, its tornado never begins; of state 2 all is done."""
    done = subprocess.run(
        [node_or_skip(), str(SCRIPT)], stdout=subprocess.PIPE, check=True, timeout=60
    )
    answers = json.loads(done.stdout)
    ends = [(one["kind"], one["id"]) for one in answers["newest"] if "found" in one]
    begun = [(one["kind"], one["id"]) for one in answers["newest"] if "done" in one]
    assert ends == [("worlds", 2), ("tornado", 2)]
    assert ("worlds", 1) in begun
    assert ("tornado", 1) not in begun
    assert answers["broken"] == [{"kind": "worlds", "id": 3, "problem": "no such scenario"}]
