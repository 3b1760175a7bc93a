"""What the cover says in words: how to use the workbook, what was set, drawn and read."""

from fundmodel.build_model.presentation import Alternatives
from fundmodel.read_assumptions import Metadata, format_setting
from fundmodel.run_paths.alternatives import options_of
from fundmodel.workbooks.a1 import on_sheet, range_name
from fundmodel.workbooks.sheets.alternatives_plan import AlternativesPlan
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

HOW_TO = (
    "Choose a scenario on Dashboard or Inputs; every sheet follows.",
    "Type a number into the column Override to change an assumption; empty it to go back.",
    "[+] at the edge opens members, or the scenarios on Inputs; 2 opens them all.",
    "A row has one formula, the same in every quarter; Lines says it in words.",
    "Checks must all say OK. Stored keeps what Python gave; live sheets give the same.",
    "Sources says where every number comes from. Grade C is judgement: use your own.",
)
COLOURS = (
    ("input_text", "Blue on yellow", "a number that is typed in"),
    ("override_text", "Blue on white", "an empty cell for your own number or choice"),
    ("calc_text", "Black", "a live formula"),
    ("link_text", "Green", "read from another sheet"),
    ("static_text", "Grey", "stored, not live"),
)
OF_OTHERS = ("A", "B")
"""Grades of what others have published; C is judgement."""


def selected(spec: WorkbookSpec, chosen: Alternatives) -> tuple[str, str]:
    """The formula that says which alternative is chosen, and its text."""
    options = options_of(spec.model, chosen)
    plan = AlternativesPlan(spec, chosen, options, spec.reruns)
    names = range_name(plan.first, LABEL, plan.last, LABEL, fixed=True)
    words = f"{chosen.noun} that drives: "
    formula = f'="{words}"&INDEX({on_sheet(chosen.title, names)},{chosen.choice})'
    return formula, words + options[int(spec.live.number(chosen.choice)) - 1]


def newest_source(spec: WorkbookSpec) -> str:
    """The date, title and publisher of the newest source that is no judgement of the authors."""
    known = [one for one in _metadata(spec) if one.grade in OF_OTHERS]
    if not known:
        return "none: all numbers are judgement"
    source = max((one.source for one in known), key=lambda source: source.date)
    return f"{source.date}, {source.title}, {source.publisher}"


def _metadata(spec: WorkbookSpec) -> list[Metadata]:
    base = spec.base
    cells = [one for column in base.columns.values() for one in column.cells.values()]
    groups = (base.scalars, base.series, base.columns)
    return [one.metadata for group in groups for one in group.values()] + cells


def worlds_drawn(spec: WorkbookSpec) -> str:
    """How many worlds Risk tells of; nothing where it tells of none."""
    if not spec.ranges:
        return ""
    paths, seed = min(one.paths for one in spec.ranges), spec.ranges[0].seed
    return f"{paths:,} a scenario, seed {seed}, drawn by Python: the sheet Risk. Elsewhere none."


def set_by_hand(spec: WorkbookSpec) -> list[str]:
    """What was set by hand, each with what it was before, and where not in all scenarios."""
    texts: dict[str, list[str]] = {}
    for run in spec.runs:
        for name, (old, new) in run.assumptions.set_by_hand.items():
            text = f"{name} = {format_setting(new)} (was {format_setting(old)}"
            texts.setdefault(text, []).append(run.assumptions.name)
    everywhere = len(spec.runs)
    return [
        f"{text})" if len(names) == everywhere else f"{text} in {', '.join(names)})"
        for text, names in texts.items()
    ]
