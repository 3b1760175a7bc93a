"""What is built: assessed needs covered, what is built outside them, money disbursed."""

from fundmodel.build_model import SHARE, USD_M, divide, life_total, result, value_when


@result(SHARE, each="milestone", basis="prices of 2025Q4")
def needs_covered_by_milestone(is_milestone, needs_covered_to_date, needs_to_date):
    """Assessed needs covered by year.

    Of every assessed sector what was delivered, as far as it is needed, over all assessed needs;
    damage of a renewed war adds to them. By wind-up where the fund ends before.
    """
    return divide(
        value_when(is_milestone, needs_covered_to_date),
        value_when(is_milestone, needs_to_date),
        if_zero=0,
    )


@result(SHARE, each="milestone", basis="prices of 2025Q4")
def built_outside_needs_by_milestone(is_milestone, built_outside_needs_to_date, needs_to_date):
    """Built outside assessed needs, over them, by year.

    Technology and minerals, for which no need was assessed, and what a sector gets above its need.
    """
    return divide(
        value_when(is_milestone, built_outside_needs_to_date),
        value_when(is_milestone, needs_to_date),
        if_zero=0,
    )


@result(SHARE, each="needs_sector", basis="prices of 2025Q4")
def needs_covered_by_sector(
    is_headline_quarter, needs_covered_of_sector_to_date, needs_of_sector_to_date
):
    """Assessed needs covered by 2036, by sector.

    All of it where nothing is needed.
    """
    return divide(
        value_when(is_headline_quarter, needs_covered_of_sector_to_date),
        value_when(is_headline_quarter, needs_of_sector_to_date),
        if_zero=1,
    )


@result(SHARE, basis="prices of 2025Q4")
def needs_covered_within_reach(needs_covered_by_2036, unreachable_share):
    """Needs covered by 2036 of those in reach.

    Needs in areas that the fund cannot reach are left out.
    """
    return needs_covered_by_2036 / (1 - unreachable_share)


@result(SHARE, basis="prices of 2025Q4")
def needs_covered_with_cofinancing(
    is_headline_quarter, needs_covered_with_cofinancing_to_date, needs_to_date
):
    """Needs covered by 2036 with co-financing."""
    return divide(
        value_when(is_headline_quarter, needs_covered_with_cofinancing_to_date),
        value_when(is_headline_quarter, needs_to_date),
        if_zero=0,
    )


@result(USD_M, basis="prices of 2025Q4")
def works_total(all_delivered):
    """Works of the whole life."""
    return life_total(all_delivered)


@result(USD_M, each="milestone", basis="nominal")
def disbursed_by_milestone(is_milestone, disbursed_to_date):
    """Disbursed by year."""
    return value_when(is_milestone, disbursed_to_date)
