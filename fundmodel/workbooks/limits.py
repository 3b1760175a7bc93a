"""What a workbook file cannot hold: refused while it is planned, for Excel would "repair" it."""

import re
from collections.abc import Iterable
from typing import NoReturn

from fundmodel.errors import ModelMistake, closest, message
from fundmodel.workbooks.a1 import looks_like_a_cell
from fundmodel.workbooks.sheet_settings import Between, OneOf
from fundmodel.workbooks.styles import STYLES

FORMULA_LENGTH = 8_192
TEXT_LENGTH = 32_767
TITLE_LENGTH = 31
ADDRESS_LENGTH = 2_079
PROMPT_LENGTH = 255
PROMPT_TITLE_LENGTH = 32
LIST_LENGTH = 255

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,254}")
_NOT_IN_A_TITLE = re.compile(r"[\\/*?:\[\]]|^'|'$|^$")
_NOT_IN_A_TEXT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def check_title(title: str) -> None:
    """Refuse a sheet's title that is too long or has a character that formulas need."""
    if len(title) > TITLE_LENGTH or _NOT_IN_A_TITLE.search(title):
        raise ModelMistake(
            message(
                f"sheet {title!r}",
                "the title cannot be used.",
                why=f"It has 1 to {TITLE_LENGTH} characters, none of \\ / * ? : [ ], "
                "and no quote at its ends.",
            )
        )


def check_titles(titles: Iterable[str]) -> None:
    """Refuse two sheets of one title, in whatever case."""
    seen: set[str] = set()
    for title in titles:
        if title.casefold() in seen:
            raise ModelMistake(message(f"sheet {title!r}", "two sheets have this title."))
        seen.add(title.casefold())


def check_name(name: str, others: Iterable[str]) -> None:
    """Refuse a name that a spreadsheet would read as a cell, or could not tell from another."""
    taken = name.casefold() in {other.casefold() for other in others}
    if taken or not _NAME.fullmatch(name) or looks_like_a_cell(name):
        raise ModelMistake(
            message(
                f"name {name!r}",
                "the name is taken." if taken else "a cell or range cannot have this name.",
                why="Names are letters, digits and _, begin with a letter, are unique in any case, "
                "and do not look like a cell, such as Q1.",
            )
        )


def checked_text(text: str, where: str) -> str:
    """The text itself, unless a cell cannot hold it."""
    if len(text) > TEXT_LENGTH or _NOT_IN_A_TEXT.search(text):
        raise ModelMistake(
            message(
                where,
                f"a text cannot be stored: {text[:40]!r}.",
                why=f"A cell holds at most {TEXT_LENGTH} characters and no control characters.",
            )
        )
    return text


def check_address(address: str, where: str) -> None:
    """Refuse a link that is not to the web."""
    if not address.startswith(("https://", "http://")) or len(address) > ADDRESS_LENGTH:
        raise ModelMistake(
            message(
                where,
                f"{address[:60]!r} is not a web address.",
                fix=f"begin it with https:// and keep it below {ADDRESS_LENGTH} characters.",
            )
        )


def check_rule(rule: Between | OneOf, where: str) -> None:
    """Refuse a rule on inputs whose texts are longer than Excel reads."""
    sizes = {
        "title": (len(rule.title), PROMPT_TITLE_LENGTH),
        "prompt": (len(rule.prompt), PROMPT_LENGTH),
    }
    if isinstance(rule, OneOf) and not isinstance(rule.choices, str):
        sizes["list"] = (len(",".join(rule.choices)), LIST_LENGTH)
        _refuse_separators(rule.choices, where)
    for part, (length, limit) in sizes.items():
        if length > limit:
            raise ModelMistake(
                message(
                    f"{where}, rule on {rule.area}",
                    f"its {part} has {length} characters; Excel reads {limit}.",
                    fix="shorten it; a long list can stand in cells of its own.",
                )
            )


def is_formula(formula: str) -> bool:
    """Whether a cell takes it for a formula."""
    return formula[:1] == "=" and len(formula) <= FORMULA_LENGTH


def refuse_formula(formula: str, where: str) -> NoReturn:
    """Say that this is none, and what is."""
    raise ModelMistake(
        message(
            where,
            f"`{formula[:60]}` is not a formula.",
            why=f"It begins with = and has at most {FORMULA_LENGTH} characters.",
        )
    )


def refuse_row(formula: str, where: str) -> NoReturn:
    """Say that a row of formulas is one formula, copied."""
    raise ModelMistake(
        message(
            where,
            f"`{formula[:60]}` cannot be copied to the end of its row.",
            why="A row is one formula; a cell that stays has $ before its column.",
        )
    )


def refuse_number(value: float, where: str) -> NoReturn:
    """Say that a cell can hold finite numbers only."""
    raise ModelMistake(
        message(
            where,
            f"the value is {value}, which no cell can hold.",
            fix='give a finite number, or the text that the formula shows, such as "n/a".',
        )
    )


def refuse_sheet(title: str, titles: Iterable[str]) -> NoReturn:
    """Say that there is no such sheet, and which one may have been meant."""
    raise ModelMistake(
        message(f"sheet {title!r}", "there is no such sheet.", meant=closest(title, titles))
    )


def refuse_style(style: str, where: str) -> NoReturn:
    """Say that there is no such style, and which one may have been meant."""
    raise ModelMistake(
        message(where, f"there is no style `{style}`.", meant=closest(style, STYLES))
    )


def _refuse_separators(choices: Iterable[str], where: str) -> None:
    if any("," in choice or '"' in choice for choice in choices):
        raise ModelMistake(
            message(where, "a choice has a comma or a quote.", fix="put the list into cells.")
        )
