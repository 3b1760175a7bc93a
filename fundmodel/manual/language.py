"""The language in which lines are written, told from its own tables."""

import inspect
from collections.abc import Callable, Iterator, Mapping

from fundmodel import build_model
from fundmodel.build_model import language as functions
from fundmodel.build_model.bases import BASES
from fundmodel.build_model.line_kinds import KINDS, LineKind
from fundmodel.build_model.operations import OPERATIONS
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.references import MEMBERS, QUARTERS
from fundmodel.build_model.tiers import TIERS
from fundmodel.build_model.units import UNITS, Unit, adds, is_whole
from fundmodel.manual.chapters import Chapter, Section
from fundmodel.manual.lines import YEARS
from fundmodel.manual.markup import code, table, tag, words
from fundmodel.markup import Markup

PART = "Language"
SIGNS = {
    "add": "a + b", "subtract": "a - b", "multiply": "a * b", "true_divide": "a / b",
    "negative": "-a", "power": "a ** b", "less": "a < b", "at_most": "a <= b",
    "greater": "a > b", "at_least": "a >= b", "equal": "a == b", "not_equal": "a != b",
}  # fmt: skip
"""Operations that Python has a sign for."""
STARS = {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}


def chapter_of_language() -> Chapter:
    """Kinds, units, bases, and all that a formula may use."""
    lead = tag("p", words(
        "A line is a function: the decorator says its kind and unit, the arguments name the lines "
        "and assumptions that it needs, the docstring is its label and why it is worked out so, "
        "and the body is one formula. Everything here is imported from "), code("fundmodel"
        ".build_model"), words("."))  # fmt: skip
    return Chapter("language", "The language of lines", PART, lead, tuple(_sections()))


def _sections() -> Iterator[Section]:
    yield Section("language-kinds", "Kinds of lines", _kinds())
    yield Section("language-units", "Units", _units())
    yield Section("language-bases", "Bases of amounts", _bases())
    yield Section("language-tiers", "Tiers of results", _pairs("Tier", TIERS))
    yield Section("language-signs", "Signs", _signs())
    named = {name: value for name, value in vars(functions).items()
             if name in build_model.__all__ and inspect.isfunction(value)}  # fmt: skip
    groups = (
        ("operations", "Operations on numbers", [one for one in named if one in OPERATIONS]),
        ("quarters", "Other quarters", [one for one in named if one in QUARTERS]),
        ("members", "Other members", [one for one in named if one in MEMBERS]),
        ("measures", "The whole life, in results", [one for one in named if one in MEASURES]),
    )
    told = {name for _, _, names in groups for name in names}
    for key, heading, names in groups:
        yield Section(f"language-{key}", heading, _functions(names))
    others = [name for name in named if name not in told]
    yield Section("language-made", "Made of these", _functions(others))


def _kinds() -> Markup:
    rows = [
        [code(f"@{name}(UNIT)" if name != "flag" else "@flag()"), words(YEARS[kind.year]),
         words(_opens(kind)), words("yes" if kind.adds_up else "no")]
        for name, kind in KINDS.items()
    ]  # fmt: skip
    return table(("Decorator", "By year", "Opens with", "Adds up over members"), rows)


def _opens(kind: LineKind) -> str:
    if not kind.by_quarter:
        return "does not go by quarter"
    return "what it must state" if kind.must_state_opening else "0, or what it states"


def _units() -> Markup:
    names = {unit: name for name, unit in vars(build_model).items() if isinstance(unit, Unit)}
    rows = [
        [code(names[unit]), words(unit.name), words("yes" if is_whole(unit) else "no"),
         words("yes" if adds(unit) else "no")]
        for unit in UNITS.values()
        if unit in names
    ]  # fmt: skip
    return table(("In Python", "In files", "Whole numbers", "Adds up over members"), rows)


def _bases() -> Markup:
    rows = [
        [code(f"{word} 2025Q4" if basis.names_a_quarter else word), words(basis.meaning),
         words(", ".join(sorted(basis.measures)))]
        for word, basis in BASES.items()
    ]  # fmt: skip
    return table(("Basis", "Says that amounts are", "Given by"), rows)


def _pairs(head: str, pairs: Mapping[str, str]) -> Markup:
    return table((head, "What it is"), ([code(key), words(text)] for key, text in pairs.items()))


def _signs() -> Markup:
    rows = [
        [code(sign), code(OPERATIONS[name].cells), words(_doc(OPERATIONS[name].unit))]
        for name, sign in SIGNS.items()
    ]
    return table(("In Python", "In cells", "Units"), rows)


def _functions(names: list[str]) -> Markup:
    rows = []
    for name in names:
        function = getattr(functions, name)
        arguments = ", ".join(map(str, _bare(function)))
        cells = OPERATIONS[name].cells if name in OPERATIONS else ""
        spelled = [code(cells)] if any(OPERATIONS.get(one) for one in names) else []
        rows.append([code(f"{name}({arguments})"), words(_doc(function)), *spelled])
    heads = ["In Python", "What it is", "In cells"]
    return table(heads[: len(rows[0])], rows)


def _bare(function: Callable[..., object]) -> Iterator[str]:
    """The arguments without their types."""
    keyword_only = False
    for one in inspect.signature(function).parameters.values():
        if one.kind is one.KEYWORD_ONLY and not keyword_only:
            keyword_only = True
            yield "*"
        yield STARS.get(one.kind.name, "") + one.name


def _doc(function: object) -> str:
    """The first paragraph of a docstring, which says what it is."""
    return " ".join((inspect.getdoc(function) or "").partition("\n\n")[0].split())
