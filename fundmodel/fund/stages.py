"""The stages in order: the only list of them. Data moves down this page and never back up."""

from fundmodel.build_model import Calendar, Stage
from fundmodel.fund.counterfactual import windfall
from fundmodel.fund.deployment import commitments, delivery, disbursement, pipeline, promises
from fundmodel.fund.economy import calendar, interest_rates, output, prices
from fundmodel.fund.portfolio import equity, equity_cost, holdings, loans, workouts
from fundmodel.fund.profit import bases, costs, income, tranches
from fundmodel.fund.results import flows, headline, identities
from fundmodel.fund.sources_of_funds import contributions, receipts, russian_assets
from fundmodel.fund.stakeholders import balance_sheet, cash_by_stakeholder
from fundmodel.fund.waterfall import distributions, fund_units, treasury_aside, us_profit_share

STAGES = (
    Stage("economy", "In what world?", (calendar, prices, output, interest_rates)),
    Stage(
        "sources_of_funds",
        "Where does the money come from?",
        (russian_assets, contributions, receipts),
    ),
    Stage(
        "deployment",
        "What is it spent on, how fast?",
        (commitments, pipeline, disbursement, promises, delivery),
    ),
    Stage(
        "portfolio",
        "What does the fund own?",
        (loans, workouts, equity, equity_cost, holdings),
    ),
    Stage("profit", "What does it earn?", (income, costs, bases, tranches)),
    Stage(
        "waterfall",
        "Who is paid, in which order?",
        (us_profit_share, treasury_aside, distributions, fund_units),
    ),
    Stage("counterfactual", "Compared with what?", (windfall,)),
    Stage("stakeholders", "Who wins, who pays?", (cash_by_stakeholder, balance_sheet)),
    Stage("results", "So what?", (flows, headline, identities)),
)

# The line that says which year it is picks the column of every assumption by year.
CALENDAR = Calendar(year="year")
