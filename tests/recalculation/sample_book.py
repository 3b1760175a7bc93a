"""A small workbook with every kind of cell, whose values are worked out by hand."""

from datetime import date

from fundmodel.workbooks.book import Book, Sheet, day_number
from fundmodel.workbooks.charts import Area, Chart, Kind, Series
from fundmodel.workbooks.sheet_settings import Between, ColourScale, Group, OneOf, Page

QUARTERS = 8
FIRST = 8  # the column of the first quarter
KINDS: tuple[Kind, ...] = (
    "stacked columns",
    "clustered columns",
    "bars",
    "stacked bars",
    "lines",
    "stacked area",
)


def sample_book() -> Book:
    """Inputs, a sheet of quarters with a balance, and one chart of each kind."""
    book = Book(properties={"fundmodel_version": "test"})
    inputs = book.add_sheet("Inputs", "E39B21")
    fund = book.add_sheet("Sources of funds", "8A8D91")
    charts = book.add_sheet("Dashboard", "1B8A8F")
    _fill_inputs(book, inputs)
    _fill_quarters(fund)
    _fill_rewritten(fund)
    for place, kind in enumerate(KINDS):
        charts.charts.append(_chart(kind, 2 + 20 * place))
    charts.page = Page(landscape=False, pages_high=1, print_area="A1:Z100")
    return book


def _fill_inputs(book: Book, sheet: Sheet) -> None:
    sheet.text(1, 1, "Inputs", "title")
    sheet.link(1, 5, "To the dashboard", "Dashboard")
    sheet.number(2, 2, 1, "input_whole")
    rows = [
        ("size", 1000.0, 2000.0, "money"),
        ("growth", 0.1, 0.2, "percent"),
        ("start", float(day_number(date(2026, 3, 31))), 46203.0, "date"),
    ]
    for row, (name, base, other, style) in enumerate(rows, 3):
        sheet.text(row, 1, name)
        sheet.number(row, 2, base, f"input_{style}")
        sheet.number(row, 3, other, f"input_{style}")
        sheet.blank(row, 4, f"override_{style}")
        formula = f"=IF(ISBLANK(D{row}),INDEX(B{row}:C{row},1,scenario),D{row})"
        sheet.formula(row, 5, formula, base, f"calc_{style}")
        book.name(name, f"Inputs!$E${row}")
    book.name("scenario", "Inputs!$B$2")
    sheet.number(6, 2, 123.4567890123456789, "static_money")
    sheet.web_link(7, 1, "Source", "https://example.org/page?a=1&b=2")
    sheet.add_rule(Between("B2", 1, 2, kind="whole", title="Scenario", prompt="1 or 2"))
    sheet.add_rule(OneOf("A9", ("low", "high"), prompt="low or high"))
    sheet.note(2, 3, "Other: what somebody else thinks.\nIn two lines, with < and &.")
    sheet.flag_overrides("D3:D5")
    sheet.column_groups.append(Group(3, 3))
    sheet.filter = "A2:B5"
    sheet.highlights.append(ColourScale("B3:C5"))


def _fill_quarters(sheet: Sheet) -> None:
    sheet.text(3, 2, "Quarter", "head")
    sheet.formula(4, FIRST - 1, "=size", 1000.0, "link_money")
    balance = 1000.0
    for quarter in range(1, QUARTERS + 1):
        column = FIRST + quarter - 1
        here, before = chr(64 + column), chr(63 + column)
        quarter_formula = f"={before}3+1" if quarter > 1 else "=1"
        sheet.formula(3, column, quarter_formula, float(quarter), "head_whole")
        balance = balance + balance * 0.1
        sheet.formula(4, column, f"={before}4+{before}4*growth", balance, "calc_money")
        sheet.formula(5, column, f"={here}4-{here}4", 0.0, "calc_money")
        sheet.formula(6, column, f'=IF({here}4>size,"OK","check")', "OK", "check")
    sheet.flag_checks("H6:O6")
    sheet.freeze = "H4"
    sheet.row_groups.append(Group(5, 6))
    sheet.width(2, 2, 30)
    sheet.heights[3] = 20


def _fill_rewritten(sheet: Sheet) -> None:
    """Formulas that programs like to spell in their own way when they save a file."""
    formulas: list[tuple[str, float | str]] = [
        ("=TRUE", True),
        ("=IF(FALSE,1,2)", 2.0),
        ('="a ""quoted""  text & "&size', 'a "quoted"  text & 1000'),
        ("=-1*2^2", -4.0),
        ("=(1+growth)^(1/4)-1", 1.1**0.25 - 1),
        ("=1E-09+0.5", 1e-09 + 0.5),
        ("=SUM('Sources of funds'!H3:O3, Inputs!$B$2)", 37.0),
        ('=SUMIF($A$3:$A$6,"",H3:H6)', 1.0 + 1000.0 * 1.1 + 0.0),
        ("=INDEX($G4:H4,1,MAX(1,2-1))", 1000.0),
        ("=EOMONTH(start,3)", float(day_number(date(2026, 6, 30)))),
        ("=CHOOSE(scenario,10,20)", 10.0),
        ("=_xlfn.ISFORMULA(H4)", True),
        ("=SUMPRODUCT((H3:O3>4)*H3:O3)", 26.0),
        ("=5%", 0.05),
        ('=IF(AND(size>=1,NOT(size<>1000)),"n/a","")', "n/a"),
    ]
    for row, (formula, value) in enumerate(formulas, 10):
        sheet.formula(row, FIRST, formula, value, "calc_factor")


def _chart(kind: Kind, row: int) -> Chart:
    last = FIRST + QUARTERS - 1
    return Chart(
        kind,
        (
            Series("Balance", Area.row("Sources of funds", 4, FIRST, last)),
            Series("Zero", Area.row("Sources of funds", 5, FIRST, last), invisible=True),
        ),
        Area.row("Sources of funds", 3, FIRST, last),
        (row, 2),
        (row + 18, 14),
    )
