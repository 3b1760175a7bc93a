"""The manual of the lighthouses: rows as the workbook has them, hostile texts, many pages."""

import inspect
import re
from dataclasses import replace
from functools import cache

from fundmodel import build_model
from fundmodel.build_model import Term
from fundmodel.build_model import language as functions
from fundmodel.build_model.line_kinds import KINDS
from fundmodel.build_model.operations import OPERATIONS
from fundmodel.build_model.units import Unit
from fundmodel.manual.document import manual_page
from fundmodel.manual.language import SIGNS, chapter_of_language
from fundmodel.manual.links import Links
from fundmodel.manual.markdown import as_html, sections_of
from fundmodel.manual.site import site_pages
from fundmodel.manual.subject import Subject
from tests.machinery.toy_book import toy_book
from tests.manual.read_page import Page
from tests.toy_fund.stages import PRESENTATION, toy_assumptions, toy_model, toy_run

METHOD = "# Method\n\nHow `toll_rate` works.\n\n## Of tolls\n\nThey are *due*.\n"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)> [a](javascript:alert(3)) `b`'


@cache
def subject() -> Subject:
    return Subject(toy_run(), (toy_assumptions("gales"),), PRESENTATION, "1", METHOD)


def test_rows_are_those_of_the_workbook() -> None:
    """By the keys that stand in its cells, which the manual has not read."""
    checked = 0
    for name, entry in Page(manual_page(subject())).entries.items():
        kind, _, key = name.partition("-")
        if kind in ("line", "assumption"):
            sheet, _, rows = entry.told["Workbook"].removeprefix("sheet ").partition(", ")
            first, last = int(rows.split()[1]), int(rows.split()[-1])
            cells = toy_book().sheet(sheet).cells
            for row in (first, last):
                texts = {str(cells[at].value).partition("[")[0] for at in cells if at[0] == row}
                assert key in texts, (name, rows)
            checked += 1
    assert checked == len(toy_model().lines) + len(toy_model().inputs)


def test_text_is_never_markup() -> None:
    """Whatever words say that come from files: labels, notes, sources, reasons, terms."""
    plain, told = subject(), subject().told
    changed = told
    for assumption in told:
        source = replace(assumption.metadata.source, title=HOSTILE, link="javascript:alert(4)")
        metadata = replace(assumption.metadata, label=HOSTILE, note=HOSTILE, source=source)
        changed = changed.with_assumption(replace(assumption, metadata=metadata))
    gales = replace(plain.scenarios[0], label=HOSTILE, description=HOSTILE, changes=tuple(
        replace(one, because=HOSTILE) for one in plain.scenarios[0].changes))  # fmt: skip
    front = replace(PRESENTATION, title=HOSTILE, purpose=(HOSTILE,),
                    glossary=(Term(HOSTILE, HOSTILE, HOSTILE),))  # fmt: skip
    run = replace(plain.run, assumptions=changed)
    text = manual_page(Subject(run, (gales,), front, HOSTILE, HOSTILE))
    page, before = Page(text), Page(manual_page(plain))
    assert text.count("alert(1)") > 50
    assert page.elements["script"] == page.elements["style"] == 1
    assert "img" not in page.elements
    assert {name for _, name, _ in page.attributes} == {name for _, name, _ in before.attributes}
    assert [one for one in page.links if not one.startswith(("#", "http"))] == []


def test_pages_of_a_site_lead_to_each_other() -> None:
    pages = site_pages(subject())
    found = {name.removesuffix(".md"): Page(_markup(text)) for name, text in pages.items()}
    checked = 0
    for name, page in found.items():
        for link in page.links:
            other, _, target = link.partition("#")
            if target:
                assert target in found[other.removesuffix(".html") or name].ids, (name, link)
                checked += 1
    assert checked > 100
    listed = set(pages["index.md"].split())
    assert {name for name in found if name != "index"} <= listed


def _markup(text: str) -> str:
    """The markup between the fences."""
    return "".join(re.findall(r"^`{8}\{raw\} html\n(.*?)^`{8}$", text, re.DOTALL | re.MULTILINE))


def test_the_language_is_told_whole() -> None:
    text = "".join(section.lead for section in chapter_of_language().sections)
    told = set(re.findall(r"<code>@?(\w+)", text))
    public = vars(build_model)
    defined = {name for name in build_model.__all__ if inspect.isfunction(public[name])
               and public[name].__module__ == functions.__name__}  # fmt: skip
    units = {name for name in build_model.__all__ if isinstance(public[name], Unit)}
    assert len(defined) > 30
    assert defined | units | set(KINDS) <= told


def test_every_operation_is_a_sign_or_a_function_of_the_language() -> None:
    """But for the number that a condition becomes, which nobody writes."""
    assert set(OPERATIONS) == {*SIGNS, "as_number"} | (set(OPERATIONS) & set(vars(functions)))


def test_markdown_becomes_what_it_means() -> None:
    links = Links(toy_model())
    name = next(iter(toy_model().lines))
    assert as_html(f"A *b* **c** `{name}` `x < y`\nd [e](f.md) [g](https://h.i)", links) == (
        f'<p>A <em>b</em> <strong>c</strong> <a href="#line-{name}"><code>{name}</code></a> '
        '<code>x &lt; y</code> d e <a href="https://h.i">g</a></p>'
    )
    assert as_html("- one\n  two\n- three", links) == "<ul><li>one two</li><li>three</li></ul>"
    assert as_html("```text\na\n\n| b\n```", links) == "<pre>a\n\n| b</pre>"
    assert as_html("| a | b |\n|---|---:|\n| 1 | 2 |", links) == (
        '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )
    lead, sections = sections_of("# Title\n\nLead.\n\n## One\n\nText.\n", links)
    assert lead == "<p>Lead.</p>"
    assert [(one.heading, one.lead) for one in sections] == [("One", "<p>Text.</p>")]
