"""The long table holds every number of a run, and gives the run's own tables back exactly."""

import csv
import io
from dataclasses import replace

import duckdb
import numpy as np
import pandas as pd
import pytest

import fundmodel
from fundmodel.command_line.tidying import table_bytes
from fundmodel.errors import BadInput, UnknownName
from fundmodel.run_paths.quarters import quarter_names
from fundmodel.run_paths.run import Run

COLUMNS = ["line", "member", "quarter", "value", "unit", "kind", "basis", "label"]


@pytest.fixture(scope="module")
def table(base: Run) -> pd.DataFrame:
    return base.tidy()


def test_columns_and_types(table: pd.DataFrame) -> None:
    assert list(table.columns) == COLUMNS
    assert {str(table[name].dtype) for name in COLUMNS if name != "value"} == {"category"}
    assert table["value"].dtype == "float64"
    assert table["quarter"].cat.ordered


def test_every_number_of_every_line_is_there(table: pd.DataFrame, base: Run) -> None:
    by_quarter = table[table["quarter"].notna()]
    wide = by_quarter.pivot_table(
        index="quarter", columns=["line", "member"], values="value", observed=True, sort=False
    )
    assert list(wide.columns) == list(base.lines.columns)
    assert list(wide.index) == quarter_names(base)
    assert (wide.to_numpy() == base.lines.to_numpy()).all()
    results = table[table["kind"] == "result"]
    assert results["quarter"].isna().all()
    told = base.results.to_numpy()
    assert ((results["value"].to_numpy() == told) | pd.isna(told)).all()
    assert len(by_quarter) + len(results) == len(table)


def test_by_year_it_is_the_table_of_years(base: Run) -> None:
    found = base.tidy(annual=True)
    assert str(found["year"].dtype) == "Int64"
    by_year = found[found["year"].notna()]
    wide = by_year.pivot_table(
        index="year", columns=["line", "member"], values="value", observed=True, sort=False
    )
    assert list(wide.columns) == list(base.annual.columns)
    assert (wide.to_numpy() == base.annual.to_numpy()).all()


def test_what_stands_beside_a_number(table: pd.DataFrame) -> None:
    (row,) = table.query("line == 'us_take_total'").to_dict("records")
    assert (row["unit"], row["kind"], row["basis"], row["label"], row["member"]) == (
        "US$ m", "result", "nominal", "US take", "",
    )  # fmt: skip


def test_some_lines_alone(base: Run) -> None:
    found = base.tidy(lines=["cash", "us_take_total"])
    assert list(found["line"].unique()) == ["cash", "us_take_total"]
    assert len(found) == base.periods + 2
    with pytest.raises(UnknownName, match="Did you mean `cash`"):
        base.tidy(lines=["csh"])


def test_several_runs_have_a_column_of_scenarios(base: Run, slow: Run) -> None:
    found = fundmodel.tidy([base, slow], lines=["cash", "contribution_received"])
    assert list(found.columns) == ["scenario", *COLUMNS]
    for name, run in (("base", base), ("slow_start", slow)):
        one = found[found["scenario"] == name].drop(columns="scenario").reset_index(drop=True)
        alone = run.tidy(lines=["cash", "contribution_received"])
        assert one.astype(str).equals(alone.astype(str))
    assert list(found["scenario"].unique()) == ["base", "slow_start"]


def test_csv_comes_back_exactly(table: pd.DataFrame) -> None:
    lines = table_bytes(table, ".csv").decode().splitlines()
    heads, *rows = csv.reader(lines)
    assert heads == COLUMNS
    back = pd.DataFrame(rows, columns=heads)
    numbers = [float(text) if text else np.nan for text in back["value"]]
    assert np.array_equal(numbers, table["value"].to_numpy(), equal_nan=True)
    for name in set(COLUMNS) - {"value"}:
        assert back[name].tolist() == table[name].astype(object).fillna("").tolist()


def test_parquet_comes_back_with_its_types(table: pd.DataFrame) -> None:
    back = pd.read_parquet(io.BytesIO(table_bytes(table, ".parquet")))
    assert np.array_equal(back["value"], table["value"], equal_nan=True)
    for name in set(COLUMNS) - {"value"}:
        one, other = back[name].cat, table[name].cat
        assert list(one.categories) == list(other.categories)
        assert (one.codes.to_numpy() == other.codes.to_numpy()).all()
        assert one.ordered == other.ordered


def test_the_same_run_gives_the_same_bytes(base: Run) -> None:
    for ending in (".csv", ".parquet"):
        once, again = (table_bytes(base.tidy(lines=["cash"]), ending) for _ in range(2))
        assert once == again


def test_duckdb_reads_it_as_it_is(base: Run, tmp_path: object) -> None:
    path = f"{tmp_path}/numbers.parquet"
    base.tidy(annual=True).to_parquet(path)
    question = f"select sum(value) from '{path}' where line = 'money_disbursed'"  # noqa: S608
    ((total,),) = duckdb.sql(question).fetchall()
    assert total == pytest.approx(base.annual["money_disbursed"].sum())


def test_a_text_like_a_formula_is_no_formula_in_csv(base: Run) -> None:
    one = base.tidy(lines=["cash"])
    one["label"] = one["label"].cat.rename_categories({"Cash": "=1+1"})
    assert b",'=1+1\n" in table_bytes(one, ".csv")


def test_runs_that_cannot_be_told_apart_are_refused(base: Run) -> None:
    with pytest.raises(BadInput) as refused:
        fundmodel.tidy([base, replace(base)])
    assert str(refused.value) == (
        "base: Two runs have this title.\n"
        "  The column `scenario` tells the runs apart by it.\n"
        "  To fix: give each run once."
    )
    with pytest.raises(
        BadInput, match=r"^tidy: There is no run\.\n  To fix: give each run once\.$"
    ):
        fundmodel.tidy([])
