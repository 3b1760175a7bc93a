"""The answer in words: what to expect, beside what the stated path says."""

from fundmodel.build_model import Change, Figure, InShort, Sentence, Words

BASE = "base"
AS_NEEDED, GRANTS = "european_money_as_needed", "all_grants"
NEEDS, GAIN, COST = "needs_covered_by_2036", "ukraine_gain", "europe_net_cost_present_value"
PAID_BY_2034 = "us_share_paid_by_milestone[2034]"


def expected_of(**results: str) -> dict[str, Figure]:
    """Of each result four fields: expected value, `_low` (P10), `_high` (P90), `_stated`."""
    found = {}
    for field, result in results.items():
        found[field] = Figure(result, "mean")
        found[f"{field}_low"] = Figure(result, "p10")
        found[f"{field}_high"] = Figure(result, "p90")
        found[f"{field}_stated"] = Figure(result, "stated")
    return found


def _or_stated(field: str, unit: str = "", where: str = "") -> Words:
    """That something is to be expected, and not what is stated; or that it is the same."""
    other = f", not {{{field}_stated}}{unit}{where}"
    same = ", as on the stated path" if where else ", as stated"
    return Words(field, f"{field}_stated", other, same, other)


def _beside(number: str, beside: str) -> Words:
    other = f"{{{number}}} instead of {{{beside}}}"
    return Words(number, beside, other, f"{{{number}}}, the same", other)


WEIGHTED = Sentence(
    "{title}, expected over {paths} worlds (P10 to P90), with war again in {war} % of them: the US "
    "takes {us} ({us_low} to {us_high}){us_or}; Ukraine gains {gain} ({gain_low} to {gain_high})"
    "{gain_or}; {needs} % of needs are covered by 2036 ({needs_low} to {needs_high}){needs_or}; "
    "Russian money of {back} ({back_low} to {back_high}) goes back to the freeze{back_or} "
    "(US$ bn, present value).",
    {
        "war": Figure("war", "begins"),
        **expected_of(
            us="us_take_present_value",
            gain=GAIN,
            needs=NEEDS,
            back="refrozen_present_value",
        ),
    },
    {
        "us_or": _or_stated("us", where=" as on the stated path"),
        "gain_or": _or_stated("gain"),
        "needs_or": _or_stated("needs", " %"),
        "back_or": _or_stated("back"),
    },
)
"""Weighted by all that is drawn."""

PAID = Sentence(
    "By the end of 2034 the US has been paid {paid_words} (US$ bn, nominal, expected).",
    {
        "paid": Figure(PAID_BY_2034),
        "interest": Figure("interest_in_us_share_by_2034", weight=PAID_BY_2034),
    },
    {
        "paid_words": Words(
            "paid",
            "",
            "{paid}",
            "nothing",
            "{paid}, of which {interest} % is interest on idle cash",
        )
    },
)
"""What is paid first is interest on money that waits."""

CALLED_AS_NEEDED = Sentence(
    "Called when it is needed, Europe's money costs {called_beside}, and {built} (US$ bn, present "
    "value, expected).",
    {
        "called": Figure(COST, scenario=AS_NEEDED),
        "scheduled": Figure(COST),
        "change": Change(Figure(NEEDS, scenario=AS_NEEDED), Figure(NEEDS)),
    },
    {
        "called_beside": _beside("called", "scheduled"),
        "built": Words("change", "", "{change} % less is built", "as much is built",
                       "{change} % more is built"),
    },
    of=BASE,
)  # fmt: skip
"""Money that waits costs those who paid it in."""

GIVEN_AS_GRANTS = Sentence(
    "Given as grants alone, the money builds {built} by 2036, Ukraine gains {gain_beside}, "
    "and Europe's money costs {cost_beside} (US$ bn, present value, expected).",
    {
        "change": Change(Figure(NEEDS, scenario=GRANTS), Figure(NEEDS)),
        "gain": Figure(GAIN, scenario=GRANTS),
        "gain_now": Figure(GAIN),
        "cost": Figure(COST, scenario=GRANTS),
        "cost_now": Figure(COST),
    },
    {
        "built": Words("change", "", "{change} % less", "as much", "{change} % more"),
        "gain_beside": _beside("gain", "gain_now"),
        "cost_beside": _beside("cost", "cost_now"),
    },
    of=BASE,
)
"""What half of the profits is worth to the purpose."""

SENTENCES = (WEIGHTED, PAID, CALLED_AS_NEEDED, GIVEN_AS_GRANTS)


IN_SHORT = InShort(
    (
        Sentence(
            "US take, US$ bn, present value: stated {us_stated}, expected {us} [P10 {us_low}, "
            "P90 {us_high}]",
            expected_of(us="us_take_present_value"),
        ),
        Sentence(
            "Ukraine's gain, US$ bn, present value: stated {gain_stated}, expected {gain} "
            "[{gain_low}, {gain_high}]",
            expected_of(gain=GAIN),
        ),
        Sentence(
            "Needs covered by 2036: stated {needs_stated} %, expected {needs} % "
            "[{needs_low}, {needs_high}]",
            expected_of(needs=NEEDS),
        ),
    ),
    "Base is a world, not a forecast: signed in 2026, kept, thirty years of peace.",
    ("page", "explain us_take_total", "report"),
)
"""The end of a first run; each line fits a terminal of 80 columns."""
