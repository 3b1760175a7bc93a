"""Members, parts and wholes: each rule broken once, and its whole text compared."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

import pytest

from fundmodel.build_model import (
    COUNT,
    SHARE,
    USD_M,
    USD_M_A_YEAR,
    balance,
    by_member,
    convolve,
    final,
    flow,
    lagged,
    life_total,
    lookup,
    member,
    pick,
    previous,
    ratio,
    result,
    spread,
    to_date,
    total,
    total_before,
    total_beside,
    total_by,
)
from fundmodel.build_model.lines import LineDefinition
from tests.toy_fund.refusals import income, named, refusal


def test_a_set_that_does_not_exist() -> None:
    assert refusal(income(lambda debt_opening: debt_opening, each="towr")) == (
        'lines.py: `income`: each="towr" is no set of members.\n'
        "  Did you mean `tower`?\n"
        "  To fix: name a set, a part or an attribute of assumptions/base/members."
    )


@pytest.mark.parametrize("function", [lambda line: member("Skerry", line), total])
def test_a_set_that_does_not_exist_is_refused_once(function) -> None:
    wrong = named("costs", lambda debt_opening: debt_opening, flow, USD_M, each="towr")
    text = refusal(wrong, income(lambda costs: function(costs)))
    assert text.startswith('lines.py: `costs`: each="towr" is no set of members.')
    assert "\n\n" not in text


def test_a_line_without_members_reads_one_with_members() -> None:
    assert refusal(income(lambda damage: damage)) == (
        "lines.py: `income`: uses `damage`, which has a value for each tower, but has no members "
        "itself.\n"
        "  A line takes members one by one, or their total (R15).\n"
        '  To fix: write total(damage), or declare the line with each="tower".'
    )


@pytest.mark.parametrize("each", ["tower", "coast"])
def test_a_line_reads_a_part_of_its_members(each: str) -> None:
    part = named("part", lambda damage: damage, flow, USD_M, each="electric_tower")
    assert refusal(part, income(lambda part: part, each=each)) == (
        f"lines.py: `income`: runs over each {each}, but `part` runs over each electric_tower and "
        "has no value for all of them.\n"
        "  A line over a part reads the whole freely; the other way needs spread() (R15).\n"
        f'  To fix: write spread(part, "{each}"), total(part) or total_by(...).'
    )


def test_the_total_of_what_has_no_members() -> None:
    assert refusal(income(lambda debt_opening: total(debt_opening))) == (
        "lines.py: `income`: takes total() of `debt_opening`, which has no members.\n"
        "  To fix: use `debt_opening` as it is; for the sum over quarters, to_date(debt_opening)."
    )


@pytest.mark.parametrize(
    "body", [lambda loss: total_by("cost", loss), lambda loss: lookup("cost", loss)]
)
def test_an_attribute_that_does_not_exist(body) -> None:
    meant = "" if "lookup" in body.__code__.co_names else "  Did you mean `coast`?\n"
    assert refusal(_loss(), income(body, each="coast")) == (
        "lines.py: `income`: groups `loss` by `cost`, which is no attribute of its members.\n"
        f"{meant}"
        "  To fix: name an attribute of the member table."
    )


@pytest.mark.parametrize("each", [None, "port", "tower"])
def test_groups_that_are_not_those_of_the_attribute(each: str | None) -> None:
    assert refusal(_loss(), income(lambda loss: total_by("coast", loss), each=each)) == (
        "lines.py: `income`: groups `loss` by `coast`, but the groups are not those of `coast`.\n"
        '  To fix: declare the line over the groups with each="coast".'
    )


def test_a_member_without_a_group() -> None:
    fees = named("fees", lambda harbour_fee: harbour_fee, ratio, SHARE, each="port")
    line = income(lambda fees: lookup("port", fees), ratio, SHARE, each="tower")
    assert refusal(fees, line) == (
        "lines.py: `income`: takes lookup() of `fees` by `port`, which `Skerry` does not have.\n"
        "  A member without a group has no value to take (R15).\n"
        "  To fix: declare the line over a part whose members all have one."
    )


GROUPED = {
    "total_by": (lambda damage: total_by("coast", damage), "damage", "coast"),
    "lookup": (lambda harbour_fee: lookup("port", harbour_fee), "harbour_fee", "electric_tower"),
    "spread": (lambda bulb_cost: spread(bulb_cost, "tower"), "bulb_cost", "tower"),
}


@pytest.mark.parametrize("function", GROUPED)
def test_an_assumption_is_not_grouped(function: str) -> None:
    body, name, each = GROUPED[function]
    assert refusal(income(body, each=each)).split("\n\n")[0] == (
        f"lines.py: `income`: groups or spreads `{name}`, which is an assumption.\n"
        "  Sums by group look for the members' groups beside a row of the model (R15).\n"
        f"  To fix: give `{name}` a line of its own and group or spread that line."
    )


def _loss() -> LineDefinition:
    return named("loss", lambda damage: damage, flow, USD_M, each="tower")


def test_a_member_that_does_not_exist() -> None:
    assert refusal(income(lambda damage: member("Skery", damage))) == (
        "lines.py: `income`: `damage` has no member `Skery`.\n"
        "  Did you mean `Skerry`?\n"
        "  To fix: name one of its members, as the YAML files spell it."
    )


RANKED = {
    "the line": (None, "tower", "tower", "no members", "each tower", "each tower"),
    "what it sums": ("tower", None, "tower", "each tower", "no members", "each tower"),
    "the rank": ("tower", "tower", None, "each tower", "each tower", "no members"),
    "a part": ("electric_tower", "tower", "tower", "each electric_tower", *["each tower"] * 2),
    "others": ("tower", "tower", "port", "each tower", "each tower", "each port"),
    "none": (None, None, None, *["no members"] * 3),
}


@pytest.mark.parametrize("who", RANKED)
@pytest.mark.parametrize("function", [total_before, total_beside])
def test_a_rank_over_other_members(who: str, function) -> None:
    each, loss_each, order_each, mine, theirs, ranks = RANKED[who]
    loss = named("loss", lambda debt_opening: debt_opening, balance, USD_M, each=loss_each)
    order = named("order", lambda pilots_a_boat: pilots_a_boat, ratio, COUNT, each=order_each)
    assert refusal(loss, order, income(lambda loss, order: function(loss, order), each=each)) == (
        f"lines.py: `income`: runs over {mine}, but ranks `loss`, over {theirs}, by `order`, over "
        f"{ranks}.\n"
        "  A rank says which of my fellow members come before me (R15).\n"
        "  To fix: declare the line, what it sums and the rank over the same members; what runs "
        "over more of them takes a line of its own over the part."
    )


@pytest.mark.parametrize("name", ["loss", "order"])
def test_a_rank_over_a_set_that_does_not_exist_is_refused_once(name: str) -> None:
    each = {"loss": "tower", "order": "tower", name: "towr"}
    text = refusal(
        named("loss", lambda debt_opening: debt_opening, balance, USD_M, each=each["loss"]),
        named("order", lambda pilots_a_boat: pilots_a_boat, ratio, COUNT, each=each["order"]),
        income(lambda loss, order: total_before(loss, order), each="tower"),
    )
    assert text.startswith(f'lines.py: `{name}`: each="towr" is no set of members.')
    assert "\n\n" not in text


NORTH_AND_SOUTH = (
    "  Each member takes the line of its name, in the order of the members (R15).\n"
    "{meant}"
    "  To fix: name every member in that order, with _ for what is no letter or digit."
)
NAMED_AMISS = {
    "misspelled": (
        lambda debt_opening: by_member(Nort=debt_opening, South=0),
        "Nort, South",
        "  Did you mean `North`?\n",
    ),
    "in another order": (
        lambda debt_opening: by_member(South=0, North=debt_opening),
        "South, North",
        "",
    ),
    "one missing": (lambda debt_opening: by_member(North=debt_opening), "North", ""),
    "one too many": (
        lambda debt_opening: by_member(North=debt_opening, South=0, Zenith=1),
        "North, South, Zenith",
        "",
    ),
    "none": (lambda debt_opening: by_member() + debt_opening, "nothing", ""),
}


@pytest.mark.parametrize("mistake", NAMED_AMISS)
def test_members_that_are_not_those_of_the_line(mistake: str) -> None:
    body, listed, meant = NAMED_AMISS[mistake]
    assert refusal(income(body, each="coast")) == (
        f"lines.py: `income`: names {listed} in by_member(), but the members of coast are North, "
        "South.\n"
        f"{NORTH_AND_SOUTH.format(meant=meant)}"
    )


def test_members_whose_names_are_no_names_in_python() -> None:
    line = income(lambda debt_opening: by_member(Skerry=debt_opening), each="tower")
    assert "the members of tower are Skerry, Needle_Rock, St_Anne, Far_Point.\n" in refusal(line)


def test_a_line_without_members_names_one_for_each() -> None:
    assert refusal(income(lambda debt_opening: by_member(North=debt_opening, South=0))) == (
        "lines.py: `income`: names a line for each member in by_member(), "
        "but has no members itself.\n"
        "  Each member takes the line of its name (R15).\n"
        '  To fix: declare the line over a set, with each="...".'
    )


@pytest.mark.parametrize("function", [lambda line: line, previous])
def test_what_by_member_names_has_members(function) -> None:
    body = lambda loss, debt_opening: by_member(North=function(loss), South=debt_opening)  # noqa: E731
    assert refusal(_loss(), income(body, each="coast")) == (
        "lines.py: `income`: names `loss` in by_member(), which has a value for each tower.\n"
        "  What by_member() names is one number for each member, not several (R15).\n"
        "  To fix: give total(loss), or the member that is meant, a line of its own and name "
        "that line in by_member()."
    )


def test_by_member_over_a_set_that_does_not_exist_is_refused_once() -> None:
    wrong = named("costs", lambda debt_opening: debt_opening, flow, USD_M, each="towr")
    text = refusal(wrong, income(lambda costs: by_member(North=costs, South=0), each="coast"))
    assert text.startswith('lines.py: `costs`: each="towr" is no set of members.')
    assert "\n\n" not in text


@pytest.mark.parametrize("name", ["line", "weights"])
def test_a_convolution_reads_members_one_by_one(name: str) -> None:
    loss = named("loss", lambda debt_opening: debt_opening, balance, USD_M)
    weight = named("weight", lambda levy_share: levy_share, ratio, SHARE)
    wide = named("wide", lambda beam_share: beam_share, balance, SHARE, each="tower")
    bodies = {
        "line": lambda wide, weight: convolve(wide, weight),
        "weights": lambda loss, wide: convolve(loss, wide),
    }
    assert refusal(*((wide, weight) if name == "line" else (loss, wide)), income(bodies[name])) == (
        "lines.py: `income`: uses `wide`, which has a value for each tower, but has no members "
        "itself.\n"
        "  A line takes members one by one, or their total (R15).\n"
        '  To fix: write total(wide), or declare the line with each="tower".'
    )


@pytest.mark.parametrize("choice", ["toll_policy", "storm_quarter"])
def test_a_choice_whose_options_are_not_the_members(choice: str) -> None:
    bodies = {
        "toll_policy": lambda damage, toll_policy: pick(damage, toll_policy),
        "storm_quarter": lambda damage, storm_quarter: pick(damage, storm_quarter),
    }
    assert refusal(income(bodies[choice])) == (
        f"lines.py: `income`: picks a member of `damage` by `{choice}`, whose options are not its "
        "members.\n"
        f"  To fix: give `{choice}` the members of `damage` as options, in the same order."
    )


@pytest.mark.parametrize(
    ("whole", "each"), [("port", "port"), ("tower", "electric_tower"), ("towr", "tower")]
)
def test_a_part_spread_over_what_is_not_its_whole(whole: str, each: str) -> None:
    part = named("part", lambda damage: damage, balance, USD_M, each="electric_tower")
    assert refusal(part, income(lambda part: spread(part, whole), each=each)) == (
        f'lines.py: `income`: spreads `part` over "{whole}", but it is no part of that set, or the '
        "line runs over another one.\n"
        f'  To fix: declare the line with each="{whole}" and spread a line over one of its parts.'
    )


NO_COLUMN = {
    "to_date": (lambda loss: total(to_date(loss)), "total", flow),
    "life_total": (lambda loss: total(life_total(loss)), "total", result),
    "convolve": (lambda loss, weight: total_by("coast", convolve(loss, weight)), "total_by", flow),
    "final": (lambda loss: member("Skerry", final(loss)), "member", result),
}


@pytest.mark.parametrize("function", NO_COLUMN)
def test_of_many_members_only_what_one_column_has(function: str) -> None:
    body, of_many, kind = NO_COLUMN[function]
    weight = named("weight", lambda levy_share: levy_share, ratio, SHARE)
    assert refusal(_loss(), weight, income(body, kind)) == (
        f"lines.py: `income`: {of_many}(): takes {function}() of each member, which no one column "
        "of cells has.\n"
        "  A subtotal deserves a row of its own, so that the reader sees it (R7).\n"
        f"  To fix: give that a line of its own and write {of_many}(that_line)."
    )


WIDE_LAGS = {
    "total": (lambda loss, toll_delay: total(lagged(loss, toll_delay)), None),
    "total_by": (lambda loss, toll_delay: total_by("coast", lagged(loss, toll_delay)), "coast"),
    "total_before": (
        lambda loss, toll_delay, keeper_rank: total_before(lagged(loss, toll_delay), keeper_rank),
        "tower",
    ),
    "total_beside": (
        lambda loss, toll_delay, keeper_rank: total_beside(lagged(loss, toll_delay), keeper_rank),
        "tower",
    ),
    "member": (lambda loss, toll_delay: member("Skerry", lagged(loss, toll_delay)), "tower"),
    "pick": (lambda loss, toll_delay, flagship: pick(lagged(loss, toll_delay), flagship), None),
    "lookup": (lambda paid, toll_delay: lookup("coast", lagged(paid, toll_delay)), "tower"),
    "spread": (lambda bulbs, toll_delay: spread(lagged(bulbs, toll_delay), "tower"), "tower"),
}


@pytest.mark.parametrize("function", WIDE_LAGS)
def test_a_lag_of_many_members_is_one_for_all(function: str) -> None:
    body, each = WIDE_LAGS[function]
    paid = named("paid", lambda loss: total_by("coast", loss), flow, USD_M, each="coast")
    bulbs = named("bulbs", lambda bulb_cost: bulb_cost, flow, USD_M_A_YEAR, each="electric_tower")
    unit = USD_M_A_YEAR if function == "spread" else USD_M
    name = {"lookup": "paid", "spread": "bulbs"}.get(function, "loss")
    assert refusal(_loss(), paid, bulbs, income(body, flow, unit, each=each)) == (
        f"lines.py: `income`: takes {function}() of lagged({name}, toll_delay), but `toll_delay` "
        "has a number for each tower.\n"
        "  Of all members the same quarter is taken: one column of cells (R15).\n"
        f"  To fix: give lagged({name}, toll_delay) a line of its own, which has members, and "
        f"write {function}() of that line."
    )


def test_the_lag_of_what_by_member_names_is_one_for_all() -> None:
    paid = named("paid", lambda debt_opening: debt_opening, flow, USD_M)
    body = lambda paid, toll_delay: by_member(North=lagged(paid, toll_delay), South=0)  # noqa: E731
    assert refusal(paid, income(body, each="coast")) == (
        "lines.py: `income`: names `toll_delay` in by_member(), which has a value for each tower.\n"
        "  What by_member() names is one number for each member, not several (R15).\n"
        "  To fix: give total(toll_delay), or the member that is meant, a line of its own and "
        "name that line in by_member()."
    )
