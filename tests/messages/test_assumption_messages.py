"""What a user reads when a file of assumptions is wrong: each mistake made once, whole text compared."""
# ruff: noqa: E501  messages stand here as users see them

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from fundmodel.errors import BadInput
from fundmodel.read_assumptions import load
from tests.read_assumptions.small_set import write_set


class Case(NamedTuple):
    """One mistake: `old` becomes `new` in a file of the small set, and the user reads `text`."""

    name: str
    file: str
    old: str
    new: str
    text: str
    scenario: str = "slower"


CASES = [
    Case(
        "value_outside_its_range",
        "terms",
        "value: 0.50",
        "value: 70",
        """\
assumptions/base/terms.yaml:3:10, us_profit_share: 70 is outside its plausible range 0 to highest_share (0.9).
  Shares are written as fractions of one.
  Did you mean `0.7`?
  To fix: write 0.7.""",
    ),
    Case(
        "unknown_unit",
        "terms",
        "unit: share",
        "unit: shares",
        """\
assumptions/base/terms.yaml:4:9, us_profit_share, unit: `shares` is not a unit.
  Did you mean `share`?
  To fix: write one of: US$ m, US$ m by the index, US$ m a year, EUR m, US$ per EUR, fund units, US$ m per fund unit, share, share a year, index, factor, quarters, months, calendar year, date, flag, count, choice.""",
    ),
    Case(
        "range_names_nothing",
        "terms",
        "highest_share]",
        "higest_share]",
        """\
assumptions/base/terms.yaml:5:14, us_profit_share: The plausible range names `higest_share`, which is no assumption.
  Did you mean `highest_share`?
  To fix: name an assumption with one number, or write a number.""",
    ),
    Case(
        "range_names_a_series",
        "terms",
        "highest_share]",
        "inflation]",
        """\
assumptions/base/terms.yaml:5:14, us_profit_share: The plausible range names `inflation`, which has more than one number.
  To fix: name an assumption with one number, or write a number.""",
    ),
    Case(
        "range_names_itself",
        "terms",
        "highest_share]",
        "us_profit_share]",
        """\
assumptions/base/terms.yaml:5:14, us_profit_share: The plausible range names the assumption itself.
  To fix: write a number.""",
    ),
    Case(
        "range_names_another_unit",
        "terms",
        "highest_share]",
        "legal_delay]",
        """\
assumptions/base/terms.yaml:5:14, us_profit_share: The plausible range names `legal_delay`, in quarters; this is in share.
  To fix: name an assumption of the same unit.""",
    ),
    Case(
        "range_upside_down",
        "terms",
        "[0.0, highest_share]",
        "[0.9, 0.1]",
        """\
assumptions/base/terms.yaml:5:14, us_profit_share: The plausible range begins at 0.9 and ends at 0.1.
  To fix: write the lowest value first.""",
    ),
    Case(
        "range_with_one_end",
        "terms",
        "[0.0, highest_share]",
        "[0.9]",
        """\
assumptions/base/terms.yaml:5:14, us_profit_share: `plausible` is not a lowest and a highest value.
  To fix: write plausible: [lowest, highest].""",
    ),
    Case(
        "range_missing",
        "terms",
        "  plausible: [0.0, highest_share]\n",
        "",
        """\
assumptions/base/terms.yaml:1:1, us_profit_share: `plausible` is missing.
  A number outside its range is refused: that is how slips of the keyboard show.
  To fix: write plausible: [lowest, highest].""",
    ),
    Case(
        "source_missing",
        "terms",
        "  source: {title: Draft, publisher: Axios, date: 2025-11-20, link: https://example.org, page: 6}\n",
        "",
        """\
assumptions/base/terms.yaml:1:1, us_profit_share: `source` is missing.
  No number without a source: judgement is one, if it says whose and why.
  To fix: write source: {title: ..., publisher: ..., date: 2026-01-31, link: https://...}.""",
    ),
    Case(
        "publisher_missing",
        "terms",
        "publisher: Axios, ",
        "",
        """\
assumptions/base/terms.yaml:7:3, us_profit_share, source: `publisher` is missing.
  To fix: write who published it.""",
    ),
    Case(
        "date_of_source_unreadable",
        "terms",
        "date: 2025-11-20",
        "date: yesterday",
        """\
assumptions/base/terms.yaml:7:50, us_profit_share, source, date: `yesterday` is not a date.
  To fix: write a day, month or year: 2026-01-31, 2026-01 or 2026.""",
    ),
    Case(
        "unknown_grade",
        "terms",
        "grade: B",
        "grade: D",
        """\
assumptions/base/terms.yaml:8:10, us_profit_share, grade: `D` is not allowed as grade.
  To fix: write A (official), B (press or comparable institution), C (judgement) or definition.""",
    ),
    Case(
        "unknown_key",
        "terms",
        "label: US share of profit",
        "lable: US share of profit",
        """\
assumptions/base/terms.yaml:1:1, us_profit_share: `label` is missing.
  To fix: write what people call it.

assumptions/base/terms.yaml:2:3, us_profit_share: There is no key `lable` here.
  Did you mean `label`?
  To fix: use only label, unit, plausible, uncertainty, fixed, source, grade, as_of, review_by, note, value, options, quarter_end, structural.""",
    ),
    Case(
        "label_is_a_number",
        "terms",
        "label: US share of profit",
        "label: 5",
        """\
assumptions/base/terms.yaml:2:10, us_profit_share, label: `5` stands where text belongs.
  To fix: write text; put it in quotes if it looks like a number.""",
    ),
    Case(
        "name_given_twice",
        "terms",
        "highest_share:",
        "us_profit_share:",
        """\
assumptions/base/terms.yaml:11:1, us_profit_share: The name is given twice; the first is at assumptions/base/terms.yaml:1:1.
  Only one of the two could count, and nothing says which.
  To fix: remove one of the two, or rename it.

assumptions/base/terms.yaml:15:14, us_profit_share: The plausible range names `highest_share`, which is no assumption.
  To fix: name an assumption with one number, or write a number.""",
    ),
    Case(
        "key_given_twice",
        "terms",
        "  unit: share\n",
        "  unit: share\n  unit: share\n",
        """\
assumptions/base/terms.yaml:5:3, us_profit_share, unit: The name is given twice; the first is at assumptions/base/terms.yaml:4:3.
  Only one of the two could count, and nothing says which.
  To fix: remove one of the two, or rename it.""",
    ),
    Case(
        "file_unreadable",
        "donors",
        "label: Pledge\n",
        "label: Pledge\n  legal_delay: {}\n",
        """\
assumptions/base/members/donors.yaml:8:5: The text cannot be read as YAML here.
        unit: US$ m
        ^
  To fix: look here and on the line above for a missing colon, quote, bracket or indentation.""",
    ),
    Case(
        "percent",
        "terms",
        "value: 0.50",
        "value: 5%",
        """\
assumptions/base/terms.yaml:3:10, us_profit_share: "5%" is text, not a number.
  Numbers have a point and no %, comma or quotes; shares are fractions of one.
  Did you mean `0.05`?
  To fix: write 0.05.""",
    ),
    Case(
        "thousands",
        "terms",
        "value: 0.50",
        "value: 1,000",
        """\
assumptions/base/terms.yaml:3:10, us_profit_share: "1,000" is text, not a number.
  Numbers have a point and no %, comma or quotes; shares are fractions of one.
  Did you mean `1000`?
  To fix: write 1000.""",
    ),
    Case(
        "yes",
        "terms",
        "value: 0.50",
        "value: yes",
        """\
assumptions/base/terms.yaml:3:10, us_profit_share: "yes" is text, not a number.
  Numbers have a point and no %, comma or quotes; shares are fractions of one.
  Did you mean `1`?
  To fix: write 1.""",
    ),
    Case(
        "true",
        "terms",
        "value: 0.50",
        "value: true",
        """\
assumptions/base/terms.yaml:3:10, us_profit_share: `true` is not a number.
  A switch is a number of the unit `flag`: 1 for yes and 0 for no.
  Did you mean `1`?
  To fix: write 1 or 0.""",
    ),
    Case(
        "clock",
        "terms",
        "value: 0.50",
        "value: 12:30",
        """\
assumptions/base/terms.yaml:3:10, us_profit_share: "12:30" is text, not a number.
  Numbers have a point and no %, comma or quotes; shares are fractions of one.
  To fix: write a number.""",
    ),
    Case(
        "leading_zero",
        "terms",
        "value: 0.50",
        "value: 010",
        """\
assumptions/base/terms.yaml:3:10, us_profit_share: "010" is text, not a number.
  Numbers have a point and no %, comma or quotes; shares are fractions of one.
  Did you mean `10`?
  To fix: write 10.""",
    ),
    Case(
        "infinite",
        "terms",
        "value: 0.50",
        "value: .inf",
        """\
assumptions/base/terms.yaml:3:10, us_profit_share: The number is not finite.
  To fix: write a number.""",
    ),
    Case(
        "nothing",
        "terms",
        "value: 0.50",
        "value:",
        """\
assumptions/base/terms.yaml:3:9, us_profit_share: There is no number.
  To fix: write a number after the colon.""",
    ),
    Case(
        "list",
        "terms",
        "value: 0.50",
        "value: [1]",
        """\
assumptions/base/terms.yaml:3:10, us_profit_share: A list stands where one number belongs.
  To fix: write a number.""",
    ),
    Case(
        "date_for_number",
        "terms",
        "value: 0.50",
        "value: 2025-01-01",
        """\
assumptions/base/terms.yaml:3:10, us_profit_share: The date 2025-01-01 stands where one number belongs.
  To fix: write a number.""",
    ),
    Case(
        "quoted_number",
        "terms",
        "value: 0.50",
        'value: "0.5"',
        """\
assumptions/base/terms.yaml:3:10, us_profit_share: "0.5" is text, not a number.
  Numbers have a point and no %, comma or quotes; shares are fractions of one.
  Did you mean `0.5`?
  To fix: write 0.5.""",
    ),
    Case(
        "fraction_of_a_quarter",
        "terms",
        "value: 4",
        "value: 4.5",
        """\
assumptions/base/terms.yaml:50:10, legal_delay: 4.5 is not a whole number.
  A number of the unit `quarters` is a whole number, so that comparisons are exact (R11).
  To fix: round it, or give it the unit `factor`.""",
    ),
    Case(
        "flag_of_120",
        "terms",
        "unit: count",
        "unit: flag",
        """\
assumptions/base/terms.yaml:59:10, quarters: 120 is not 0 or 1.
  A number of the unit `flag` is 0 or 1, so that comparisons are exact (R11).
  To fix: write 0 or 1.""",
    ),
    Case(
        "unknown_option",
        "terms",
        "value: cash",
        "value: cas",
        """\
assumptions/base/terms.yaml:41:10, reading: `cas` is not one of the options.
  Did you mean `cash`?
  To fix: write one of: accounting, cash.""",
    ),
    Case(
        "options_missing",
        "terms",
        "  options: [accounting, cash]\n",
        "",
        """\
assumptions/base/terms.yaml:39:1, reading: The options are missing.
  To fix: write options: [one, other], or options: {members_of: ...} with the name of a set.""",
    ),
    Case(
        "options_of_an_unknown_set",
        "terms",
        "options: [accounting, cash]",
        "options: {members_of: windw}",
        """\
assumptions/base/terms.yaml:43:25, reading, options: There is no set `windw`.
  Did you mean `window`?
  To fix: name a set, a part or an attribute of base/members, or list the options.""",
    ),
    Case(
        "options_of_a_set_like_no_other",
        "terms",
        "options: [accounting, cash]",
        "options: {members_of: xyz}",
        """\
assumptions/base/terms.yaml:43:25, reading, options: There is no set `xyz`.
  To fix: name a set, a part or an attribute of base/members, or list the options.""",
    ),
    Case(
        "value_is_no_member_of_the_set",
        "terms",
        "options: [accounting, cash]",
        "options: {members_of: donor}",
        """\
assumptions/base/terms.yaml:41:10, reading: `cash` is not one of the options.
  To fix: write one of: Norway, Japan.""",
    ),
    Case(
        "misspelled_key_of_options",
        "terms",
        "options: [accounting, cash]",
        "options: {member_of: donor}",
        """\
assumptions/base/terms.yaml:43:3, reading, options: `members_of` is missing.
  To fix: write the set, part or attribute whose members are the options.

assumptions/base/terms.yaml:43:13, reading, options: There is no key `member_of` here.
  Did you mean `members_of`?
  To fix: use only members_of.""",
    ),
    Case(
        "options_of_no_set",
        "terms",
        "options: [accounting, cash]",
        "options: {members_of: 3}",
        """\
assumptions/base/terms.yaml:43:25, reading, options, members_of: `3` stands where text belongs.
  To fix: write text; put it in quotes if it looks like a number.""",
    ),
    Case(
        "options_that_are_no_list",
        "terms",
        "options: [accounting, cash]",
        "options: cash",
        """\
assumptions/base/terms.yaml:43:12, reading, options: `cash` is no list.
  To fix: write [one, two] in square brackets.""",
    ),
    Case(
        "an_option_that_is_no_text",
        "terms",
        "options: [accounting, cash]",
        "options: [accounting, 3]",
        """\
assumptions/base/terms.yaml:43:25, reading, options, 1: `3` stands where text belongs.
  To fix: write text; put it in quotes if it looks like a number.""",
    ),
    Case(
        "a_number_with_members_as_options",
        "terms",
        "  value: 4\n  unit: quarters",
        "  value: 4\n  options: {members_of: donor}\n  unit: quarters",
        """\
assumptions/base/terms.yaml:51:3, legal_delay: A number of the unit `quarters` has no options.
  To fix: remove `options`, or write unit: choice.""",
    ),
    Case(
        "date_the_german_way",
        "terms",
        "value: 2026-12-31",
        "value: 31.12.2026",
        """\
assumptions/base/terms.yaml:32:10, first_day: `31.12.2026` is not a date.
  A date is written year-month-day, without quotes.
  To fix: write it like 2026-12-31.""",
    ),
    Case(
        "year_of_two_digits",
        "terms",
        "{2027: 0.023",
        "{27: 0.023",
        """\
assumptions/base/terms.yaml:23:15, inflation: `27` is not a year.
  Years are whole numbers, 1900 to 2200, without quotes.
  To fix: write the year before the colon, the number after it.""",
    ),
    Case(
        "year_in_quotes",
        "terms",
        "2027: 0.023",
        '"2027": 0.023',
        """\
assumptions/base/terms.yaml:23:19, inflation: `2027` is not a year.
  Years are whole numbers, 1900 to 2200, without quotes.
  To fix: write the year before the colon, the number after it.""",
    ),
    Case(
        "unknown_shape",
        "terms",
        "shape: triangular",
        "shape: triangle",
        """\
assumptions/base/terms.yaml:6:24, us_profit_share, uncertainty: `triangle` is not a shape.
  Did you mean `triangular`?
  To fix: write one of: triangular, pert, uniform, normal, lognormal, beta, student_t, discrete.""",
    ),
    Case(
        "unknown_parameter",
        "terms",
        "mode: 0.5",
        "modus: 0.5",
        """\
assumptions/base/terms.yaml:6:53, us_profit_share, uncertainty: `modus` is not a parameter of the shape triangular.
  Did you mean `mode`?
  To fix: give low, mode, high.""",
    ),
    Case(
        "draws_do_not_ascend",
        "terms",
        "low: 0.4",
        "low: 0.7",
        """\
assumptions/base/terms.yaml:6:16, us_profit_share, uncertainty: low, mode, high must ascend.
  To fix: correct the parameters.""",
    ),
    Case(
        "draws_leave_the_range",
        "terms",
        "high: 0.6",
        "high: 0.95",
        """\
assumptions/base/terms.yaml:5:14, us_profit_share, uncertainty: Draws from 0.4 to 0.95 leave the plausible range 0 to 0.9.
  To fix: narrow `uncertainty`, or widen `plausible` and say why in `note`.""",
    ),
    Case(
        "judgement_without_note",
        "terms",
        "note: The secretariat",
        "review_by: 2199\n  # The",
        """\
assumptions/base/terms.yaml:11:1, highest_share: Grade C comes without a note.
  Judgement is a source if it says whose it is and why.
  To fix: write `note:` with whose judgement it is, and why.""",
    ),
    Case(
        "name_with_blank",
        "terms",
        "us_profit_share:",
        "US share:",
        """\
assumptions/base/deal.yaml:5:11, profit: There is no input `us_profit_share`.
  The nearest name is that at assumptions/base/terms.yaml:1:1.
  Did you mean `US share`?
  To fix: correct the name, bring back its file, or say why in not_modelled.

assumptions/base/terms.yaml:1:1, US share: This cannot be a name in formulas.
  A name has small letters, digits and _ only, begins with a letter, and is no word of Python.
  To fix: rename it; the text for people goes into `label`.""",
    ),
    Case(
        "syntax",
        "terms",
        "label: Highest",
        "label Highest",
        """\
assumptions/base/terms.yaml:13:8: The text cannot be read as YAML here.
      value: 0.9
           ^
  To fix: look here and on the line above for a missing colon, quote, bracket or indentation.""",
    ),
    Case(
        "anchor",
        "terms",
        "label: US share of profit",
        "label: &a US share of profit",
        """\
assumptions/base/terms.yaml:2:10: Here is a YAML anchor (&).
  Numbers and sources are written out in full, so that each can be read alone.
  To fix: write the value out; put text that begins with & * or ! in quotes.""",
    ),
    Case(
        "tag",
        "terms",
        "label: US share of profit",
        "label: !!str x",
        """\
assumptions/base/terms.yaml:2:10: Here is a YAML tag (!).
  Numbers and sources are written out in full, so that each can be read alone.
  To fix: write the value out; put text that begins with & * or ! in quotes.""",
    ),
    Case(
        "shares_do_not_add_up",
        "windows",
        "commitment_share: 0.4}",
        "commitment_share: 0.5}",
        """\
assumptions/base/members/windows.yaml:10:3, commitment_share: The shares add up to 1.1, not to 1.
  They are 0.5 + 0.35 + 0.25.
  To fix: take 0.1 from one of them.""",
    ),
    Case(
        "cell_missing",
        "windows",
        ", commitment_share: 0.4",
        "",
        """\
assumptions/base/members/windows.yaml:31:3, Housing grants: The number for `commitment_share` is missing.
  The column is defined at assumptions/base/members/windows.yaml:10:3.
  To fix: write `commitment_share:` with the number, or give the column the part that has it (`members:`).""",
    ),
    Case(
        "cell_outside_its_part",
        "windows",
        "donor: Norway,",
        "donor: Norway, coupon: 0.1,",
        """\
assumptions/base/members/windows.yaml:31:71, Housing grants: There is a number for `coupon`, but the member is not in loan_window.
  Only the members of loan_window have that number.
  To fix: remove it, or change the member's attributes.""",
    ),
    Case(
        "no_member_of_the_other_set",
        "windows",
        "donor: Norway",
        "donor: Norwy",
        """\
assumptions/base/members/windows.yaml:31:63, Housing grants, donor: `Norwy` is no member of donor.
  Did you mean `Norway`?
  To fix: write one of: Norway, Japan.""",
    ),
    Case(
        "text_not_in_the_list",
        "windows",
        "instrument: grant",
        "instrument: grants",
        """\
assumptions/base/members/windows.yaml:31:49, Housing grants, instrument: `grants` is not one of the values of instrument.
  Did you mean `grant`?
  To fix: write one of: grant, loan.""",
    ),
    Case(
        "text_missing",
        "windows",
        "sector: Housing, instrument: grant",
        "instrument: grant",
        """\
assumptions/base/members/windows.yaml:31:3, Housing grants: `sector` is missing.
  To fix: write `sector:` with the text, or make the attribute optional.""",
    ),
    Case(
        "part_wants_unknown_text",
        "windows",
        "instrument: [loan]",
        "instrument: [loans]",
        """\
assumptions/base/members/windows.yaml:8:30, loan_window: No member has `loans` as instrument.
  Did you mean `loan`?
  To fix: correct the text, or remove it.

assumptions/base/members/windows.yaml:32:78, Housing loans: There is a number for `coupon`, but the member is not in loan_window.
  Only the members of loan_window have that number.
  To fix: remove it, or change the member's attributes.

assumptions/base/members/windows.yaml:37:5, Energy loans: There is a number for `coupon`, but the member is not in loan_window.
  Only the members of loan_window have that number.
  To fix: remove it, or change the member's attributes.""",
    ),
    Case(
        "part_wants_unknown_attribute",
        "windows",
        "instrument: [loan]",
        "instument: [loan]",
        """\
assumptions/base/members/windows.yaml:8:17, loan_window: There is no attribute `instument`.
  Did you mean `instrument`?
  To fix: use one of: sector, instrument, donor.

assumptions/base/members/windows.yaml:24:14, coupon: There is no part `loan_window`.
  To fix: name a part of this table, or leave `members` out.""",
    ),
    Case(
        "unknown_part",
        "windows",
        "members: loan_window",
        "members: loan_windows",
        """\
assumptions/base/members/windows.yaml:24:14, coupon: There is no part `loan_windows`.
  Did you mean `loan_window`?
  To fix: name a part of this table, or leave `members` out.""",
    ),
    Case(
        "unknown_table",
        "windows",
        "of: donor",
        "of: donors",
        """\
assumptions/base/members/windows.yaml:1:6, window, donor: There is no table `donors`.
  Did you mean `donor`?
  To fix: correct `of`, or remove it.""",
    ),
    Case(
        "member_like_a_formula",
        "windows",
        "Housing grants:",
        "'=Housing':",
        """\
assumptions/base/members/windows.yaml:31:3, =Housing: This cannot be the name of a member.
  Cells are addressed as column[member], and sums in the workbook look for the name.
  To fix: leave out brackets, quotes, = < > * ? ~ and blanks at the ends.""",
    ),
    Case(
        "unknown_column",
        "windows",
        "coupon: 0.03",
        "cuopon: 0.03",
        """\
assumptions/base/members/windows.yaml:32:3, Housing loans: The number for `coupon` is missing.
  The column is defined at assumptions/base/members/windows.yaml:20:3.
  To fix: write `coupon:` with the number, or give the column the part that has it (`members:`).

assumptions/base/members/windows.yaml:32:78, Housing loans: `cuopon` is neither an attribute nor a column of this table.
  Did you mean `coupon`?
  To fix: correct the name, or define a column.""",
    ),
    Case(
        "unknown_key_in_cell",
        "windows",
        "coupon: 0.03",
        "coupon: {valu: 0.03}",
        """\
assumptions/base/members/windows.yaml:32:78, coupon[Housing loans]: `value` is missing.
  To fix: write the number.

assumptions/base/members/windows.yaml:32:87, coupon[Housing loans]: There is no key `valu` here.
  Did you mean `value`?
  To fix: use only value, plausible, uncertainty, fixed, source, grade, as_of, review_by, note.""",
    ),
    Case(
        "part_named_like_a_table",
        "windows",
        "loan_window:",
        "donor:",
        """\
assumptions/base/members/windows.yaml:1:6, donor: The name is taken; the first is at assumptions/base/members/donors.yaml:1:6.
  Lines call their inputs by name, so each name stands for one thing.
  To fix: rename one of the two.

assumptions/base/members/windows.yaml:24:14, coupon: There is no part `loan_window`.
  To fix: name a part of this table, or leave `members` out.""",
    ),
    Case(
        "column_named_twice",
        "windows",
        "  coupon:\n",
        "  pledge:\n",
        """\
assumptions/base/deal.yaml:5:28, profit: There is no input `coupon`.
  To fix: correct the name, bring back its file, or say why in not_modelled.

assumptions/base/members/windows.yaml:20:3, pledge: The name is taken; the first is at assumptions/base/members/donors.yaml:5:3.
  Lines call their inputs by name, so each name stands for one thing.
  To fix: rename one of the two.

assumptions/base/members/windows.yaml:32:3, Housing loans: The number for `pledge` is missing.
  The column is defined at assumptions/base/members/windows.yaml:20:3.
  To fix: write `pledge:` with the number, or give the column the part that has it (`members:`).

assumptions/base/members/windows.yaml:32:78, Housing loans: `coupon` is neither an attribute nor a column of this table.
  To fix: correct the name, or define a column.

assumptions/base/members/windows.yaml:33:3, Energy loans: The number for `pledge` is missing.
  The column is defined at assumptions/base/members/windows.yaml:20:3.
  To fix: write `pledge:` with the number, or give the column the part that has it (`members:`).

assumptions/base/members/windows.yaml:37:5, Energy loans: `coupon` is neither an attribute nor a column of this table.
  To fix: correct the name, or define a column.""",
    ),
    Case(
        "clause_moves_nothing_known",
        "deal",
        "coupon]",
        "cupon]",
        """\
assumptions/base/deal.yaml:5:28, profit: There is no input `cupon`.
  The nearest name is that at assumptions/base/members/windows.yaml:20:3.
  Did you mean `coupon`?
  To fix: correct the name, bring back its file, or say why in not_modelled.""",
    ),
    Case(
        "clause_without_model",
        "deal",
        "  moves: [us_profit_share, coupon]\n",
        "",
        """\
assumptions/base/deal.yaml:1:1, profit: Nothing says how the clause is modelled.
  To fix: write moves: [names of inputs], or not_modelled: why.""",
    ),
    Case(
        "unknown_parent",
        "slow",
        "from: base",
        "from: bas",
        """\
assumptions/scenarios/slow.yaml:3:7, from: There is no scenario `bas`.
  Did you mean `base`?
  To fix: write one of: base, slow, slower.""",
    ),
    Case(
        "circle_of_scenarios",
        "slow",
        "from: base",
        "from: slower",
        """\
assumptions/scenarios/slow.yaml:3:7, from: The scenarios go round in a circle: slower from slow from slower.
  To fix: let one of them begin with `from: base`.""",
    ),
    Case(
        "unknown_name_in_overlay",
        "slow",
        "legal_delay",
        "legl_delay",
        """\
assumptions/scenarios/slow.yaml:5:3, legl_delay: There is no assumption `legl_delay`.
  Did you mean `legal_delay`?
  To fix: correct the name; a scenario changes what base has, and adds nothing.""",
    ),
    Case(
        "because_missing",
        "slow",
        ", because: Courts are slow.",
        "",
        """\
assumptions/scenarios/slow.yaml:5:3, legal_delay: `because` is missing.
  A change without its reason cannot be judged by the next reader.
  To fix: say in a sentence why the number differs here.""",
    ),
    Case(
        "overlay_outside_range",
        "slow",
        "value: 8",
        "value: 80",
        """\
assumptions/scenarios/slow.yaml:5:24, legal_delay: 80 is outside its plausible range 0 to 40.
  To fix: correct the value, or give the change its own `plausible: [lowest, highest]` and say why in `because`.""",
        scenario="slow",
    ),
    Case(
        "overlay_changes_structure",
        "slow",
        "legal_delay:",
        "quarters:",
        """\
assumptions/scenarios/slow.yaml:5:3, quarters: This cannot be changed here.
  It belongs to the base, so that all scenarios share one workbook.
  To fix: change it at assumptions/base/terms.yaml:57:1, for all scenarios.""",
    ),
    Case(
        "unknown_year_in_overlay",
        "slow",
        "{2029: 0.03",
        "{2o29: 0.03",
        """\
assumptions/scenarios/slow.yaml:6:29, inflation: `2o29` is not a year.
  Years are whole numbers, 1900 to 2200, without quotes.
  To fix: write the year before the colon, the number after it.""",
    ),
    Case(
        "years_for_one_number",
        "slow",
        "legal_delay: {value: 8",
        "legal_delay: {value: {2030: 8}",
        """\
assumptions/scenarios/slow.yaml:5:3, legal_delay: `legal_delay` is one number, without members or years.
  To fix: write `legal_delay` and one number.""",
    ),
    Case(
        "unknown_member",
        "slower",
        "pledge[Norway]",
        "pledge[Norwey]",
        """\
assumptions/scenarios/slower.yaml:10:3, pledge[Norwey]: There is no donor `Norwey`.
  Did you mean `pledge[Norway]`?
  To fix: write the member in brackets, as in pledge[Norway].""",
    ),
    Case(
        "column_without_member",
        "slower",
        "pledge[Norway]",
        "pledge",
        """\
assumptions/scenarios/slower.yaml:10:3, pledge: `pledge` has a number for each donor; nothing says which is meant.
  To fix: write the member in brackets, as in pledge[Norway].""",
    ),
    Case(
        "member_outside_the_part",
        "slower",
        "pledge[Norway]",
        "coupon[Housing grants]",
        """\
assumptions/scenarios/slower.yaml:10:3, coupon[Housing grants]: `Housing grants` has no coupon: it is not in loan_window.
  To fix: write the member in brackets, as in coupon[Housing loans].""",
    ),
    Case(
        "attribute_in_overlay",
        "slower",
        "pledge[Norway]",
        "sector[Housing grants]",
        """\
assumptions/scenarios/slower.yaml:10:3, sector[Housing grants]: `sector` is a text of the members, not a number.
  Members belong to the base, so that all scenarios share one workbook.
  To fix: change it in base, for all scenarios.""",
    ),
    Case(
        "unknown_year_in_brackets",
        "slower",
        "pledge[Norway]",
        "inflation[20]",
        """\
assumptions/scenarios/slower.yaml:10:3, inflation[20]: `20` is not a year.
  To fix: write a year such as inflation[2027].""",
    ),
    Case(
        "member_of_a_scalar",
        "slower",
        "pledge[Norway]",
        "legal_delay[Norway]",
        """\
assumptions/scenarios/slower.yaml:10:3, legal_delay[Norway]: `legal_delay` is one number, without members or years.
  To fix: write `legal_delay` and one number.""",
    ),
    Case(
        "amount_in_the_wrong_unit",
        "slower",
        "value: 1000",
        "value: 3",
        """\
assumptions/scenarios/slower.yaml:10:29, pledge[Norway]: 3 is outside its plausible range 100 to 100000.
  Amounts are in US$ m.
  Did you mean `3000`?
  To fix: write 3000.""",
    ),
    Case(
        "amount_in_words",
        "slower",
        "value: 1000",
        "value: US$ 3 bn",
        """\
assumptions/scenarios/slower.yaml:10:29, pledge[Norway]: "US$ 3 bn" is text, not a number.
  Amounts are in US$ m.
  Did you mean `3000`?
  To fix: write 3000 (US$ m).""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_in_a_file(tmp_path: Path, case: Case) -> None:
    directory = write_set(tmp_path, **{case.file: (case.old, case.new)})
    assert refusal(case.scenario, directory) == case.text


def refusal(scenario: str | Path, directory: Path, **changes: object) -> str:
    with pytest.raises(BadInput) as refused:
        load(scenario, changes, directory)
    return str(refused.value)


def test_every_mistake_is_told_at_once_by_file_and_line(tmp_path: Path) -> None:
    directory = write_set(
        tmp_path,
        terms=("value: 0.50\n  unit: share", "value: 5%\n  unit: shares"),
        donors=("pledge: 3000", "pledge: 3"),
        slow=("value: 8, because: Courts are slow.", "value: 8"),
        slower=("pledge[Norway]", "pledge[Norwey]"),
    )
    assert (
        refusal("slower", directory)
        == """\
assumptions/base/members/donors.yaml:14:20, pledge[Norway]: 3 is outside its plausible range 100 to 100000.
  Amounts are in US$ m.
  Did you mean `3000`?
  To fix: write 3000.

assumptions/base/terms.yaml:4:9, us_profit_share, unit: `shares` is not a unit.
  Did you mean `share`?
  To fix: write one of: US$ m, US$ m by the index, US$ m a year, EUR m, US$ per EUR, fund units, US$ m per fund unit, share, share a year, index, factor, quarters, months, calendar year, date, flag, count, choice.

assumptions/scenarios/slow.yaml:5:3, legal_delay: `because` is missing.
  A change without its reason cannot be judged by the next reader.
  To fix: say in a sentence why the number differs here.

assumptions/scenarios/slower.yaml:10:3, pledge[Norwey]: There is no donor `Norwey`.
  Did you mean `pledge[Norway]`?
  To fix: write the member in brackets, as in pledge[Norway]."""
    )


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        (
            "us_profit_share",
            "40%",
            """\
changes, us_profit_share: "40%" is text, not a number.
  Numbers have a point and no %, comma or quotes; shares are fractions of one.
  Did you mean `0.4`?
  To fix: write 0.4.""",
        ),
        (
            "legal_delay",
            True,
            """\
changes, legal_delay: `true` is not a number.
  A switch is a number of the unit `flag`: 1 for yes and 0 for no.
  Did you mean `1`?
  To fix: write 1 or 0.""",
        ),
        (
            "legal_delay",
            float("nan"),
            """\
changes, legal_delay: The number is not finite.
  To fix: write a number.""",
        ),
        (
            "quarters",
            80,
            """\
changes, quarters: This cannot be changed here.
  It belongs to the base, so that all scenarios share one workbook.
  To fix: change it at assumptions/base/terms.yaml:57:1, for all scenarios.""",
        ),
        (
            "us_profit_shar",
            0.4,
            """\
changes, us_profit_shar: There is no assumption `us_profit_shar`.
  Did you mean `us_profit_share`?
  To fix: correct the name; a scenario changes what base has, and adds nothing.""",
        ),
        (
            "commitment_share[Energy loans]",
            0.5,
            """\
changes, commitment_share: In the scenario `base` the shares add up to 1.25, not to 1.
  They are 0.4 + 0.35 + 0.5. Columns are defined at assumptions/base/members/windows.yaml:10:3.
  To fix: take 0.25 from one of them.""",
        ),
    ],
)
def test_a_mistake_in_a_change_by_hand(tmp_path: Path, name: str, value: object, text: str) -> None:
    assert refusal("base", write_set(tmp_path), **{name: value}) == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            b"",
            """\
assumptions/base/terms.yaml: The file is empty.
  To fix: fill it, or delete it.""",
        ),
        (
            b"- a\n- b\n",
            """\
assumptions/base/terms.yaml:1:1: The file is no list of names with their values.
  Each entry begins with a name and a colon, at the start of a line.
  To fix: write `name:` and, indented below it, what belongs to it.""",
        ),
        (
            b"a: 1\n---\nb: 2\n",
            """\
assumptions/base/terms.yaml:2:1: A second document begins here.
  A file holds one document.
  To fix: remove the line `---`.""",
        ),
        (
            b"a: b\nlabel: caf\xe9\n",
            """\
assumptions/base/terms.yaml:2:11: The file is not UTF-8 text.
  To fix: save it in the encoding UTF-8.""",
        ),
        (
            b"a: \x07\n",
            """\
assumptions/base/terms.yaml:1:4: Here is a character that cannot be printed, U+0007.
  To fix: remove it; an editor that shows control characters finds it.""",
        ),
        (
            b"#" * 1_000_001,
            """\
assumptions/base/terms.yaml: The file is larger than a million bytes.
  Assumptions are written and read by people.
  To fix: split it.""",
        ),
        (
            b"[a, b]: 1\n",
            """\
assumptions/base/terms.yaml:1:1: What stands before the colon is neither a name nor a year.
  To fix: write a name (in quotes if it has special signs) or a year such as 2030.""",
        ),
        (
            b"a: " + b"[" * 30 + b"]" * 30,
            """\
assumptions/base/terms.yaml:1:24: This is nested more than 20 levels deep.
  To fix: take the brackets or the indentation out that are too much.""",
        ),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes, text: str) -> None:
    directory = write_set(tmp_path)
    (directory / "base/terms.yaml").write_bytes(content)
    assert refusal("base", directory) == text


def test_a_file_with_another_ending(tmp_path: Path) -> None:
    directory = write_set(tmp_path)
    (directory / "base/more.yml").write_text("a: 1")
    assert (
        refusal("base", directory)
        == """\
assumptions/base/more.yml: The file is not read.
  Files of assumptions end in .yaml.
  To fix: rename it to more.yaml."""
    )


def test_an_unknown_scenario(tmp_path: Path) -> None:
    assert (
        refusal("slowr", write_set(tmp_path))
        == """\
slowr: There is no scenario of this name.
  Did you mean `slower`?
  To fix: name one of base, slow, slower, or the path of a .yaml file."""
    )


def test_a_directory_that_is_not_there(tmp_path: Path) -> None:
    missing, empty = tmp_path / "missing", tmp_path / "empty"
    empty.mkdir()
    texts = [refusal("base", missing), refusal("base", empty)]
    assert [re.sub(re.escape(str(tmp_path)), "", text) for text in texts] == [
        """\
/missing: There is no such folder.
  To fix: name the folder that holds `base` and `scenarios`.""",
        """\
/empty: The folder has no folder `base`.
  To fix: name the folder that holds `base`, or `scenarios` alone.""",
    ]
