"""What the first page of the report says: each sentence as far as the numbers bear it."""

from dataclasses import replace

from fundmodel.build_model import Figure, Found, Paragraph, Sentence, Words
from fundmodel.fund.answer import COST, GAIN, NEEDS, PAID, expected_of

TAKE, FREEZE, IDLE = "us_take_present_value", "refrozen_present_value", "highest_cash"
RETURN, DEBT = "return_over_treasuries", "highest_debt_added"
WORSE_OFF = "Ukraine gains less than without a deal"
SHORT_OF_TREASURIES = "Investments return less than Treasuries"
OVER_THE_LINE = "Debt above the IMF's line, target year"


def _beside_stated(field: str, before: str = "US$", after: str = " bn") -> Words:
    """How what is to be expected compares with the stated path."""
    stated = f"{before}{{{field}_stated}}{after} of the stated path"
    return Words(
        field, f"{field}_stated", f", less than the {stated}", ", as on the stated path",
        f", more than the {stated}",
    )  # fmt: skip


WORLDS = Sentence(
    "A number without another word is the mean over {paths} worlds, in which whatever is uncertain "
    "is drawn. P10 to P90 stand in brackets: one world in ten lies below, one above. War comes "
    "again in {war} of them{stated_words}.",
    {
        "war": Figure("war", "begins", in_words=True),
        "stated": Found("event stated", "war"),
    },
    {"stated_words": Words("stated", "", "", "", ", as this scenario states one on a date")},
)

TAKES = Sentence(
    "The United States takes US${us} bn ({us_low} to {us_high}){us_or} (present value, US curve).",
    expected_of(us=TAKE),
    {"us_or": _beside_stated("us")},
)

GAINS = Sentence(
    "Ukraine's gain over no deal, public and private, is US${gain} bn ({gain_low} to {gain_high})"
    "{gain_or} (present value, Ukraine's rate).",
    expected_of(gain=GAIN),
    {"gain_or": _beside_stated("gain")},
)

IS_WORSE_OFF = Sentence(
    "Ukraine is worse off than without a deal in {worse} of the worlds.",
    {"worse": Figure(WORSE_OFF, "chance", in_words=True)},
)

BUILDS = Sentence(
    "Of the assessed needs {by_2030} % are covered by 2030, {by_2033} % by 2033 and {needs} % by "
    "2036 ({needs_low} to {needs_high}){needs_or} (prices of 2025Q4).",
    {
        "by_2030": Figure("needs_covered_by_2030"),
        "by_2033": Figure("needs_covered_by_2033"),
        **expected_of(needs=NEEDS),
    },
    {"needs_or": _beside_stated("needs", "", " %")},
)

COSTS = Sentence(
    "Europe's net cost is US${cost} bn ({cost_low} to {cost_high}){cost_or} (present value, "
    "contributors' own curves).",
    expected_of(cost=COST),
    {"cost_or": _beside_stated("cost")},
)

WAITS = Sentence(
    "At its peak US${idle} bn lies idle (money of the day){back_words}.",
    {"idle": Figure(IDLE), "back": Figure(FREEZE)},
    {
        "back_words": Words(
            "back",
            "",
            "",
            "",
            ", and US${back} bn of Russian money goes back to the freeze (present value, US curve)",
        )
    },
)

RETURNS = Sentence(
    "The investments return {return_words} US Treasuries; they return less in {short} of the "
    "worlds that have any.",
    {
        "over": Figure(RETURN, size=True),
        "short": Figure(SHORT_OF_TREASURIES, "chance", in_words=True),
    },
    {
        "return_words": Words(
            "over",
            "",
            "{over} points a year less than",
            "as much as",
            "{over} points a year more than",
        ),
    },
)

INDEBTS = Sentence(
    "The fund adds {adds_words} to public debt at its peak. In the target year debt is {then} % of "
    "GDP, {then_words} the IMF's line of {line} %, and without the fund it would be {without} %, "
    "{without_words}. With the fund it is above the line in {above} of the worlds.",
    {
        **expected_of(debt=DEBT),
        "then": Figure("public_debt_at_programme_end"),
        "line": Found("assumption", "programme_debt_line"),
        "without": Figure("debt_without_fund_at_programme_end"),
        "above": Figure(OVER_THE_LINE, "chance", in_words=True),
    },
    {
        "adds_words": Words(
            "debt_high", "", "nothing", "nothing",
            "{debt} % of GDP ({debt_low} to {debt_high})",
        ),
        "then_words": Words("then", "line", "below", "on", "above"),
        "without_words": Words("without", "line", "below it", "on it", "above it"),
    },
)  # fmt: skip

INTEREST = replace(
    PAID,
    words={
        "paid_words": replace(
            PAID.words["paid_words"],
            more="{paid}; of all that is paid in all worlds together, {interest} % is interest on "
            "idle cash",
        )
    },
)
"""Beside a table that has the mean of what is interest in each world."""

ANSWER = (
    Paragraph("How to read it", (WORLDS,)),
    Paragraph("United States", (TAKES, INTEREST)),
    Paragraph("Ukraine", (GAINS, IS_WORSE_OFF)),
    Paragraph("Works", (BUILDS,)),
    Paragraph("Europe", (COSTS, WAITS)),
    Paragraph("Returns and debt", (RETURNS, INDEBTS)),
)
