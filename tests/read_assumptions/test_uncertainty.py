"""What is drawn of a set: shapes as they are read, how far they reach, and what moves with what."""

import math
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from fundmodel.read_assumptions import Draw, Passage, Uncertainty, json_schemas, load
from fundmodel.read_assumptions.uncertainty.quantiles import beta_quantile, student_t_quantile
from fundmodel.read_assumptions.uncertainty.shapes import SHAPES, reach_of
from tests.read_assumptions.correlated_set import GROUP, write_groups
from tests.read_assumptions.event_set import write_events
from tests.read_assumptions.small_set import write_set

SHAPE = "uncertainty: {shape: triangular, low: 0.4, mode: 0.5, high: 0.6}"
OF_A_COLUMN = "uncertainty: {shape: uniform, low: 0.9, high: 1.1, as: factor}"
COUPON = Uncertainty("uniform", {"low": 0.9, "high": 1.1}, "factor")


def drawn(folder: Path, shape: str) -> Uncertainty | None:
    """The shape of the share of profit, as it is read."""
    directory = write_set(folder, terms=(SHAPE, f"uncertainty: {shape}"))
    return load("base", directory=directory).metadata("us_profit_share").uncertainty


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "{shape: student_t, center: 0.5, scale: 0.02, degrees: 4}",
            Uncertainty("student_t", {"center": 0.5, "scale": 0.02, "degrees": 4}),
        ),
        (
            "{shape: normal, sigma: 0.1, as: shift}",
            Uncertainty("normal", {"mean": 0.0, "sigma": 0.1}, "shift"),
        ),
        (
            "{shape: lognormal, sigma: 0.1, as: factor}",
            Uncertainty("lognormal", {"median": 1.0, "sigma": 0.1}, "factor"),
        ),
        (
            "{shape: student_t, center: 0.99, scale: 0.01, degrees: 5, as: factor}",
            Uncertainty("student_t", {"center": 0.99, "scale": 0.01, "degrees": 5}, "factor"),
        ),
        (
            "{shape: discrete, values: [0.5, 0.3], weights: [0.25, 0.75]}",
            Uncertainty("discrete", {}, values=(0.5, 0.3), weights=(0.25, 0.75)),
        ),
    ],
)
def test_a_shape_is_read(tmp_path: Path, written: str, read: Uncertainty) -> None:
    assert drawn(tmp_path, written) == read


def test_shocks_of_a_series(tmp_path: Path) -> None:
    base = load(
        "base", directory=write_groups(tmp_path, GROUP.format("{inflation: {legal_delay: 0.2}}"))
    )
    inflation = base.draws["inflation"]
    assert inflation.uncertainty.persistence == 0.5
    assert inflation.by_year
    assert not base.draws["legal_delay"].by_year


def _numbers(of: Uncertainty) -> Any:
    """The same shape by SciPy."""
    at = of.parameters
    match of.shape:
        case "normal":
            return stats.norm(at["mean"], at["sigma"])
        case "lognormal":
            return stats.lognorm(at["sigma"], scale=at["median"])
        case "student_t":
            return stats.t(at["degrees"], at["center"], at["scale"])
        case _:
            mean, variance = at["mean"], at["sigma"] ** 2
            size = mean * (1 - mean) / variance - 1
            return stats.beta(mean * size, (1 - mean) * size)


@pytest.mark.parametrize(
    "uncertainty",
    [
        Uncertainty("normal", {"mean": 0.02, "sigma": 0.01}),
        Uncertainty("lognormal", {"median": 1.14, "sigma": 0.3}),
        Uncertainty("student_t", {"center": 1.1, "scale": 0.07, "degrees": 3.5}),
        Uncertainty("beta", {"mean": 0.3, "sigma": 0.1}),
        Uncertainty("beta", {"mean": 0.9, "sigma": 0.25}),
    ],
    ids=lambda one: one.shape,
)
def test_shapes_without_ends_reach_from_the_first_to_the_last_thousandth(
    uncertainty: Uncertainty,
) -> None:
    by_scipy = _numbers(uncertainty).ppf([0.001, 0.999])
    assert reach_of(uncertainty) == pytest.approx(by_scipy, rel=1e-9, abs=1e-12)


@given(st.floats(0.001, 0.999), st.floats(0.5, 200), st.floats(0.5, 200))
def test_percentiles_of_beta_are_those_of_scipy(share: float, a: float, b: float) -> None:
    assert stats.beta.cdf(beta_quantile(share, a, b), a, b) == pytest.approx(share, rel=1e-7)


@given(st.floats(0.501, 0.9999), st.floats(3, 300))
def test_percentiles_of_student_t_are_those_of_scipy(share: float, degrees: float) -> None:
    assert student_t_quantile(share, degrees) == pytest.approx(
        stats.t.ppf(share, degrees), rel=1e-7
    )


@pytest.mark.parametrize(
    ("shape", "low", "high"),
    [
        ("triangular", 2, 9),
        ("pert", 2, 9),
        ("uniform", 2, 9),
    ],
)
def test_shapes_with_ends_reach_to_them(shape: str, low: float, high: float) -> None:
    parameters = {"low": low, "mode": 4.0, "high": high}
    one = Uncertainty(shape, {key: parameters[key] for key in SHAPES[shape]})
    assert reach_of(one) == (low, high)
    assert one.is_bounded


def test_shocks_reach_as_far_as_they_come_to_in_the_long_run() -> None:
    """With 0.6 left each year the variance is 1 / (1 - 0.36) of a shock's: 1.25 of its width."""
    once = Uncertainty("normal", {"mean": 0.0, "sigma": 0.01}, "shift", 0.0)
    lasting = Uncertainty("normal", {"mean": 0.0, "sigma": 0.01}, "shift", 0.6)
    assert reach_of(lasting) == pytest.approx([1.25 * end for end in reach_of(once)])
    with_drift = Uncertainty("normal", {"mean": 0.002, "sigma": 0.01}, "shift", 0.6)
    assert sum(reach_of(with_drift)) / 2 == pytest.approx(0.002 / (1 - 0.6))
    factor = Uncertainty("lognormal", {"median": 1.0, "sigma": 0.01}, "factor", 0.6)
    assert [math.log(end) for end in reach_of(factor)] == pytest.approx(reach_of(lasting))
    assert not Uncertainty("uniform", {"low": -1.0, "high": 1.0}, "shift", 0.6).is_bounded


def test_each_member_has_a_draw_of_its_own(tmp_path: Path) -> None:
    directory = write_set(
        tmp_path, windows=("each: member", "each: member\n    between_members: 0.3")
    )
    draws = load("base", directory=directory).draws
    assert draws["coupon[Housing loans]"] == Draw(
        "coupon[Housing loans]", "coupon", ("Housing loans",), COUPON, 0.3
    )
    assert list(draws) == ["us_profit_share", "coupon[Housing loans]", "coupon[Energy loans]"]


def test_one_draw_moves_the_members_that_follow_their_column(tmp_path: Path) -> None:
    directory = write_set(tmp_path, windows=("    each: member\n", ""))
    draws = load("base", directory=directory).draws
    assert draws["coupon"] == Draw("coupon", "coupon", ("Housing loans", "Energy loans"), COUPON)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("fixed: known", ["coupon"]),
        (
            "uncertainty: {shape: uniform, low: 0.9, high: 1.1, as: factor}",
            ["coupon", "coupon[Energy loans]"],
        ),
    ],
)
def test_a_cell_stands_for_itself(tmp_path: Path, cell: str, names: list[str]) -> None:
    directory = write_set(tmp_path, windows=("    each: member\n", ""))
    windows = directory / "base/members/windows.yaml"
    windows.write_text(
        windows.read_text().replace("coupon: {value: 0.02,", f"coupon: {{value: 0.02, {cell},")
    )
    draws = load("base", directory=directory).draws
    assert [name for name in draws if name.startswith("coupon")] == names
    assert draws["coupon"].members == ("Housing loans",)


def test_a_number_that_a_scenario_changes_is_fixed_and_says_so(tmp_path: Path) -> None:
    changes = {"us_profit_share": 0.5, "coupon[Housing loans]": 0.04}
    loaded = load("slower", changes, write_set(tmp_path))
    assert list(loaded.draws) == ["legal_delay", "coupon[Energy loans]"]
    assert loaded.metadata("us_profit_share").fixed == "scenario"
    assert loaded.metadata("legal_delay").fixed == ""
    assert loaded.metadata("highest_share").fixed == "term"


def test_a_group_is_a_matrix_and_stays_one_when_a_number_is_fixed(tmp_path: Path) -> None:
    written = "{legal_delay: {inflation: -0.5}, inflation: {us_profit_share: 0.25}}"
    directory = write_groups(tmp_path, GROUP.format(written))
    group = load("base", directory=directory).correlations["credit"]
    assert group.numbers == ("legal_delay", "inflation", "us_profit_share")
    assert group.matrix() == ((1, -0.5, 0), (-0.5, 1, 0.25), (0, 0.25, 1))
    assert (group.note, group.source.publisher) == ("Bad times are bad for all.", "Secretariat")
    changed = load("slow", directory=directory)
    left = [name for name in group.numbers if name in changed.draws]
    assert changed.correlations["credit"].matrix(left) == ((1.0,),)
    assert left == ["us_profit_share"]


def test_a_cell_with_a_shape_of_its_own_moves_with_others(tmp_path: Path) -> None:
    written = '{"coupon[Energy loans]": {us_profit_share: 0.25}}'
    directory = write_groups(tmp_path, GROUP.format(written))
    windows = directory / "base/members/windows.yaml"
    own = "coupon: {value: 0.02, uncertainty: {shape: uniform, low: 0.01, high: 0.03},"
    windows.write_text(windows.read_text().replace("coupon: {value: 0.02,", own))
    assert (
        load("base", directory=directory).correlations["credit"].numbers[0]
        == "coupon[Energy loans]"
    )


def test_events_begin_by_their_hazard_unless_a_scenario_tells_them(tmp_path: Path) -> None:
    directory = write_events(tmp_path)
    strike = Passage("event_start[A strike]", "hazard", "event_quarters[A strike]")
    war = Passage("event_start[First war]", "hazard", "event_quarters[First war]")
    assert list(load("base", directory=directory).passages.values()) == [war, strike]
    told = load("base", {"event_start[First war]": 5}, directory)
    assert list(told.passages.values()) == [strike]


def test_a_set_says_the_same_of_its_draws_in_another_process(tmp_path: Path) -> None:
    directory = write_groups(tmp_path, GROUP.format("{legal_delay: {inflation: -0.5}}"))
    base = load("base", directory=directory)
    sent = pickle.loads(pickle.dumps(base))  # noqa: S301  what was just written
    assert sent.draws == base.draws
    assert sent.correlations == base.correlations


def test_fingerprints_see_draws_and_groups_and_the_structure_does_not(tmp_path: Path) -> None:
    written = GROUP.format("{legal_delay: {inflation: -0.5}}")
    alone, grouped = (
        load("base", directory=write_groups(tmp_path / folder, text))
        for folder, text in (("a", ""), ("b", written))
    )
    assert alone.fingerprint != grouped.fingerprint
    sets = [
        load("base", directory=write_set(tmp_path / new[-2:], terms=(SHAPE, new)))
        for new in (SHAPE, SHAPE.replace("0.5", "0.45"), "fixed: term", "fixed: rule")
    ]
    assert len({one.fingerprint for one in sets}) == 4
    assert {one.structure for one in (alone, grouped, *sets)} == {alone.structure}


def test_editors_know_the_parameters_of_each_shape() -> None:
    entry = json_schemas()["assumptions"]["$defs"]["AssumptionEntry"]["properties"]
    shapes = {one["properties"]["shape"]["const"]: one for one in entry["uncertainty"]["oneOf"]}
    assert set(shapes) == set(SHAPES)
    assert shapes["normal"]["required"] == ["shape", "sigma"]
    assert shapes["discrete"]["properties"]["weights"]["type"] == "array"
    assert shapes["pert"]["additionalProperties"] is False
    assert set(entry["fixed"]["anyOf"][0]["enum"]) == {"term", "rule", "measure", "event", "known"}
