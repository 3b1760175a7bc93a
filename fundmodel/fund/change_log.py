"""What changed between versions, and what that did to the headlines: the sheet Change log.

The text of each is a heading or sentence of CHANGELOG.md, which tells the whole; a test holds them
together. The newest stand first.
"""

from fundmodel.build_model import Revision

RELEASE, FIRST = "1.0.0", "0.1.0"
NONE = "none"

CHANGE_LOG = (
    Revision(RELEASE, "2026-11",
             "The page: `python -m fundmodel page` writes the whole model with all scenarios into "
             "one HTML file that recalculates in a browser", NONE),
    Revision(RELEASE, "2026-11", "Reports for a minister", NONE),
    Revision(RELEASE, "2026-11", "Scenarios of one's own", NONE),
    Revision(RELEASE, "2026-11", "Charts of all there is, from Python", NONE),
    Revision(RELEASE, "2026-11", "Long tables, a row a number", NONE),
    Revision(RELEASE, "2026-11", "The workbook answers on its first screens.", NONE),
    Revision(RELEASE, "2026-11",
             "`import` turns edits of a workbook into overlays, `verify` compares every formula "
             "and value with the model", NONE),
    Revision(RELEASE, "2026-11", "Base by the facts of November 2026.",
             "Ukraine's gain 102.9 instead of 112.6, the US take 15.7 instead of 17.1 "
             "(US$ bn, present value)"),
    Revision(RELEASE, "2026-11", "Rates and dates.", "present values move by up to 0.5 %"),
    Revision(RELEASE, "2026-11", "Who is paid and who owns are tables.", NONE),
    Revision(RELEASE, "2026-11", "Two rules that were one number.",
             "of `renewed_war_2030` alone: the US share ends with the war"),
    Revision(RELEASE, "2026-11",
             "Buyers of equity are a stakeholder of their own, with the stakes that they buy as a "
             "memo beside.",
             "Ukraine's net receipt is higher by 94 US$ bn in base (nominal)"),
    Revision(RELEASE, "2026-11", "Corrections of the economics that do not move base.",
             "none in base; see CHANGELOG.md for each scenario"),
    Revision(RELEASE, "2026-11", "Speed. The model is compiled", "none, to the last bit"),
    Revision(FIRST, "2026-11", "The first version, used from the repository since November 2026",
             "first numbers"),
)  # fmt: skip
