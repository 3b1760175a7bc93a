"""What a run, a set and a model say of themselves, and the names that were meant."""

import copy
import pickle
from pathlib import Path

import pandas as pd
import pytest

import fundmodel
from fundmodel.build_model.small_table import small_table
from fundmodel.errors import BadInput, UnknownName
from fundmodel.explanations.explain import explain
from fundmodel.run_paths.run import Run

LONGEST = 300


def test_a_run_says_in_two_lines_what_it_is(base: Run) -> None:
    few = "; ".join(
        f"needs_covered_by_{year} {base.results[f'needs_covered_by_{year}']:,.6g} share, "
        "prices of 2025Q4"
        for year in (2030, 2033, 2036)
    )
    lines = len(base.model.lines)
    assert repr(base) == f"Run of base: 40 quarters, {lines} lines, all checks hold\n{few}"
    assert str(base) == repr(base)


def test_a_run_in_which_checks_fail_says_so(base: Run) -> None:
    name = next(line.name for line in base.of_kind("check"))
    broken = Run(base.model, base.assumptions, {**base.arrays, name: base.arrays[name] + 1.0})
    assert "1 checks FAIL" in repr(broken)
    assert "1 checks FAIL" in broken._repr_html_()


def test_nothing_that_a_prompt_shows_is_long(short: Path, base: Run) -> None:
    everything = {f"coupon[{name}]": 0.03 for name in base.model.sets["loan_window"].members}
    changed = fundmodel.load("base", everything, directory=short)
    shown = [base, changed, fundmodel.run(changed), base.model, base.model.lines["cash"]]
    shown += [explain(base, "us_take_total"), fundmodel.plan_workbook([base])]
    for one in shown:
        assert 0 < len(repr(one)) <= LONGEST, repr(one)[:LONGEST]
        assert str(one) == repr(one)


def test_no_table_is_built_to_say_it(short: Path) -> None:
    run = fundmodel.run(fundmodel.load("base", directory=short))
    repr(run)
    run._repr_html_()
    assert {"lines", "annual", "results", "quarter_ends"} & set(vars(run)) == set()


def test_in_a_notebook_every_text_is_escaped(short: Path, base: Run) -> None:
    found = small_table("a <b>", {"<i>": "&"})
    assert found == (
        "<table><caption>a &lt;b&gt;</caption><tr><th>&lt;i&gt;</th><td>&amp;</td></tr></table>"
    )
    changed = fundmodel.load("base", {"us_profit_share": 0.25}, directory=short)
    assert "<th>us_profit_share</th><td>0.25 (was 0.5)</td>" in changed._repr_html_()
    for one in (base, base.model, changed):
        assert one._repr_html_().startswith("<table><caption>")
    assert base._repr_html_().count("<tr>") <= 13


UNKNOWN = [
    (lambda run: run.lines["csh"], "csh: There is no such line.\n  Did you mean `cash`?\n"),
    (lambda run: run.annual["csh"], "csh: There is no such line.\n  Did you mean `cash`?\n"),
    (lambda run: run.number("csh"), "csh: There is no such line.\n  Did you mean `cash`?\n"),
    (
        lambda run: run.lines[["cash", "csh"]],
        "csh: There is no such line.\n  Did you mean `cash`?\n",
    ),
    (
        lambda run: run.lines["contribution_key"]["Germny"],
        "Germny: There is no such member.\n  Did you mean `Germany`?\n",
    ),
    (
        lambda run: run.annual["contribution_key", "Germny"],
        "Germny: There is no such member.\n  Did you mean `Germany`?\n",
    ),
    (
        lambda run: run.lines["cash", "Germany"],
        "Germany: There is no such member.\n  To fix: leave the member out.",
    ),
    (
        lambda run: run.results["us_tke_total"],
        (
            "us_tke_total: There is no such result.\n  Did you mean `us_take_total`?\n"
            "  To fix: `python -m fundmodel list results` names them."
        ),
    ),
    (
        lambda run: run.results["contributor_net_cost"],
        (
            "contributor_net_cost: This result has a number for each of 30 members.\n"
            "  Did you mean `contributor_net_cost[Germany]`?\n"
            "  To fix: write the member in brackets."
        ),
    ),
    (
        lambda run: run.assumptions.number("us_profit_shar"),
        (
            "us_profit_shar: There is no assumption `us_profit_shar`.\n"
            "  Did you mean `us_profit_share`?"
        ),
    ),
    (
        lambda run: run.assumptions.number("coupon[Energy comercial loans]"),
        (
            "coupon[Energy comercial loans]: This is not one number.\n"
            "  Did you mean `Energy commercial loans`?\n"
            "  To fix: name a member of loan_window, as in coupon[Housing concessional loans]."
        ),
    ),
]


@pytest.mark.parametrize(("ask", "begins"), UNKNOWN)
def test_a_name_that_is_not_there(base: Run, ask, begins: str) -> None:
    with pytest.raises(KeyError) as refusal:
        ask(base)
    assert isinstance(refusal.value, UnknownName)
    assert isinstance(refusal.value, BadInput)
    assert str(refusal.value).startswith(begins)


def test_the_tables_are_those_of_pandas_in_all_else(base: Run) -> None:
    for table in (base.lines, base.annual, base.results):
        again = pickle.loads(pickle.dumps(table))  # noqa: S301  our own bytes
        assert again.equals(table)
        assert copy.deepcopy(table).equals(table)
    assert isinstance(base.lines, pd.DataFrame)
    assert isinstance(base.results, pd.Series)
    assert type(base.lines.iloc[1:]) is pd.DataFrame
    assert type(base.lines * 2) is pd.DataFrame
    assert type(base.lines.copy()) is pd.DataFrame
    assert type(base.lines["cash"]) is pd.Series
    assert type(base.results * 2) is pd.Series
    assert base.lines.get("csh") is None
    assert base.results.get("csh", 0.0) == 0.0
    assert "csh" not in base.lines
    assert base.lines["contribution_key"].shape[1] == 30
    assert base.lines[base.lines.index.year == 2030].shape[0] == 4
    assert base.results.iloc[0] == base.results["needs_covered_by_2030"]
