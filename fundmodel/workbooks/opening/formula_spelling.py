"""The one spelling of a formula in which the spellings of the programs agree."""

import re
from collections.abc import Sequence

_BETWEEN = "\0"
_WITHOUT_MEANING = " '\t\r\n"
_DECIMAL = re.compile(r"(?<![A-Z0-9_.$])(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?(?![A-Z0-9_(!.])")


def normal_formula(formula: str) -> str:
    """A formula in the one spelling in which the programs' spellings agree.

    >>> normal_formula("= sum( 'Inputs'!a1 , _xlfn.isformula(B2) )")
    '=SUM(INPUTS!A1,ISFORMULA(B2))'
    """
    if '"' not in formula:
        return _normal_piece(formula)
    pieces = formula.split('"')  # every second piece is a text, which stays as it is
    pieces[::2] = [_normal_piece(piece) for piece in pieces[::2]]
    return '"'.join(pieces)


def normal_formulas(formulas: Sequence[str]) -> list[str]:
    """Many formulas in the one spelling; those without texts and decimals all at once.

    >>> normal_formulas(["=a1 + 1", '=IF(a1,"b",1.50)'])
    ['=A1+1', '=IF(A1,"b",1.5)']
    """
    simple = [formula for formula in formulas if '"' not in formula and "." not in formula]
    spelled = _normal_piece(_BETWEEN.join(simple)).split(_BETWEEN) if simple else []
    if len(spelled) != len(simple):  # a formula holds what cannot stand in a file
        return [normal_formula(formula) for formula in formulas]
    at = iter(spelled)
    return [
        next(at) if '"' not in formula and "." not in formula else normal_formula(formula)
        for formula in formulas
    ]


def _normal_piece(piece: str) -> str:
    piece = piece.upper()
    for one in _WITHOUT_MEANING:
        if one in piece:
            piece = piece.replace(one, "")
    if "_XL" in piece:
        piece = piece.replace("_XLFN.", "").replace("_XLWS.", "")
    if "E()" in piece:
        piece = piece.replace("TRUE()", "TRUE").replace("FALSE()", "FALSE")
    if "." in piece:
        piece = _DECIMAL.sub(lambda found: f"{float(found[0]):.15g}", piece)
    return piece
