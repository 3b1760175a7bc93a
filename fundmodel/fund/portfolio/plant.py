"""The Zaporizhzhia plant: an asset that the fund might have a share of (draft plan, point 19).

The text shares the plant's electricity equally between Russia and Ukraine and says nothing on who
owns it, so that the fund has no share in base.
"""

from fundmodel.build_model import USD_M, all_of, flag, flow, per_quarter


@flag()
def plant_runs(quarters_since_signature, plant_delay, fund_is_open, fund_works):
    """The plant runs for the fund.

    Once it is launched, while the fund is open and neither war nor suspension stops it.
    """
    return all_of(quarters_since_signature > plant_delay, fund_is_open, fund_works)


@flow(USD_M)
def plant_income(
    plant_runs,
    plant_share,
    plant_margin,
    plant_capacity,
    thousand_hours_in_a_year,
    plant_load_factor,
):
    """Income from the plant: the fund's share of what it earns.

    Gigawatts times thousands of hours are terawatt-hours; a dollar a megawatt-hour is a million
    dollars for each of them.
    """
    return (
        plant_runs
        * plant_share
        * per_quarter(plant_margin)
        * plant_capacity
        * thousand_hours_in_a_year
        * plant_load_factor
    )
