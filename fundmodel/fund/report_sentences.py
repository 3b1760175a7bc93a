"""What the report says in words; each sentence as far as the numbers of a scenario bear it."""

from dataclasses import replace

from fundmodel.build_model import Change, Figure, Found, Paragraph, Sentence, Words
from fundmodel.fund.answer import (
    AS_NEEDED,
    CALLED_AS_NEEDED,
    COST,
    GAIN,
    GIVEN_AS_GRANTS,
    GRANTS,
    NEEDS,
    PAID,
    expected_of,
)

TAKE, FREEZE, IDLE = "us_take_present_value", "refrozen_present_value", "highest_cash"
RETURN, DEBT = "return_over_treasuries", "highest_debt_added"
NO_SHARE, COUNTER_TEXT = "geneva_19_points", "e3_counter_text"
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

PEACE_AND_WAR = Sentence(
    "In the worlds without another war Ukraine's gain is US${gain} bn, the United States takes "
    "US${us} bn and {needs} % of needs are covered by 2036; in those with one it is US${gain_war} "
    "bn, US${us_war} bn and {needs_war} %.",
    {
        "gain": Figure(GAIN, "without"),
        "us": Figure(TAKE, "without"),
        "needs": Figure(NEEDS, "without"),
        "gain_war": Figure(GAIN, "with"),
        "us_war": Figure(TAKE, "with"),
        "needs_war": Figure(NEEDS, "with"),
    },
)


def _moved_most(result: str, called: str) -> Sentence:
    return Sentence(
        f"Of all that is uncertain, “{{driver}}” moves {called} most on the stated path: by itself "
        "it takes US${stated} bn to US${low} bn at its low end ({low_end}) and to US${high} bn at "
        "its high end ({high_end}).",
        {
            "stated": Figure(result, "stated"),
            "low": Found("driver at low", result),
            "high": Found("driver at high", result),
        },
        names={
            "driver": Found("driver", result),
            "low_end": Found("driver at low", result),
            "high_end": Found("driver at high", result),
        },
    )


RANGES = (
    Paragraph("Peace and war", (PEACE_AND_WAR,)),
    Paragraph(
        "What drives it",
        (_moved_most(GAIN, "Ukraine's gain"), _moved_most(TAKE, "the US take")),
    ),
)


def _judged(result: str, called: str) -> Sentence:
    return Sentence(
        f"Numbers of grade C make {{judged}} % of all that uncertain numbers do to {called} one by "
        "one (squared swings); the first three of them make {first} %, “{judgement}” before all "
        "others.",
        {"judged": Found("judged", result), "first": Found("judged first", result, 3)},
        names={"judgement": Found("judgement", result)},
    )


READ = Sentence(
    "By {count} legal readings of “half of the profits”, each worked out anew in the same worlds, "
    "{range_words}. The one that is selected here, “{chosen}”, gives US${own} bn; {above_words} "
    "(US take, nominal, over the fund's life).",
    {
        "count": Found("readings", is_count=True),
        "above": Found("readings above", is_count=True),
        "low": Found("lowest reading"),
        "high": Found("highest reading"),
        "own": Found("chosen reading"),
    },
    {
        "range_words": Words(
            "low", "high",
            "the United States takes from US${low} bn (“{lowest}”) to US${high} bn (“{highest}”)",
            "the United States takes US${low} bn by all", "",
        ),
        "above_words": Words("above", "", "", "no other gives more", "{above} of them give more"),
    },
    names={
        "lowest": Found("lowest reading"),
        "highest": Found("highest reading"),
        "chosen": Found("chosen reading"),
    },
)  # fmt: skip

JUDGEMENTS = (
    Paragraph("What is judged", (_judged(GAIN, "Ukraine's gain"), _judged(TAKE, "the US take"))),
    Paragraph("What the clause means", (READ,)),
)


def _chosen_otherwise(scenario: str, begins: str) -> Sentence:
    return Sentence(
        begins + ", Ukraine's gain is {gain_words}, the United States takes {us_words} and "
        "{built_words} by 2036 (US$ bn, present value, expected).",
        {
            "gain": Figure(GAIN, scenario=scenario),
            "gain_now": Figure(GAIN),
            "us": Figure(TAKE, scenario=scenario),
            "us_now": Figure(TAKE),
            "change": Change(Figure(NEEDS, scenario=scenario), Figure(NEEDS)),
        },
        {
            "gain_words": _instead_of("gain"),
            "us_words": _instead_of("us"),
            "built_words": Words("change", "", "{change} % less is built", "as much is built",
                                 "{change} % more is built"),
        },
    )  # fmt: skip


def _instead_of(field: str) -> Words:
    other = f"{{{field}}} instead of {{{field}_now}}"
    return Words(field, f"{field}_now", other, f"{{{field}}}, the same", other)


CHOICES = (
    Paragraph("Europe's calls", (replace(CALLED_AS_NEEDED, of=""),)),
    Paragraph("Grants alone", (replace(GIVEN_AS_GRANTS, of=""),)),
    Paragraph("No US share", (_chosen_otherwise(NO_SHARE, "Without the US share of profit"),)),
    Paragraph(
        "No Russian money",
        (
            _chosen_otherwise(
                COUNTER_TEXT,
                "With Europe's money alone, as in the European counter-text, and no US share",
            ),
        ),
    ),
)

OPTIONS = (
    (AS_NEEDED, "Europe pays as needed"),
    (GRANTS, "Grants alone"),
    (NO_SHARE, "No US share of profit"),
    (COUNTER_TEXT, "No Russian money, no US share"),
)
"""What the parties may choose: the same pledges, or less, on other terms."""
