"""The tables of docs/method.md: what moves the answers, each row run anew."""

import re
from collections.abc import Iterator

import fundmodel
from fundmodel.read_assumptions import Column, Series
from tests.structure.source_files import ROOT

METHOD = ROOT / "docs" / "method.md"
ANSWERS = (
    ("us_take_present_value", 1_000),
    ("ukraine_gain", 1_000),
    ("needs_covered_by_2036", 0.01),
)
HOW = "pytest tests/golden --update-golden writes the tables anew: look at the difference first."
BASE = fundmodel.load("base", directory=ROOT / "assumptions")
Changes = dict[str, object]


def shifted(name: str, by: float) -> Changes:
    """All numbers of a series or column, moved alike."""
    item = BASE.named(name)
    if isinstance(item, Series):
        return {name: {year: value + by for year, value in BASE.year_values(name).items()}}
    assert isinstance(item, Column)
    return {
        f"{name}[{one}]": value + by for one, value in zip(item.members, item.values, strict=True)
    }


CHOICES: tuple[tuple[str, str, Changes], ...] = (
    ("as in base", "base", {}),
    ("war in 2030, which ends transfers and the US share", "renewed_war_2030", {}),
    ("a deal signed two years later", "signed_2028", {}),
    ("the US share of the accounting profit of the whole fund, by the year", "base",
     {"selected_reading": "D1 accounting, yearly reset"}),
    ("the US share after capital and 8 % a year on it", "base",
     {"selected_reading": "Market terms, 8 % preferred, full catch-up"}),
    ("a US share of 25 %", "base", {"us_profit_share": 0.25}),
    ("a guarantee fee of 1 % a year", "guarantee_fee_1_percent", {}),
    ("cash paid out as soon as it is not needed", "base", {"quarters_before_payout": 0}),
    ("nothing committed again", "base", {"quarters_of_recycling": 0}),
    ("the other half of the profit to Ukraine", "base", {"non_us_share_paid_out": 1}),
    ("European money called when needed", "european_money_as_needed", {}),
    ("grants alone", "all_grants", {}),
)  # fmt: skip
NUMBERS: tuple[tuple[str, Changes, Changes], ...] = (
    ("equity: 3.4 points a year less, or more",
     shifted("equity_growth_shift", -0.034), shifted("equity_growth_shift", 0.034)),
    ("legal delay: 5 quarters, or 15",
     {"russian_legal_delay": 5}, {"russian_legal_delay": 15}),
    ("coupons: 0.9 points less, or more", shifted("coupon", -0.009), shifted("coupon", 0.009)),
    ("dollar rates: 0.9 points less, or more",
     shifted("us_real_rate", -0.009), shifted("us_real_rate", 0.009)),
    ("premium of long yields: 0.5 points, or 1.7",
     {"us_term_premium": 0.005}, {"us_term_premium": 0.017}),
    ("other aid that Europe's money replaces: 37 %, or 68",
     {"aid_displacement_share": 0.37}, {"aid_displacement_share": 0.68}),
    ("chance of reparations without the deal: 13 %, or 29",
     {"reparation_probability": 0.13}, {"reparation_probability": 0.29}),
    ("Europe's first call: after 3 quarters, or 8",
     {"european_call_delay": 3}, {"european_call_delay": 8}),
    ("never paid of each call: nothing, or 18 %",
     {"pledge_shortfall": 0}, {"pledge_shortfall": 0.18}),
    ("works: 0.7 points a year cheaper, or 2.1 dearer",
     shifted("cost_escalation", -0.007), shifted("cost_escalation", 0.021)),
    ("running costs: 0.31 % a year, or 0.70",
     {"operating_cost_rate": 0.0031}, {"operating_cost_rate": 0.0070}),
)  # fmt: skip


def answers(scenario: str, changes: Changes) -> tuple[str, ...]:
    """The three answers, as the table has them."""
    run = fundmodel.run(fundmodel.load(scenario, changes, directory=ROOT / "assumptions"))
    return tuple(f"{run.results[name] / unit:.1f}" for name, unit in ANSWERS)


def choices() -> Iterator[str]:
    yield "| choice or event | US take | Ukraine's gain | needs by 2036, % |"
    yield "|---|---|---|---|"
    for words, scenario, changes in CHOICES:
        yield f"| {' | '.join((words, *answers(scenario, changes)))} |"


def numbers() -> Iterator[str]:
    yield "| number: low end, or high end | US take | Ukraine's gain | needs by 2036, % |"
    yield "|---|---|---|---|"
    for words, low, high in NUMBERS:
        pairs = zip(answers("base", low), answers("base", high), strict=True)
        yield f"| {' | '.join((words, *(f'{one}, or {other}' for one, other in pairs)))} |"


def test_tables_are_those_of_the_model(update_golden: bool) -> None:
    text = METHOD.read_text("utf-8")
    for rows in (choices, numbers):
        table = "\n".join(rows())
        said = _table(text, table.partition("\n")[0])
        if update_golden:
            text = text.replace(said, table)
            METHOD.write_text(text, "utf-8")
        else:
            assert said == table, HOW


def _table(text: str, head: str) -> str:
    found = re.findall(rf"^{re.escape(head)}\n(?:\|.*\n)*", text, re.MULTILINE)
    assert len(found) == 1, head
    return str(found[0].rstrip("\n"))


def test_each_number_of_the_table_is_drawn() -> None:
    """What is a term, a rule or a measure stands in the other table."""
    drawn = {draw.assumption for draw in BASE.draws.values()}
    moved = {name.partition("[")[0] for _, low, high in NUMBERS for name in (*low, *high)}
    assert moved <= drawn
