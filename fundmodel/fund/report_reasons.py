"""What the other pages say: what drives the answer, what is judged, what could be chosen."""

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
)
from fundmodel.fund.report_answer import TAKE

NO_SHARE, COUNTER_TEXT = "geneva_19_points", "e3_counter_text"

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
    "{range_words}. The one that is selected here, “{chosen}”, gives US${own} bn{above_words} "
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
        "above_words": Words(
            "above", "", "", "; no other gives more", ", less than by {above} of the others",
        ),
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


EUROPE_PAYS = "; Europe's money costs {cost_beside}"


def _chosen_otherwise(scenario: str, begins: str) -> Sentence:
    return Sentence(
        begins + ", Ukraine's gain is {gain_words}, the United States takes {us_words}, and "
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
    return Words(field, f"{field}_now", other, f"{{{field}}} as before", other)


GRANTS_INSTEAD = replace(
    GIVEN_AS_GRANTS,
    text="Given as grants alone, the money builds {built} by 2036 and Ukraine gains {gain_beside}"
    "{cost_words} (US$ bn, present value, expected).",
    words={
        **GIVEN_AS_GRANTS.words,
        "cost_words": Words("cost_now", "", EUROPE_PAYS, "", EUROPE_PAYS),
    },
    of="",
)

CHOICES = (
    Paragraph("Europe's calls", (replace(CALLED_AS_NEEDED, of=""),)),
    Paragraph("Grants alone", (GRANTS_INSTEAD,)),
    Paragraph("No US share", (_chosen_otherwise(NO_SHARE, "Without the US share of profit"),)),
    Paragraph(
        "No Russian money",
        (
            _chosen_otherwise(
                COUNTER_TEXT,
                "With Europe's money alone, as in the European counter-text, and no US share of "
                "profit",
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

ONLY_WHERE = {AS_NEEDED: COST, COUNTER_TEXT: COST}
"""Where Europe pays nothing, its money can be given on no other terms."""
