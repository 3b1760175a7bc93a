"""The report of four pages: which questions it answers, with which results."""

from fundmodel.build_model.report_plan import ReportPlan
from fundmodel.fund.answer import COST, GAIN, NEEDS
from fundmodel.fund.report_answer import ANSWER, DEBT, FREEZE, TAKE
from fundmodel.fund.report_reasons import CHOICES, JUDGEMENTS, ONLY_WHERE, OPTIONS, RANGES

REPORT = ReportPlan(
    title="Ukraine reconstruction fund",
    questions=(
        "What to expect",
        "How wide the range is, and what drives it",
        "Which judgements decide it",
        "What could be chosen instead, and what is left out",
    ),
    answer=ANSWER,
    ranges=RANGES,
    judgements=JUDGEMENTS,
    choices=CHOICES,
    driven=((GAIN, "Ukraine's gain over no deal"), (TAKE, "US take")),
    compared=(
        (NEEDS, "Needs covered by 2036"),
        (GAIN, "Ukraine's gain"),
        (TAKE, "US take"),
        (COST, "Europe's net cost"),
        (FREEZE, "Back to the freeze"),
        (DEBT, "Debt added at its peak"),
    ),
    options=OPTIONS,
    only_where=ONLY_WHERE,
    unchanged="What this scenario does not change is as in base.",
    limits=(
        (
            "Nothing here is a forecast. Ranges hold if those that sources and authors give to "
            "single numbers hold; terms of the deal and the legal reading are chosen, never drawn."
        ),
        "A driver is moved by itself on the stated path; together numbers may do more, or less.",
    ),
)
