"""Earlier quarters of many members: summed, grouped, ranked, picked and spread, by hand."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from fundmodel.build_model import FACTOR, USD_M, balance, flow, lagged, previous, total
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.machinery.test_toy_workbook import agrees, report_of
from tests.recalculation.compare import differences
from tests.recalculation.engines import recalculate_with_libreoffice
from tests.toy_fund.extra_lines import book_with, model_with, run_with
from tests.toy_fund.paths import evaluate_with
from tests.toy_fund.refusals import income, named
from tests.toy_fund.stages import PRESENTATION, toy_model, toy_run

TOWERS = ("Skerry", "Needle Rock", "St. Anne", "Far Point")
PORTS = ("Quay", "Haven", "Mole")
Earlier = Callable[[str, str], float]


def by_hand(name: str, member: str, earlier: Earlier, latest: Earlier) -> float:
    """A line of the auditors, of what stood in earlier quarters, in plain sums.

    Args:
        name: the line.
        member: one of its members, "" if it has none.
        earlier: from a line and a member to the number when the grant was promised.
        latest: the same of the quarter before.
    """
    coasts = {"North": ("Skerry", "St. Anne"), "South": ("Needle Rock", "Far Point")}
    match name:
        case "tolls_read":
            return sum(earlier("tolls_charged", tower) for tower in coasts[member])
        case "tolls_read_beside":
            (mine,) = (coast for coast, towers in coasts.items() if member in towers)
            return earlier("tolls_of_coast", mine)
        case "ships_read":
            return earlier("ships_passing", "Needle Rock") - earlier("ships_passing", "Skerry")
        case "bulbs_read":
            return 0 if member == "Skerry" else earlier("bulbs_bought", member)
        case "audit_fee":
            return 0.013 * sum(earlier("claims_paid", port) for port in PORTS)
    # Haven comes first; the two others are equals.
    haven = latest("claims_paid", "Haven")
    equals = latest("claims_paid", "Quay") + latest("claims_paid", "Mole")
    return haven if member == "Haven" else earlier("claims_paid", "Haven") + equals


READ = ("tolls_read", "tolls_read_beside", "ships_read", "bulbs_read", "audit_fee", "claims_read")


@pytest.mark.parametrize("delay", [0, 1, 4])
@pytest.mark.parametrize("name", READ)
def test_what_the_auditors_read(name: str, delay: int) -> None:
    lines, seen = toy_run(changes={"grant_delay": delay}).lines, set()
    for period in range(1, 11):
        earlier, latest = _ago(lines, period - delay - 1), _ago(lines, period - 1)
        for member in toy_model().members(name):
            wanted = by_hand(name, member, earlier, latest)
            assert lines[name, member].iloc[period] == pytest.approx(wanted, rel=1e-13, abs=1e-15)
            seen.add(wanted)
    assert len(seen) > 4


def _ago(lines: pd.DataFrame, period: int) -> Earlier:
    return lambda line, member: lines[line, member].iloc[max(0, period)]


def test_before_the_first_quarter_every_member_has_its_opening() -> None:
    line = income(lambda ships_now, grant_delay: total(lagged(ships_now, grant_delay + 1)), balance,
                  FACTOR)  # fmt: skip
    ships = named("ships_now", lambda ships_now: previous(ships_now) + 1, balance, FACTOR,
                  each="tower", opening="ships")  # fmt: skip
    arrays = evaluate_with(model_with(ships, line), {"grant_delay": [2]})
    opening = 11.3 + 23.9 + 5.1 + 17.7
    assert arrays["income"][1:6, 0, 0] == pytest.approx([opening + 4 * n for n in (0, 0, 0, 1, 2)])


def test_the_sum_of_what_is_lagged_is_the_lag_of_the_sum() -> None:
    """To the bit: the same numbers are added in the same order."""
    both = (
        named("paid", lambda claims_paid: total(claims_paid), flow, USD_M),
        named("late", lambda paid, grant_delay: lagged(paid, grant_delay + 1), flow, USD_M),
        income(lambda claims_paid, grant_delay: total(lagged(claims_paid, grant_delay + 1))),
    )
    arrays = run_with(*both).arrays
    assert np.count_nonzero(arrays["income"]) > 5
    assert np.array_equal(arrays["income"], arrays["late"])
    agrees(book_with(*both))


def test_every_path_has_a_lag_of_its_own() -> None:
    delays = [0.0, 3.0, 1.0]
    arrays = evaluate_with(toy_model(), {"grant_delay": delays})
    for path, delay in enumerate(delays):
        alone = evaluate_with(toy_model(), {"grant_delay": [delay]})
        for name in READ:
            assert arrays[name][:, :, path] == pytest.approx(alone[name][:, :, 0], rel=1e-13), name
    assert len({arrays["tolls_read"][5, 0, path] for path in range(3)}) == 3


@pytest.mark.parametrize("delay", [0, 2, 8])
def test_ironcalc_reads_as_the_engine_does(delay: int) -> None:
    book = _book(delay)
    report = report_of(book)
    assert report.agrees, report
    assert report.compared == report.identical


@pytest.mark.libreoffice
def test_libreoffice_reads_as_the_engine_does() -> None:
    book = _book(2)
    (values,) = recalculate_with_libreoffice(workbook_bytes(book))
    report = differences(book, values, tolerance=1e-12)
    assert report.agrees, report


def _book(delay: int):
    changes = {"grant_delay": delay, "extra_delay": 1}
    return plan_workbook([toy_run(changes=changes)], PRESENTATION, "0")
