"""Needs: what was assessed, what a renewed war adds to it, and how much of it is covered."""

from fundmodel.build_model import USD_M, balance, flow, minimum, per_quarter, previous, total


@flow(USD_M)
def war_damage(is_war, war_damage_a_year):
    """Damage of a renewed war, at 2025Q4 prices."""
    return is_war * per_quarter(war_damage_a_year)


@balance(USD_M, opening="total_assessed_needs")
def needs_to_date(needs_to_date, war_damage):
    """Needs to date, damage of war included, at 2025Q4 prices.

    What was assessed, and what a renewed war adds. What has been delivered is not taken off, so
    that coverage can fall although money is spent.
    """
    return previous(needs_to_date) + war_damage


@balance(USD_M, each="needs_sector", opening="assessed_needs")
def needs_of_sector_to_date(assessed_needs, needs_to_date, total_assessed_needs):
    """Needs to date by sector, at 2025Q4 prices.

    War adds to all in proportion.
    """
    return assessed_needs * needs_to_date / total_assessed_needs


@balance(USD_M, each="needs_sector")
def needs_covered_of_sector_to_date(delivered_to_sector_to_date, needs_of_sector_to_date):
    """Needs covered to date by sector, at 2025Q4 prices.

    What was delivered, as far as it is needed: no sector covers more than its own need.
    """
    return minimum(delivered_to_sector_to_date, needs_of_sector_to_date)


@balance(USD_M)
def needs_covered_to_date(needs_covered_of_sector_to_date):
    """Needs covered to date in all sectors, at 2025Q4 prices."""
    return total(needs_covered_of_sector_to_date)


@balance(USD_M)
def built_outside_needs_to_date(delivered_to_date, needs_covered_to_date):
    """Delivered outside of assessed needs, at 2025Q4 prices.

    To date: in sectors without an assessed need, and above the need of a sector.
    """
    return delivered_to_date - needs_covered_to_date
