"""Values that a program passes: numbers of any library are read, everything else is refused."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from fundmodel.errors import BadInput
from fundmodel.read_assumptions import load
from tests.read_assumptions.small_set import write_set

MIDNIGHT = dt.datetime.fromisoformat("2027-01-01")
NAMES = ("us_profit_share", "inflation", "inflation[2030]", "reading", "first_day",
         "coupon[Energy loans]")  # fmt: skip


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return write_set(tmp_path)


@pytest.mark.parametrize(
    "value",
    [Decimal("0.05"), Fraction(1, 20), np.float32(0.05), np.array(0.05), "0.05", np.str_("0.05"),
     pd.Series([0.05])[0]],
    ids=repr,
)  # fmt: skip
def test_numbers_of_any_library(directory: Path, value: object) -> None:
    for name in ("us_profit_share", "inflation[2030]", "coupon[Energy loans]"):
        loaded = load("base", {name: value}, directory)
        assert loaded.number(name) == pytest.approx(0.05, rel=1e-7)
        assert type(loaded.number(name)) is float


@pytest.mark.parametrize(
    "value",
    [dt.date(2027, 1, 1), MIDNIGHT, pd.Timestamp("2027-01-01"),
     np.datetime64("2027-01-01"), "2027-01-01", 46388, np.int64(46388)],
    ids=repr,
)  # fmt: skip
def test_days_of_any_library(directory: Path, value: object) -> None:
    assert load("base", {"first_day": value}, directory).number("first_day") == 46388


VALUES = {
    "pandas.NA": pd.NA,
    "NaT": pd.NaT,
    "series of one": pd.Series([0.05]),
    "series": pd.Series([0.05, 0.06]),
    "frame": pd.DataFrame({"a": [1]}),
    "array": np.array([0.05, 0.06]),
    "array of one": np.array([0.05]),
    "empty array": np.array([]),
    "nothing": None,
    "not a number": float("nan"),
    "decimal not a number": Decimal("NaN"),
    "signalling": Decimal("sNaN"),
    "infinite": Decimal("Infinity"),
    "largest": 1.7976931348623157e308,
    "beyond": Decimal("1e400"),
    "beyond as text": "1.7976931348623157e308",
    "huge": 10**400,
    "yes": True,
    "NumPy's yes": np.True_,
    "set": {0.05},
    "generator": (one for one in (0.05,)),
    "bytes": b"0.05",
    "complex": 1j,
    "type": float,
    "NUL": "\0",
    "escape": "\x1b[31m",
    "long": "x" * 100_000,
    "half a day": MIDNIGHT.replace(hour=12),
    "time": dt.time(12),
    "first year": dt.date.min,
    "last year": dt.date.max,
    "mapping in a mapping": {2030: {2031: 0.05}},
    "no year": {pd.NA: 0.05},
}
ROUND: dict[object, object] = {}
ROUND[2030] = ROUND


@pytest.mark.parametrize("kind", VALUES)
def test_what_is_no_value_is_refused(directory: Path, kind: str) -> None:
    for name in NAMES:
        with pytest.raises(BadInput) as refused:
            load("base", {name: VALUES[kind]}, directory)
        text = str(refused.value)
        assert text.startswith(f"changes, {name}")
        assert "To fix: " in text
        assert len(text) < 1_000
        assert "\x1b" not in text
        assert "\0" not in text


def test_a_mapping_that_holds_itself_is_refused(directory: Path) -> None:
    with pytest.raises(BadInput, match="stands where one number belongs"):
        load("base", {"inflation": ROUND}, directory)


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (pd.Series([0.05]), "A value of the type `Series` stands where one number belongs."),
        (pd.NA, "A value of the type `NAType` stands where one number belongs."),
        ({0.05}, "A value of the type `set` stands where one number belongs."),
        ([0.05], "A list stands where one number belongs."),
        (None, "There is no number."),
        (1.7976931348623157e308, "The number is not finite."),
    ],
    ids=["series", "missing", "set", "list", "nothing", "largest"],
)
def test_what_is_said_of_a_value(directory: Path, value: object, what: str) -> None:
    with pytest.raises(BadInput) as refused:
        load("base", {"us_profit_share": value}, directory)
    assert str(refused.value).startswith(f"changes, us_profit_share: {what}\n")


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ([("us_profit_share", 0.4)], "A list stands where names with their values belong."),
        ("us_share=0.4", "`us_share=0.4` stands where names with their values belong."),
        (pd.Series({"us_profit_share": 0.4}),
         "A value of the type `Series` stands where names with their values belong."),
        ({1: 0.4}, "`1` stands where the name of an assumption belongs."),
        ({None: 0.4}, "Nothing stands where the name of an assumption belongs."),
        ({("us_profit_share",): 0.4}, "A list stands where the name of an assumption belongs."),
    ],
    ids=["pairs", "text", "series", "number as a name", "nothing as a name", "tuple as a name"],
)  # fmt: skip
def test_what_are_no_changes(directory: Path, changes: object, what: str) -> None:
    for refuse in (
        lambda: load("base", changes, directory),  # type: ignore[arg-type]
        lambda: load("base", directory=directory).changed(changes),  # type: ignore[arg-type]
    ):
        with pytest.raises(BadInput) as refused:
            refuse()
        assert str(refused.value).startswith(f"changes: {what}\n  To fix: ")


AN_OBJECT = pytest.param(object(), id="an object")


@pytest.mark.parametrize(
    "scenario", [None, 1, b"slow", ["slow"], 0.5, {"slow"}, AN_OBJECT], ids=repr
)
def test_what_is_no_scenario(directory: Path, scenario: object) -> None:
    with pytest.raises(BadInput, match=r"^scenario: .* is neither a name nor a path\.\n  To fix: "):
        load(scenario, directory=directory)  # type: ignore[arg-type]


@pytest.mark.parametrize("folder", [1, b"x", ["x"], AN_OBJECT], ids=repr)
def test_what_is_no_folder(folder: object) -> None:
    with pytest.raises(BadInput, match=r"^directory: .* is no folder\.\n  To fix: "):
        load("base", directory=folder)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["a\0b", "a\0b.yaml"])
def test_nul_in_a_path(directory: Path, path: str) -> None:
    with pytest.raises(BadInput, match=r"^a\\x00b"):
        load(path, directory=directory)
    with pytest.raises(BadInput, match=r"^a\\x00b"):
        load(Path(path), directory=directory)
    with pytest.raises(BadInput, match=r"^a\\x00b.*: There is no such folder"):
        load("base", directory=path)


def test_huge_shares_and_shapes_are_refused_and_not_added(tmp_path: Path) -> None:
    huge = {f"commitment_share[{member}]": 1.7e308 for member in ("Housing loans", "Energy loans")}
    with pytest.raises(BadInput, match="add up to inf"):
        load("base", huge, write_set(tmp_path / "shares"))
    shape = ("{shape: triangular, low: 0.4, mode: 0.5, high: 0.6}",
             "{shape: beta, mean: 0.5, sigma: 1.0e+200}")  # fmt: skip
    with pytest.raises(BadInput, match="A beta shape needs"):
        load("base", directory=write_set(tmp_path / "shape", terms=shape))


@pytest.mark.parametrize("amount", [5e-324, 1e-320, 1e-300, 1e-9])
def test_the_smallest_amounts_there_are_are_asked_about(amount: float) -> None:
    with pytest.raises(BadInput, match="is less than a hundredth of"):
        load("base", {"russian_assets_pledged": amount}, Path(__file__).parents[2] / "assumptions")
