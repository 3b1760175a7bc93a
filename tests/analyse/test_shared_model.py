"""One model for several sets: ranges and labels may differ, members and options may not."""

import shutil
from pathlib import Path

import pytest

from fundmodel.analyse.bridging import bridges
from fundmodel.analyse.shared_model import shared_model
from fundmodel.build_model import Model, build
from fundmodel.errors import BadInput
from fundmodel.read_assumptions import Assumptions, load
from fundmodel.run_paths.run import run
from tests.analyse.lighthouse_pairs import pair_of
from tests.toy_fund.stages import CALENDAR, FOLDER, STAGES, toy_assumptions, toy_model

BASE = toy_assumptions()


def model_of(assumptions: Assumptions) -> Model:
    return build(STAGES, assumptions.inputs, assumptions.sets, CALENDAR)


def spoilt(folder: Path, file: str, changes: dict[str, str]) -> Assumptions:
    """The lighthouses from a copy of their folder in which some texts of a file are others."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    (path,) = folder.rglob(file)
    text = path.read_text("utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return load("base", directory=folder)


def test_sets_of_one_structure_share_the_model_of_the_first() -> None:
    sets = [BASE, BASE.changed({"levy_share": 0.5})]
    assert shared_model(sets, ["one", "other"], lambda _: toy_model()) is toy_model()


def test_another_label_is_no_matter(tmp_path: Path) -> None:
    other = spoilt(tmp_path, "upkeep.yaml", {"label: Share of the levy": "label: The levy"})
    model = shared_model([BASE, other], ["one", "other"], model_of)
    (bridge,) = bridges(pair_of(BASE, other.changed({"toll_a_ship": 0.5}), model), ["tolls_of_all"])
    assert [step.name for step in bridge.steps] == ["toll_a_ship"]


@pytest.mark.parametrize("turned", [False, True])
def test_the_model_that_looks_back_least_serves_both(tmp_path: Path, *, turned: bool) -> None:
    """Where delays are two quarters at least, lines look back by two, and a delay of one is none.

    The model of that set would refuse what the other states.
    """
    delays = {"  plausible: [1, 8]": "  plausible: [2, 8]", "toll_delay: 1\n": "toll_delay: 3\n"}
    sets = [spoilt(tmp_path, "towers.yaml", delays), BASE]
    if turned:
        sets.reverse()
    model = shared_model(sets, ["one", "other"], model_of)
    assert model.inputs["toll_delay"].lowest == 1
    (bridge,) = bridges(pair_of(*sets, model), ["tolls_of_all"])
    assert [step.name for step in bridge.steps] == ["toll_delay"]
    ends = [run(model_of(one), one).number("tolls_of_all") for one in sets]
    assert [bridge.start, bridge.end] == ends
    assert ends[0] != ends[1]


def test_ranges_that_begin_lower_here_and_there_have_no_model(tmp_path: Path) -> None:
    delays = {"  plausible: [1, 8]": "  plausible: [2, 8]"}
    delays |= {f"toll_delay: {few}\n": "toll_delay: 3\n" for few in (1, 2)}
    quarters = "unit: quarters\n  plausible: "
    storm = {f"value: 5\n  {quarters}[1": f"value: 5\n  {quarters}[2"}
    sets = [
        spoilt(tmp_path / "one", "towers.yaml", delays),
        spoilt(tmp_path / "two", "sea.yaml", storm),
    ]
    with pytest.raises(
        BadInput, match=r"^one, other: Each has whole numbers whose plausible range"
    ):
        shared_model(sets, ["one", "other"], model_of)


def test_other_members_cannot_be_compared(tmp_path: Path) -> None:
    other = spoilt(tmp_path, "ports.yaml", {"  Mole: {harbour_fee: 0.13, port_rank: 2}\n": ""})
    with pytest.raises(BadInput) as refused:
        shared_model([BASE, other], ["one", "other"], model_of)
    assert str(refused.value) == (
        "one and other: They differ in the members of `port` (Mole).\n"
        "  Where members, units or options differ, lines cannot be compared.\n"
        "  To fix: give both the same members, units and options."
    )


def test_other_options_cannot_be_compared(tmp_path: Path) -> None:
    other = spoilt(tmp_path, "sea.yaml", {"[flat, rising, rough]": "[flat, rising, rough, no]"})
    with pytest.raises(BadInput, match="differ in the options of `toll_policy`"):
        shared_model([BASE, other], ["one", "other"], model_of)
