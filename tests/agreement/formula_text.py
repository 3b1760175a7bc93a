"""What can be said of a formula from its text alone."""

import re
from collections.abc import Iterator

from openpyxl.formula.tokenizer import Token, Tokenizer

from fundmodel.workbooks.a1 import column_number

_REFERENCE = re.compile(
    r"(?P<text>\"[^\"]*\")|(?P<sheet>'[^']+'!)"
    r"|(?<![A-Za-z0-9_.])(?P<fixed_column>\$?)(?P<column>[A-Z]{1,3})"
    r"(?P<fixed_row>\$?)(?P<row>[0-9]+)(?![A-Za-z0-9_(.])"
)


def relative(formula: str, row: int, column: int) -> str:
    """The formula with every reference by its distance from the cell (R1C1).

    >>> relative("=A1+$B2*C$3", 2, 4)
    '=R[-1]C[-3]+R[0]C2*R3C[-1]'
    """

    def one(found: re.Match[str]) -> str:
        if found["column"] is None:
            return found[0]
        at = column_number(found["column"])
        to_row = found["row"] if found["fixed_row"] else f"[{int(found['row']) - row}]"
        to_column = str(at) if found["fixed_column"] else f"[{at - column}]"
        return f"R{to_row}C{to_column}"

    return _REFERENCE.sub(one, formula)


def without_references(formula: str) -> str:
    """The formula with A1 for every cell, so that like formulas are looked at once.

    >>> without_references('=SUM(Profit!$C3:D3)+rate*IF(B2="x1",0,1)')
    '=SUM(Profit!A1:A1)+rate*IF(A1="x1",0,1)'
    """
    return _REFERENCE.sub(lambda found: "A1" if found["column"] else found[0], formula)


def tokens(formula: str) -> list[Token]:
    """The parts of a formula."""
    return list(Tokenizer(formula).items)


def numbers(parts: list[Token]) -> list[str]:
    """The numbers that are written in a formula."""
    return [
        part.value for part in parts if part.type == Token.OPERAND and part.subtype == Token.NUMBER
    ]


def functions(parts: list[Token]) -> list[str]:
    """The functions that a formula calls."""
    return [part.value[:-1] for part in parts if part.type == Token.FUNC and opens(part)]


def ifs_inside_ifs(parts: list[Token]) -> int:
    """How many IFs stand inside another IF."""
    open_functions: list[str] = []
    found = 0
    for part in parts:
        if part.type not in (Token.FUNC, Token.PAREN):
            continue
        if opens(part):
            name = part.value.upper()
            found += name == "IF(" and "IF(" in open_functions
            open_functions.append(name)
        else:
            open_functions.pop()
    return found


def opens(part: Token) -> bool:
    """Whether a function or bracket begins here."""
    return part.subtype == Token.OPEN


def references_outside(parts: list[Token]) -> Iterator[str]:
    """References to other files."""
    for part in parts:
        if part.type == Token.OPERAND and part.subtype == Token.RANGE and "[" in part.value:
            yield part.value
