"""Memos: worth knowing, and no answer."""

from fundmodel.build_model import (
    FACTOR,
    SHARE,
    SHARE_A_YEAR,
    USD_M,
    divide,
    divide_if_any,
    final,
    highest,
    irr,
    life_total,
    lowest,
    maximum,
    present_value,
    result,
)


@result(USD_M, basis="money of the day")
def vehicle_assets_at_end(vehicle_assets):
    """US-Russian vehicle's assets: a stale stock times a guess.

    What is left of the Russian assets, at a figure of years ago, growing at a return that nobody
    has stated. No text of the plan says what the vehicle does.
    """
    return final(vehicle_assets)


@result(USD_M, basis="nominal")
def us_vehicle_income_total(us_vehicle_income):
    """US income of the vehicle: a stale stock times a guess.

    Not in the US take, which is what the fund pays, and fit for no headline: it rests on the stock
    and the return of `vehicle_assets_at_end`.
    """
    return life_total(us_vehicle_income)


@result(SHARE, basis="nominal")
def us_take_over_half_of_profit(us_share_paid, russian_tranche_profit, us_profit_share):
    """US share of profit paid, over its part of all profit.

    Its part of what the Russian tranche earned over the whole life, losses taken off. Not one where
    a loss follows a profit that was shared, something goes unpaid, or the reading charges on other
    terms. Before any clawback, and without the security fee.
    """
    return divide(
        life_total(us_share_paid),
        us_profit_share * life_total(russian_tranche_profit),
        if_zero=1,
    )


@result(USD_M, each="profit_base", basis="nominal")
def profit_over_life(profit_by_base):
    """Profit of the whole life on each base."""
    return life_total(profit_by_base)


@result(USD_M, basis="nominal")
def profit_after_shares_total(profit_after_shares):
    """Profit after the US share and charges."""
    return life_total(profit_after_shares)


@result(SHARE_A_YEAR, basis="nominal")
def claimants_irr(claimants_cash_flow):
    """Rate of return of all sources, grants left out.

    Sought between -50 % and +100 % a quarter; n/a without one.
    """
    return irr(claimants_cash_flow)


@result(USD_M, basis="nominal")
def claimants_peak_exposure(claimants_position):
    """Most that all sources are ever out of pocket.

    The lowest point of their position: paid in and not yet given to Ukraine, paid out or returned.
    """
    return maximum(0, -lowest(claimants_position))


@result(USD_M, basis="nominal")
def europe_peak_exposure(europe_position):
    """Most that the contributors are ever out of pocket."""
    return maximum(0, -lowest(europe_position))


@result(FACTOR, basis="nominal")
def europe_multiple(europe_cash, europe_paid_in):
    """Returned to the contributors over paid in.

    Refunds of claims on guarantees are paid in too. 0 where all of it is a gift, n/a where nothing
    is.
    """
    return divide_if_any(
        life_total(europe_cash) + life_total(europe_paid_in), life_total(europe_paid_in)
    )


@result(SHARE_A_YEAR, basis="nominal")
def recipients_cost_of_capital(recipients_financing):
    """Rate that recipients in Ukraine pay, grants counted.

    Below zero where they give back less than they had. Without grants it is the internal rate of
    return of the investments. What Ukraine has as owner of the residual stands aside.
    """
    return irr(recipients_financing)


@result(USD_M, basis="money of the day")
def lowest_cash(cash_in_operation):
    """Lowest cash while the fund operates."""
    return lowest(cash_in_operation)


@result(FACTOR)
def lowest_cash_cover(cash_cover):
    """Fewest quarters of spending that cash would cover."""
    return lowest(cash_cover)


@result(USD_M, basis="nominal")
def assets_passed_on_total(assets_passed_on):
    """Loans and equity handed over at wind-up.

    To those who own the residual; outside all cash, no part of anybody's. Equity that found no
    buyer is in it.
    """
    return life_total(assets_passed_on)


@result(USD_M, basis="money of the day")
def highest_net_asset_value(net_asset_value):
    """Highest net asset value: the most that the fund is worth."""
    return highest(net_asset_value)


@result(SHARE, basis="money of the day")
def most_output_added(output_added_to_gdp):
    """Most that the fund's spending adds to output, over GDP."""
    return highest(output_added_to_gdp)


@result(USD_M, basis="nominal")
def tax_recaptured_total(tax_recaptured):
    """Taxes that the fund's spending brings Ukraine."""
    return life_total(tax_recaptured)


@result(USD_M, basis="nominal")
def windfall_foregone_total(windfall_foregone):
    """Windfall foregone on the moved assets.

    As if they had stayed frozen for certain; the counterfactual weighs it with the probability.
    """
    return life_total(windfall_foregone)


@result(USD_M, basis="nominal")
def cofinanced_total(cofinanced):
    """Disbursed by others beside the fund."""
    return life_total(cofinanced)


@result(USD_M, each="recipient", basis="nominal")
def defaults_over_life(defaults_by_recipient):
    """Loans that defaulted or stood still, by recipient."""
    return life_total(defaults_by_recipient)


@result(USD_M, basis="money of the day")
def highest_provisions(provisions):
    """Highest provisions for loans."""
    return highest(provisions)


@result(USD_M, basis="nominal")
def guarantee_subsidy_over_life(all_guarantee_subsidy):
    """Subsidy in guarantees: fair fees less fees taken."""
    return life_total(all_guarantee_subsidy)


@result(USD_M, basis="money of the day")
def highest_guarantee_exposure(all_guarantee_exposures):
    """Most guaranteed loans outstanding."""
    return highest(all_guarantee_exposures)


@result(USD_M, basis="money of the day")
def highest_guarantee_reserve(all_guarantee_reserve_targets):
    """Largest reserve that guarantees call for."""
    return highest(all_guarantee_reserve_targets)


@result(USD_M, basis="nominal")
def additional_private_finance_over_life(all_additional_private_finance):
    """Private finance that would not have come anyway."""
    return life_total(all_additional_private_finance)


@result(SHARE, basis="present value, US curve")
def war_present_value(war_probability, us_discount_factor):
    """1 paid when war begins.

    By the hazard: what insurance against the first outbreak is worth, for each dollar insured.
    """
    return present_value(war_probability, us_discount_factor)
