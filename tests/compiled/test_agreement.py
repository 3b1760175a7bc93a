"""Every row of the lighthouses, as the engine and as the plain reading have it."""

from collections.abc import Callable

import numpy as np

from fundmodel.build_model.over_life import may_be_missing
from fundmodel.run_paths.evaluate import evaluate
from fundmodel.run_paths.numbers import Numbers
from tests.compiled.agreement import Agreement, both
from tests.every_line import every_line
from tests.machinery.test_paths import PATHS, draws
from tests.plain_reading import read_plainly
from tests.toy_fund.paths import toy_inputs
from tests.toy_fund.stages import toy_model

QUARTERS = 10


def test_every_row_of_the_lighthouses(figure: Callable[[str], None]) -> None:
    """Choices, lags, ranks, dates and series are drawn: a path each."""
    report = both(toy_model(), toy_inputs(toy_model(), *draws()), QUARTERS)
    assert report.cells > 300 * PATHS
    assert not report.apart
    assert report.equal > 0.99 * report.cells
    figure(str(report))


def test_results_and_checks_are_the_same_bits(figure: Callable[[str], None]) -> None:
    """But for rates of return, and for powers, of which one in a thousand is a digit off."""
    model, inputs = toy_model(), toy_inputs(toy_model(), *draws())
    found, plain = evaluate(model, inputs), read_plainly(model, inputs, QUARTERS)
    returns = {name for name in found.results if may_be_missing(model, model.lines[name])}
    same = [
        _alike(numbers, plain[name][0])
        for name, numbers in found.results.items()
        if name not in returns
    ]
    for name, numbers in found.worst.items():
        same.append(_alike(numbers, np.abs(plain[name]).max(axis=(0, 1))))
    equal, count = (sum(each) for each in zip(*same, strict=True))
    assert equal > 0.995 * count
    figure(f"{equal:,} of {count:,} results and worst values of checks are the same bits")


def _alike(numbers: Numbers, others: Numbers) -> tuple[int, int]:
    wide = np.broadcast_to(others, numbers.shape)
    return int(((numbers == wide) | (np.isnan(numbers) & np.isnan(wide))).sum()), numbers.size


def test_other_lengths(figure: Callable[[str], None]) -> None:
    """A run of a single quarter, of two, and of forty."""
    for quarters in (1, 2, 40):
        inputs = toy_inputs(toy_model(), *draws()) | {"number_of_quarters": quarters}
        report = both(toy_model(), inputs, quarters)
        assert not report.apart, quarters
        figure(f"{quarters} quarters: {report}")


def test_a_row_that_is_apart_is_seen() -> None:
    """The eleventh digit in one quarter, of one member and path; and a number that is missing."""
    model, inputs = toy_model(), toy_inputs(toy_model(), *draws())
    plain = read_plainly(model, inputs, QUARTERS)
    for changed in (lambda number: number + 1e-11 * max(1, abs(number)), lambda _: np.nan):
        found = every_line(model, inputs)
        found["tolls_received"][7, 2, 200] = changed(found["tolls_received"][7, 2, 200])
        report = Agreement()
        report.add(model, found, plain)
        assert list(report.apart) == ["tolls_received"]
