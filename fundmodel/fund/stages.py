"""The stages in order: the only list of them. Data moves down this page and never back up."""

from fundmodel.build_model import Calendar
from fundmodel.fund import (
    counterfactual,
    deployment,
    economy,
    portfolio,
    profit,
    results,
    sources_of_funds,
    stakeholders,
    waterfall,
)

STAGES = (
    economy.STAGE,
    sources_of_funds.STAGE,
    deployment.STAGE,
    portfolio.STAGE,
    profit.STAGE,
    waterfall.STAGE,
    counterfactual.STAGE,
    stakeholders.STAGE,
    results.STAGE,
)

# The line that says which year it is picks the column of every assumption by year.
CALENDAR = Calendar(year="year")
