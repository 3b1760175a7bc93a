"""What the first page of the report says: each sentence as far as the numbers bear it."""

from fundmodel.build_model import Figure, Paragraph, Sentence, Words
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
    "Each number in this text is the mean over {paths} worlds, in which whatever is uncertain is "
    "drawn. P10 to P90 stand in brackets: one world in ten lies below, one above. {war_words}",
    {"war": Figure("war", "begins")},
    {
        "war_words": Words(
            "war", "", "", "War comes again in none of them.",
            "War comes again in {war} % of them.",
        )
    },
)  # fmt: skip

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
    "{in_worlds} worse off than without a deal.",
    {"worse": Figure(WORSE_OFF, "chance")},
    {
        "in_worlds": Words(
            "worse", "", "", "In none of the worlds is it", "In {worse} % of the worlds it is"
        )
    },
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
    "At its peak US${idle} bn lies idle (money of the day), and US${back} bn of Russian money goes "
    "back to the freeze (present value, US curve).",
    {"idle": Figure(IDLE), "back": Figure(FREEZE)},
)

RETURNS = Sentence(
    "The investments return {return_words} US Treasuries; {in_worlds} they return less.",
    {"over": Figure(RETURN, size=True), "short": Figure(SHORT_OF_TREASURIES, "chance")},
    {
        "return_words": Words(
            "over", "", "{over} % a year less than", "as much as", "{over} % a year more than"
        ),
        "in_worlds": Words("short", "", "", "in none of the worlds", "in {short} % of the worlds"),
    },
)

INDEBTS = Sentence(
    "The fund adds {debt} % of GDP to public debt at its peak ({debt_low} to {debt_high}). "
    "{in_worlds} above the IMF's line in the target year.",
    {**expected_of(debt=DEBT), "over": Figure(OVER_THE_LINE, "chance")},
    {
        "in_worlds": Words(
            "over", "", "", "In none of the worlds is debt", "In {over} % of the worlds debt is"
        )
    },
)

ANSWER = (
    Paragraph("How to read it", (WORLDS,)),
    Paragraph("United States", (TAKES, PAID)),
    Paragraph("Ukraine", (GAINS, IS_WORSE_OFF)),
    Paragraph("Works", (BUILDS,)),
    Paragraph("Europe", (COSTS, WAITS)),
    Paragraph("Returns and debt", (RETURNS, INDEBTS)),
)
