"""A dialect reads every operation and every reference, or is refused when it is defined."""

import importlib.util
from dataclasses import replace

import pytest

from fundmodel.build_model.dialects import Dialect
from fundmodel.build_model.operations import OPERATIONS
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.references import MEMBERS, QUARTERS
from fundmodel.build_model.spelling import WORDS
from fundmodel.compile_model import formulas
from fundmodel.compile_model.carried import MEASURES_CARRIED
from fundmodel.compile_model.formulas import DIALECT as COMPILED
from fundmodel.errors import ModelMistake
from fundmodel.explanations.references import EXPLAINED
from fundmodel.workbooks.formulas import EXCEL
from tests.plain_reading import PLAIN

TABLES = {"operations": OPERATIONS, "quarters": QUARTERS, "members": MEMBERS, "measures": MEASURES}
MORSE = {table: dict.fromkeys(rows, "-.-") for table, rows in TABLES.items()}
"""What lamps would blink: a language of a test's own."""


def morse(**tables: dict[str, str]) -> Dialect[str, str]:
    return Dialect("lamps", **{**MORSE, **tables})


def refusal(**tables: dict[str, str]) -> list[str]:
    with pytest.raises(ModelMistake) as caught:
        morse(**tables)
    return str(caught.value).split("\n\n")


def lacking(table: str, row: str) -> str:
    return (
        f"The dialect of lamps, {table}: has no entry for `{row}`.\n"
        "  Every reading of the tree reads all of it, or none.\n"
        "  To fix: add the entry to the dialect."
    )


def test_a_dialect_with_an_entry_a_row_is_made() -> None:
    assert morse().members["pick"] == "-.-"


def test_every_entry_that_is_missing_is_named() -> None:
    some = {"add": "+", "where": "?"}
    named = refusal(operations=some, quarters={"now": "."}, members={}, measures={"final": "!"})
    assert named == [
        *(lacking("operations", row) for row in OPERATIONS if row not in some),
        *(lacking("quarters", row) for row in QUARTERS if row != "now"),
        *(lacking("members", row) for row in MEMBERS),
        *(lacking("measures", row) for row in MEASURES if row != "final"),
    ]


@pytest.mark.parametrize(("table", "row"), [(t, row) for t, rows in TABLES.items() for row in rows])
def test_no_row_of_any_table_can_be_left_out(table: str, row: str) -> None:
    left = {name: text for name, text in MORSE[table].items() if name != row}
    assert refusal(**{table: left}) == [lacking(table, row)]


@pytest.mark.parametrize(
    ("table", "row", "misspelt"),
    [("quarters", "lagged", "laged"), ("members", "total_by", "totalby"),
     ("measures", "irr", "iir"), ("operations", "quarterly_factor", "quarterly_facto")],
)  # fmt: skip
def test_a_misspelt_entry_is_told_what_was_meant(table: str, row: str, misspelt: str) -> None:
    entries = {misspelt if name == row else name: text for name, text in MORSE[table].items()}
    strange = (
        f"The dialect of lamps, {table}: has an entry `{misspelt}`, which is no row of the table.\n"
        f"  Did you mean `{row}`?\n"
        "  To fix: add the row to the table of the language, or leave the entry out."
    )
    assert refusal(**{table: entries}) == [lacking(table, row), strange]


READERS = [EXCEL, COMPILED, EXPLAINED, WORDS, PLAIN]


@pytest.mark.parametrize("dialect", READERS, ids=lambda one: one.name)
def test_a_row_that_is_added_to_a_table_must_be_read_by_all(dialect: Dialect, monkeypatch) -> None:
    """As it stands a dialect can be defined again; with one more way to look back it cannot."""
    assert replace(dialect) == dialect
    wider = {**QUARTERS, "next_week": QUARTERS["now"]}
    monkeypatch.setattr("fundmodel.build_model.dialects.QUARTERS", wider)
    with pytest.raises(ModelMistake, match="quarters: has no entry for `next_week`"):
        replace(dialect)


@pytest.mark.parametrize("measure", MEASURES_CARRIED)
def test_a_measure_that_nothing_carries_along_is_refused_at_definition(
    measure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the compiled dialect is defined, before any model is compiled."""
    monkeypatch.delitem(MEASURES_CARRIED, measure)
    spec = importlib.util.spec_from_file_location("formulas_again", formulas.__file__)
    assert spec is not None
    assert spec.loader is not None
    with pytest.raises(ModelMistake, match=f"measures: has no entry for `{measure}`"):
        spec.loader.exec_module(importlib.util.module_from_spec(spec))
