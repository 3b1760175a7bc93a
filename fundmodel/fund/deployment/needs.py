"""Needs: what was assessed, and what a renewed war adds to it."""

from fundmodel.build_model import USD_M, balance, flow, per_quarter, previous


@flow(USD_M)
def war_damage(is_war, war_damage_a_year):
    """Damage of a renewed war, at 2025Q4 prices."""
    return is_war * per_quarter(war_damage_a_year)


@balance(USD_M, opening="total_assessed_needs")
def needs_to_date(needs_to_date, war_damage):
    """Needs to date: assessed, and damage of renewed war.

    At 2025Q4 prices. What has been delivered is not taken off, so that coverage can fall although
    money is spent.
    """
    return previous(needs_to_date) + war_damage


@balance(USD_M, each="needs_sector", opening="assessed_needs")
def needs_of_sector_to_date(assessed_needs, needs_to_date, total_assessed_needs):
    """Needs to date by sector: war adds to all in proportion."""
    return assessed_needs * needs_to_date / total_assessed_needs
