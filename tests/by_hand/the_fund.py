"""What an example takes from the fund itself: its lines, assumptions, definitions and sets."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import fundmodel
from fundmodel.build_model.inputs import Input
from fundmodel.build_model.lines import LineDefinition
from fundmodel.build_model.members import MemberSet
from fundmodel.fund.stages import STAGES
from tests.by_hand.cases import Case, CaseMistake

MEMBER_FILES = Path(__file__).parents[2] / "assumptions" / "base" / "members"
DEFINITIONS = ("quarters_in_a_year", "months_in_a_quarter", "one_half", "smallest_amount")


@cache
def fund_lines() -> dict[str, LineDefinition]:
    """Every line of the fund by name."""
    return {line.name: line for stage in STAGES for line in stage.lines()}


@cache
def results() -> frozenset[str]:
    """The lines that are one number for the whole life."""
    return frozenset(line.name for line in fund_lines().values() if line.kind == "result")


@cache
def base() -> tuple[Mapping[str, Input], dict[str, float]]:
    """The assumptions as lines see them, and the numbers of the definitions."""
    assumptions = fundmodel.load("base")
    return assumptions.inputs, {name: assumptions.number(name) for name in DEFINITIONS}


@cache
def _tables() -> dict[str, dict[str, Any]]:
    """The sets of members of the base, with their attributes and parts."""
    files = [yaml.safe_load(file.read_text("utf-8")) for file in MEMBER_FILES.glob("*.yaml")]
    return {file["set"]: file for file in files}


@cache
def base_members() -> dict[str, tuple[str, ...]]:
    """The members of each set of the base."""
    return {each: tuple(table["members"]) for each, table in _tables().items()}


def sets_of(case: Case) -> dict[str, MemberSet]:
    """The example's own members, with the parts and attributes of the base."""
    sets: dict[str, MemberSet] = {}
    for each, members in case.members.items():
        table = _tables().get(each, {"attributes": {}})
        wrong = {key for texts in members.values() for key in texts} - set(table["attributes"])
        if wrong:
            raise CaseMistake(f"{case.where}: {sorted(wrong)} is no attribute of a {each}")
        attributes = {
            key: tuple(texts.get(key, "") for texts in members.values())
            for key in table["attributes"]
        }
        whole = MemberSet(each, tuple(members), attributes)
        sets[each] = whole
        sets |= {part: whole.part(part, wanted) for part, wanted in table.get("parts", {}).items()}
        groups = {key: whole.groups(key) for key in table["attributes"] if key not in case.members}
        sets |= groups
    return sets
