"""What a user reads when a simulation cannot be: whole texts."""

from collections.abc import Mapping

import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.run_paths.not_finite import NotFinite
from tests.simulation.as_stated import drawn_too

BASE = fundmodel.load("base")
NO_SUCH_RESULT = """\
us_take_totl: There is no such result.
  Did you mean `us_take_total`?
  To fix: `python -m fundmodel list results` names them."""

CASES = {
    "no paths": ({"paths": 0}, """\
paths = 0: This is no number of paths.
  To fix: give 1 to 100,000,000; a mean takes some 1,000, a tail 10,000."""),
    "fewer than none": ({"paths": -1_000}, """\
paths = -1,000: This is no number of paths.
  To fix: give 1 to 100,000,000; a mean takes some 1,000, a tail 10,000."""),
    "too many": ({"paths": 10**9}, """\
paths = 1,000,000,000: These are too many paths.
  To fix: give 1 to 100,000,000; a mean takes some 1,000, a tail 10,000."""),
    "half a path": ({"paths": 0.5}, """\
paths = 0.5: This is no whole number.
  To fix: give paths such as 1000."""),
    "a seed that is a word": ({"seed": "lucky"}, """\
seed = 'lucky': This is no whole number.
  To fix: give seed such as 1000."""),
    "an unknown way": ({"sampling": "sobl"}, """\
sampling = sobl: There is no such way to spread paths.
  Did you mean `sobol`?
  To fix: give one of sobol, latin, plain."""),
    "no part of a range": ({"until_se": 2}, """\
until_se = 2: This is no part of a range.
  To fix: give a number such as 0.01: a hundredth of the range from P5 to P95."""),
    "a hypercube that stops": ({"until_se": 0.1, "sampling": "latin"}, """\
until_se = 0.1: A Latin hypercube cannot stop before its last path.
  It is divided by the number of its paths.
  To fix: leave it out, or take sampling="sobol"."""),
    "many paths that stop": ({"until_se": 0.1, "paths": 1_000_001}, """\
until_se = 0.1: More than 1,000,000 paths cannot stop before the last.
  They are not kept one by one, so that it is not known how sure each is.
  To fix: give up to 1,000,000 paths, or leave it out."""),
    "an unknown result": ({"results": ["us_take_totl"]}, NO_SUCH_RESULT),
    "a line for a result": ({"results": ["cash"]}, """\
cash: This goes by quarter and is no result.
  A simulation tells how one number a path is distributed.
  To fix: ask for its fan: lines=["cash"], or `--fan cash`."""),
    "a result for a line": ({"lines": ["us_take_total"]}, """\
us_take_total: This has no number a quarter, so that it has no fan.
  To fix: name a flow, balance, ratio or flag."""),
}  # fmt: skip


@pytest.mark.parametrize(("asked", "text"), CASES.values(), ids=CASES)
def test_what_cannot_be_is_refused(asked: Mapping[str, object], text: str) -> None:
    with pytest.raises(BadInput) as refused:
        fundmodel.simulate(BASE, **{"paths": 8, **asked})  # type: ignore[arg-type]
    assert str(refused.value) == text


@pytest.mark.parametrize("path", [0, 9, -1, True, 1.5])
def test_a_path_that_is_none(path: int) -> None:
    found = fundmodel.simulate(BASE, 8, results=["us_take_total"], checks=False)
    with pytest.raises(BadInput) as refused:
        found.replay(path)
    assert str(refused.value) == (
        f"path {path!r}: There are paths 1 to 8.\n"
        f"  To fix: name one of them{', or draw more: `--paths`' if path == 9 else ''}."
    )


def test_a_fan_that_was_not_asked_for() -> None:
    found = fundmodel.simulate(BASE, 8, results=["us_take_total"], lines=["cash"], checks=False)
    with pytest.raises(BadInput) as refused:
        found.fan("cahs")
    assert str(refused.value) == (
        "cahs: There is no such line.\n  Did you mean `cash`?\n  To fix: name one of cash."
    )


def test_a_shape_that_contradicts_itself_is_refused_when_it_is_read(tmp_path: object) -> None:
    """Low above high: nothing of it reaches a simulation."""
    from tests.read_assumptions.small_set import write_set

    shape = ("low: 0.4, mode: 0.5, high: 0.6}", "low: 0.6, mode: 0.5, high: 0.4}")
    with pytest.raises(BadInput) as refused:
        fundmodel.load("base", directory=write_set(tmp_path, terms=shape))
    assert "low, mode, high must ascend." in str(refused.value)


def test_a_path_on_which_a_line_is_undefined() -> None:
    """The message says which set, seed and paths, and what was drawn there."""
    from fundmodel.read_assumptions import Uncertainty

    name = "quarters_in_a_year"
    drawn = drawn_too(
        BASE, name, Uncertainty("discrete", {}, values=(0.0, 4.0), weights=(0.5, 0.5))
    )
    scalar = drawn.scalars[name]
    object.__setattr__(scalar.metadata, "plausible", (0.0, 4.0))
    with pytest.raises(NotFinite) as refused:
        fundmodel.simulate(drawn, 8, 5, results=["us_take_total"], checks=False)
    assert str(refused.value).startswith("base, seed 5, of the paths from 1 on: `")
    assert "quarters_in_a_year = 0" in str(refused.value)
