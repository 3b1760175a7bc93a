"""What the auditors read, who come a while after the grant: earlier quarters of many members."""

from fundmodel.build_model import (
    FACTOR,
    USD_M,
    balance,
    flow,
    lagged,
    largest,
    lookup,
    member,
    pick,
    smallest,
    spread,
    total_before,
    total_beside,
    total_by,
)


@flow(USD_M, each="coast")
def tolls_read(tolls_charged, grant_delay):
    """Tolls that the auditors read of, by coast."""
    return total_by("coast", lagged(tolls_charged, grant_delay + 1))


@flow(USD_M, each="tower")
def tolls_read_beside(tolls_of_coast, grant_delay):
    """Tolls of its coast that the auditors of a tower read of."""
    return lookup("coast", lagged(tolls_of_coast, grant_delay + 1))


@balance(FACTOR)
def ships_read(ships_passing, flagship, grant_delay, extra_delay):
    """Ships at the flagship less those at Skerry, as read.

    Those of Skerry are reported by the second office.
    """
    ships_of_skerry = member("Skerry", lagged(ships_passing, grant_delay + extra_delay + 1))
    return pick(lagged(ships_passing, grant_delay + 1), flagship) - ships_of_skerry


@flow(USD_M, each="tower")
def bulbs_read(bulbs_bought, grant_delay):
    """Bulbs that the auditors read of."""
    return spread(lagged(bulbs_bought, grant_delay + 1), "tower")


@flow(USD_M, each="port")
def claims_read(claims_paid, port_rank, grant_delay):
    """Claims paid that the auditors of a port read of.

    Of its betters those that they read of in time, of its equals those of the quarter before.
    """
    of_betters = total_before(lagged(claims_paid, grant_delay + 1), port_rank)
    return of_betters + total_beside(lagged(claims_paid, 1), port_rank)


@balance(FACTOR)
def ships_read_at_most(ships_passing, grant_delay):
    """Most ships at a tower less the fewest, as read and today."""
    as_read = largest(lagged(ships_passing, grant_delay + 1)) - smallest(lagged(ships_passing, 1))
    return as_read + largest(ships_passing) - smallest(ships_passing)
