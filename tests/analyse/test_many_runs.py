"""Many runs at once give what each gives alone."""

import numpy as np
import pytest

import fundmodel
from fundmodel.analyse.many_runs import many_runs, result_addresses, runs_of_sets
from fundmodel.errors import UnknownName
from fundmodel.run_paths.given import inputs_of
from fundmodel.run_paths.not_finite import NotFinite
from fundmodel.run_paths.side_by_side import side_by_side
from tests.toy_fund.paths import toy_inputs
from tests.toy_fund.stages import toy_model

RESULTS = ["us_take_total", "ukraine_gain", "net_cost_present_value"]
CHANGES = (
    {},
    {"us_profit_share": 0.25},
    {"us_inflation": {2030: 0.06}},
    {"commitment_share[Housing grants]": 0.0, "commitment_share[Transport grants]": 0.18},
    {"selected_reading": 3},
)


def test_each_of_many_runs_is_what_it_is_alone() -> None:
    """Scalars, a choice, a series with a year more than the others have, members of a column."""
    loaded = fundmodel.load("base")
    sets = [loaded.changed(one) for one in CHANGES] + [fundmodel.load("renewed_war_2030")]
    model = fundmodel.model_of(loaded)
    names = [name for name in RESULTS if name in model.lines]
    found = runs_of_sets(model, sets, names)
    for at, one in enumerate(sets):
        alone = fundmodel.run(one).results
        for name, numbers in found.items():
            assert numbers[at] == pytest.approx(alone[name], rel=1e-12), (name, one.title)


def test_what_is_alike_is_given_once() -> None:
    same = {"rate": 0.1, "curve": {2027: 1.0}, "column": (1.0, 2.0)}
    assert side_by_side([same, dict(same)]) == same


def test_what_differs_has_a_number_a_path_and_a_series_every_year_that_is_stated() -> None:
    one = {"rate": 0.1, "curve": {2027: 1.0}, "column": (1.0, 2.0)}
    other = {"rate": 0.2, "curve": {2027: 1.0, 2029: 3.0}, "column": (1.0, 4.0)}
    found = side_by_side([one, other], times=2)
    assert found["rate"].tolist() == [0.1, 0.1, 0.2, 0.2]
    assert found["curve"][2027] == 1.0
    assert found["curve"][2029].tolist() == [1.0, 1.0, 3.0, 3.0]
    assert found["column"].tolist() == [[1.0] * 4, [2.0, 2.0, 4.0, 4.0]]


def test_a_result_is_named_alone_or_with_its_member() -> None:
    model = toy_model()
    results = [name for name, line in model.lines.items() if line.kind == "result"]
    with_members = next(name for name in results if model.each(name))
    addresses = result_addresses(model, [with_members])
    assert addresses == [f"{with_members}[{one}]" for one in model.members(with_members)]
    assert result_addresses(model, addresses[:1]) == addresses[:1]


def test_what_is_no_result_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName) as refused:
        result_addresses(fundmodel.model_of(fundmodel.load("base")), ["us_take_totl"])
    assert str(refused.value) == (
        "us_take_totl: There is no such result.\n"
        "  Did you mean `us_take_total`?\n"
        "  To fix: `python -m fundmodel list results` names them."
    )


def test_a_run_that_fails_is_named() -> None:
    model = toy_model()
    well = toy_inputs(model)
    ill = {**well, "deposit_rate": 1e308}
    results = [name for name in model.lines if model.is_result(name)]
    with pytest.raises(NotFinite, match=r"^too dear: "):
        many_runs(model, [well, ill], results, ["well", "too dear"])


def test_a_set_alone_is_one_run() -> None:
    loaded = fundmodel.load("base")
    model = fundmodel.model_of(loaded)
    found = many_runs(model, [inputs_of(model, loaded)] * 2, ["us_take_total"])
    assert found["us_take_total"].shape == (2,)
    assert np.ptp(found["us_take_total"]) == 0
