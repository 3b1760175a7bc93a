"""What ships pay."""

from fundmodel.build_model import (
    COUNT,
    FACTOR,
    SHARE,
    USD_M,
    balance,
    divide,
    flow,
    lagged,
    lookup,
    maximum,
    pick,
    previous,
    quarterly,
    ratio,
    to_date,
    total,
    total_by,
)


@balance(FACTOR, each="tower", opening="ships")
def ships_passing(ships_passing, ship_growth, is_quiet, quiet_share):
    """Ships that pass in a quarter, thousand."""
    return previous(ships_passing) * (1 + quarterly(ship_growth)) * (1 - is_quiet * quiet_share)


@flow(USD_M, each="tower")
def tolls_charged(ships_passing, toll_a_ship, toll_level, surviving_share):
    """Tolls charged."""
    return ships_passing * toll_a_ship * toll_level * surviving_share


@flow(USD_M, each="tower")
def tolls_received(tolls_charged, toll_delay):
    """Tolls received; every tower has to wait for its own time."""
    return lagged(tolls_charged, toll_delay)


@flow(USD_M, each="coast")
def tolls_of_coast(tolls_received):
    """Tolls received by coast."""
    return total_by("coast", tolls_received)


@ratio(SHARE, each="tower")
def share_of_coast(tolls_received, tolls_of_coast):
    """Share of the tower in the tolls of its coast."""
    return divide(tolls_received, lookup("coast", tolls_of_coast), if_zero=0)


@flow(USD_M)
def all_tolls(tolls_received):
    """Tolls of all towers."""
    return total(tolls_received)


@flow(USD_M)
def flagship_tolls(tolls_received, flagship):
    """Tolls of the tower that leads the fleet."""
    return pick(tolls_received, flagship)


@flow(USD_M, each="tower")
def levy(tolls_charged, levy_share, levy_free):
    """Levy on all tolls so far, above a free amount."""
    return levy_share * maximum(to_date(tolls_charged) - levy_free, 0)


@balance(COUNT, opening=1)
def pilots(pilots, pilots_a_boat, is_storm, is_year_end):
    """Pilots on duty.

    A boat of them leaves in the storm, another comes at each year end.
    """
    return previous(pilots) + (is_year_end - is_storm) * pilots_a_boat


@flow(USD_M, each="port")
def harbour_fees(harbour_fee, tolls_received):
    """Fees of the harbours on the tolls of their towers.

    No tower belongs to Mole.
    """
    return harbour_fee * total_by("port", tolls_received)
