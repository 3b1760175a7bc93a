"""The terms of the model, each defined once: the sheet Glossary shows them."""

from fundmodel.build_model import Term

BASES, SIGNS, DEAL, MONEY = "Bases", "Signs and units", "The deal and its clauses", "Money"
MEASURES, UNCERTAINTY, HOW = "Measures", "Uncertainty", "How the workbook works"

GLOSSARY = (
    Term(BASES, "present value", "Amounts of all quarters, each discounted to the opening at the "
         "rate named: what the whole is worth then."),
    Term(BASES, "own curves, Ukraine's rate", "Discounted at what the money is worth to whom it "
         "belongs to: contributors at what they borrow at, Ukraine at 5 % a year in base."),
    Term(BASES, "US curve, common rate", "Discounted at the forward rates of US Treasuries: the "
         "only present values that add up over stakeholders."),
    Term(BASES, "nominal", "A sum over thirty years in dollars of the day; one of 2056 counts like "
         "one of 2027."),
    Term(BASES, "prices of 2025Q4", "Works at the prices of the end of 2025, on the footing of the "
         "assessed needs."),
    Term(BASES, "money of the day", "What there is in one quarter, such as idle cash at its peak."),
    Term(SIGNS, "flow", "An amount of a quarter, positive in the direction of its name: what is "
         "called paid is positive when paid."),
    Term(SIGNS, "balance", "What there is at the end of a quarter."),
    Term(SIGNS, "net receipt, gain", "By stakeholder: + is received, - is paid, and the whole adds "
         "up to zero. A cost is positive where its name says cost."),
    Term(SIGNS, "US$ m, US$ bn", "Workings are in millions of US dollars of the day, answers in "
         "billions."),
    Term(SIGNS, "n/a", "There is no such number, such as a rate of return of flows that have none; "
         "it is not zero."),
    Term(DEAL, "the plan", "The 28-point draft peace plan of November 2025, point 14 above all; "
         "no version is agreed."),
    Term(DEAL, "base", "One world, not a forecast: the deal is signed by the end of 2026, its "
         "terms are kept, and peace holds for thirty years."),
    Term(DEAL, "scenario", "A change of base, each number with its reason; none is weighed against "
         "another."),
    Term(DEAL, "reading", 'One way to read "half of the profits": whose profit, on which base, '
         "before or after costs, with losses carried forward or not, after capital or before. "
         "All are worked out; one drives the cash."),
    Term(DEAL, "US take", "All that the United States receive: share of profit, less clawback, "
         "security fee, and a residual where one is theirs."),
    Term(DEAL, "non-US share", "The other half of the profit: kept in the fund in base, or paid "
         "out to its owners."),
    Term(DEAL, "residual", "What is left at the wind-up once all else is paid."),
    Term(DEAL, "clawback", "What the US pay back where later losses show that too much profit was "
         "paid out."),
    Term(DEAL, "refrozen", "Russian money that is not spent when war begins again, and goes back "
         "to where it was immobilised."),
    Term(MONEY, "Russian assets, immobilised", "Reserves of the Russian central bank that may not "
         "be moved; most stand at Euroclear."),
    Term(MONEY, "pledge", "What Europe and others promise. It is called by a schedule or by need; "
         "what is not paid when called is in arrears."),
    Term(MONEY, "window", "What money is spent on and in which form: a sector and an instrument, "
         "such as grants for housing."),
    Term(MONEY, "instrument", "Grant, concessional loan, commercial loan, equity or guarantee."),
    Term(MONEY, "commitment, disbursement", "What is promised to a project, and what is paid to it "
         "after preparation and construction."),
    Term(MONEY, "works delivered", "What is built: disbursement less cost overruns and leakage."),
    Term(MONEY, "reflow", "What comes back from loans and equity, and is committed again in the "
         "first years."),
    Term(MONEY, "idle cash", "Cash that waits to be spent and earns interest at Treasury rates."),
    Term(MONEY, "payee, owner", "Whom the fund owes, by rank and out of all its cash; and who "
         "shares what is left."),
    Term(MONEY, "fund units", "Shares of the fund that its sources hold, issued at net asset "
         "value: they say which profit is the Russian tranche's."),
    Term(MEASURES, "assessed needs", "What the rapid damage and needs assessment (RDNA) counts as "
         "to be rebuilt, sector by sector."),
    Term(MEASURES, "needs covered", "Works delivered over assessed needs, no sector more than its "
         "own need."),
    Term(MEASURES, "gain over no deal", "What somebody has with the deal less what he would have "
         "had without it (Counterfactual)."),
    Term(MEASURES, "public, private, whole", "Ukraine's state; its firms and households; both."),
    Term(MEASURES, "net cost", "What is paid in less what comes back."),
    Term(MEASURES, "grant element", "The gift in a loan: its amount less the present value of what "
         "is repaid, over its amount."),
    Term(MEASURES, "grant equivalent (ODA)", "Aid as the OECD's committee (DAC) counts it: grant "
         "element times amount."),
    Term(MEASURES, "contingent liability", "What a contributor may have to pay for its guarantees "
         "and callable pledges."),
    Term(MEASURES, "target year", "The year of the debt target in the IMF programme."),
    Term(UNCERTAINTY, "stated path", "Every number as it is stated in the scenario; a war only "
         "where the scenario has one."),
    Term(UNCERTAINTY, "expected, P10, P90", "Mean of many drawn worlds; one world of ten is below "
         "P10, one of ten above P90."),
    Term(UNCERTAINTY, "hazard", "Probability a year that a war or a suspension begins."),
    Term(UNCERTAINTY, "grade A, B, C", "Of a source: official; press or comparable institution; "
         "judgement, with its reason in the note."),
    Term(HOW, "live", "A formula that follows the inputs. Green letters: read from another sheet."),
    Term(HOW, "delivered, stored", "What Python gave when the workbook was written; grey."),
    Term(HOW, "override", "Your own number in the place of the scenario's; orange while one is "
         "there."),
    Term(HOW, "check, alert", "A check must hold, or the workbook is wrong. An alert says what is "
         "worth knowing of the fund, and fails nothing."),
    Term(HOW, "line, key", "A row of the model, and the name by which Python and formulas know "
         "it."),
    Term(HOW, "whole life", "The thirty years from the opening to the wind-up."),
)  # fmt: skip
