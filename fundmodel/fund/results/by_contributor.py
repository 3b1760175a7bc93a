"""The contributors side by side: what each has to budget for, stands in for, and gives as aid.

A contributor's cash by quarter and year in dollars is `contributor_cash`, with the sign turned its
budget line; its net cost, and that over its GDP, stand with the headlines and the measures.
"""

from fundmodel.build_model import (
    EUR_M,
    FACTOR,
    SHARE,
    USD_M,
    divide,
    final,
    flow,
    life_total,
    maximum,
    per_quarter,
    quarterly_factor,
    ratio,
    result,
    total,
    total_by,
)


@flow(EUR_M, each="contributor")
def contributor_budget_line(contributor_cash, eur_usd):
    """Contributor's budget line, in euro, nominal.

    What it pays less what returns. In euro for all: the currency of most of them and of the budget
    of the European Union. For the pound, the krone and the others no rate of 2026 was found.
    """
    return -contributor_cash / eur_usd


@flow(EUR_M)
def contributors_budget_line(contributor_budget_line):
    """Budget line of all contributors, in euro, nominal."""
    return total(contributor_budget_line)


@result(EUR_M, basis="nominal")
def contributors_budget_total(contributors_budget_line):
    """Budget line of all contributors and years, in euro."""
    return life_total(contributors_budget_line)


@result(USD_M, each="contributor", basis="nominal")
def contributor_paid_in(contribution_received):
    """Paid in by the contributor, called guarantees apart."""
    return life_total(contribution_received)


@result(USD_M, each="contributor", basis="nominal")
def contributor_pledge_lost(
    european_pledge,
    contribution_key,
    guarantee_pledge,
    pledge_of_the_loyal,
    step_up_to_date,
    contributor_paid_in,
):
    """Contributor's cash pledge that is never paid.

    With its step-ups: cancelled, withdrawn, never called, refused or written off.
    """
    return (
        european_pledge * final(contribution_key)
        - final(guarantee_pledge)
        + final(pledge_of_the_loyal) * final(step_up_to_date)
        - contributor_paid_in
    )


@result(USD_M, each="contributor", basis="money of the day")
def contributor_contingent_liability(guarantee_pledge, make_up_cap, pledge_of_the_loyal):
    """Contributor's contingent liability at its highest.

    Beside what it has pledged in cash: its guarantee, and what it would have to add in the stead of
    others who withdraw, unless it withdraws itself. Both are highest at signature.
    """
    return final(guarantee_pledge) + make_up_cap * final(pledge_of_the_loyal)


@ratio(FACTOR)
def oda_factor(oda_discount_rate):
    """What a dollar becomes in a quarter at the DAC's rate.

    The rate at which the Development Assistance Committee of the OECD reckons.
    """
    return quarterly_factor(oda_discount_rate)


@ratio(FACTOR)
def contributor_loan_principal_value(
    oda_factor, contributor_loan_grace_quarters, contributor_loan_instalments
):
    """Value of the instalments of a contributor's dollar lent.

    At the DAC's rate, on the day that it is lent, after the grace and in equal parts.
    """
    return (
        oda_factor**-contributor_loan_grace_quarters
        * (1 - oda_factor**-contributor_loan_instalments)
        / ((oda_factor - 1) * contributor_loan_instalments)
    )


@ratio(SHARE)
def contributor_loan_grant_element(
    contributor_loan_rate, oda_factor, contributor_loan_principal_value
):
    """Grant element of contributors' loans at the DAC's rate."""
    return (1 - per_quarter(contributor_loan_rate) / (oda_factor - 1)) * (
        1 - contributor_loan_principal_value
    )


@ratio(SHARE)
def contributor_loan_oda_share(contributor_loan_grant_element, oda_threshold):
    """Part of a contributor's loan that counts as aid.

    Its grant element where that is above the DAC's threshold, and nothing below it.
    """
    return contributor_loan_grant_element * divide(
        maximum(0, contributor_loan_grant_element - oda_threshold),
        maximum(0, contributor_loan_grant_element - oda_threshold),
        if_zero=0,
    )


@result(USD_M, each="contributor", basis="nominal")
def oda_grant_equivalent(
    contributor_paid_in, capital_share, contributor_loan_drawn, contributor_loan_oda_share
):
    """Grant equivalent of what is given (ODA).

    Grants in full, loans by their grant element. Capital, which may come back with a profit, and
    guarantees have rules of their own and are left out; so is whether the DAC would take the fund
    for one that qualifies.
    """
    return contributor_paid_in * (1 - capital_share) - life_total(contributor_loan_drawn) * (
        1 - final(contributor_loan_oda_share)
    )


@result(USD_M, each="bloc", basis="present value, own curves")
def net_cost_by_bloc(contributor_net_cost):
    """Net cost by bloc."""
    return total_by("bloc", contributor_net_cost)
