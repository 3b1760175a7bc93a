"""YAML text -> plain values, with the line and column of each.

Built on PyYAML's parser events rather than on its nodes, because events show anchors, aliases and
tags before anything is built from them: what is refused here can never grow or nest without end.
"""

import re
from typing import TYPE_CHECKING, Any

import yaml

from fundmodel.errors import quoted
from fundmodel.read_assumptions.text.diagnostics import (
    Diagnostics,
    Document,
    KeyPath,
    Location,
    line_and_column,
)
from fundmodel.read_assumptions.text.words import (
    fault_of,
    is_cut_short,
    number_meant,
    plain,
    unprintable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_EXCERPT = 100


class Unreadable(Exception):
    """The text breaks a rule after which reading on makes no sense."""

    def __init__(self, location: Location, what: str, why: str | None, fix: str) -> None:
        super().__init__(what)
        self.location, self.what, self.why, self.fix = location, what, why, fix


def refuse_unprintable(text: str, file: str) -> None:
    """Refuse a text with a character that no YAML file holds.

    Raises:
        Unreadable: there is one; says where the first stands.
    """
    found = unprintable(text)
    if found is not None:
        index, code = found
        raise Unreadable(
            Location(file, *line_and_column(text, index)),
            f"Here is a character that cannot be printed, {code}.",
            None,
            "remove it; an editor that shows control characters finds it.",
        )


def add_syntax_error(error: yaml.YAMLError, text: str, file: str, diagnostics: Diagnostics) -> None:
    """Note where the parser gave up, with the line and a mark below it."""
    mark = getattr(error, "problem_mark", None) or yaml.Mark(file, 0, 0, 0, None, 0)
    lines = text.splitlines() or [""]
    line = lines[min(mark.line, len(lines) - 1)][:LONGEST_EXCERPT]
    caret = " " * min(mark.column, len(line)) + "^"
    diagnostics.add(
        Location(file, mark.line + 1, mark.column + 1),
        "",
        "The text cannot be read as YAML here.",
        why=f"  {line}\n    {caret}",
        fix="look here and on the line above for a missing colon, quote, bracket or indentation.",
    )


COLON = re.compile(r"\s*:")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20


def parse(text: str, file: str, diagnostics: Diagnostics) -> Document | None:
    """Read one file's text; None, with the reason in `diagnostics`, when it cannot be read."""
    try:
        refuse_unprintable(text, file)
        return _Builder(text, file, diagnostics).document()
    except Unreadable as refusal:
        diagnostics.add(refusal.location, "", refusal.what, why=refusal.why, fix=refusal.fix)
    except yaml.YAMLError as error:
        add_syntax_error(error, text, file, diagnostics)
    return None


class _Builder:
    """Turns the parser's events into a document."""

    def __init__(self, text: str, file: str, diagnostics: Diagnostics) -> None:
        self.text = text
        self.found = Document(file)
        self.diagnostics = diagnostics
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=LOADER))

    def document(self) -> Document:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise Unreadable(
                Location(self.found.file), "The file is empty.", None, "fill it, or delete it."
            )
        event = next(self.events)
        if not isinstance(event, yaml.MappingStartEvent):
            raise Unreadable(
                self.location(event),
                "The file is no list of names with their values.",
                "Each entry begins with a name and a colon, at the start of a line.",
                "write `name:` and, indented below it, what belongs to it.",
            )
        self.found.data = self.value(event, ())
        next(self.events)
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise Unreadable(
                self.location(event),
                "A second document begins here.",
                "A file holds one document.",
                "remove the line `---`.",
            )
        return self.found

    def value(self, event: Any, path: KeyPath) -> Any:
        self.refuse_what_yaml_hides(event)
        self.found.locations[path] = self.location(event)
        if len(path) > DEEPEST:
            raise Unreadable(
                self.location(event),
                f"This is nested more than {DEEPEST} levels deep.",
                None,
                "take the brackets or the indentation out that are too much.",
            )
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path, in_braces=bool(event.flow_style))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        return self.scalar(event, path)

    def scalar(self, event: Any, path: KeyPath) -> Any:
        value = plain(event.value) if event.implicit[0] else event.value
        if isinstance(value, str):
            self.refuse_fault(event, value, path)
            key = next((step for step in reversed(path) if isinstance(step, str)), None)
            if event.implicit[0] and is_cut_short(self.text, event.end_mark.index, value, key):
                self.diagnostics.add(
                    self.location(event),
                    _named(path),
                    f"{quoted(value)} ends before a comment.",
                    why="In YAML everything behind a blank and # is a comment, and is not read.",
                    fix="quote the text, or put the comment on a line of its own.",
                )
        return value

    def sequence(self, path: KeyPath) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.value(event, (*path, len(values))))
        return values

    def mapping(self, path: KeyPath, *, in_braces: bool) -> dict[Any, Any]:
        values: dict[Any, Any] = {}
        last, divided = None, {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, location = self.mapping_key(event), self.location(event)
            inner: Any = next(self.events)
            if in_braces and last and not COLON.match(self.text, event.end_mark.index):
                divided[last] = event.end_mark.index
                continue
            before = self.found.keys.get((*path, key))
            value = self.value(inner, (*path, key))
            start = inner.start_mark.index
            last = (key, start) if isinstance(inner, yaml.ScalarEvent) else None
            if key in values and before is not None:
                self.diagnostics.add(
                    location,
                    _named((*path, key)),
                    f"The name is given twice; the first is at {before}.",
                    why="Only one of the two could count, and nothing says which.",
                    fix="remove one of the two, or rename it.",
                )
                continue
            values[key] = value
            self.found.keys[(*path, key)] = location
        for (key, start), end in divided.items():
            values[key] = self.undivided(self.text[start:end], (*path, key))
        return values

    def undivided(self, written: str, path: KeyPath) -> Any:
        """What stands between two commas in braces was meant as one number, or as one text."""
        meant = None if re.search(r"\s", written) else number_meant(written)
        self.diagnostics.add(
            self.found.locations[path],
            _named(path),
            f"{quoted(written)} is cut at its comma.",
            why="Inside braces a comma begins the next entry."
            + (" Numbers have a point, and no comma." if meant else ""),
            meant=meant,
            fix="put the text in quotes." if meant is None else f"write {meant}.",
        )
        return written if meant is None else plain(meant)

    def mapping_key(self, event: Any) -> Any:
        self.refuse_what_yaml_hides(event)
        if isinstance(event, yaml.ScalarEvent):
            key = plain(event.value) if event.implicit[0] else event.value
            if type(key) in (str, int) and key not in ("", "<<"):
                self.refuse_fault(event, str(key), ())
                return key
            if type(key) is bool:
                return event.value
        raise Unreadable(
            self.location(event),
            "What stands before the colon is neither a name nor a year.",
            None,
            "write a name (in quotes if it has special signs) or a year such as 2030.",
        )

    def refuse_what_yaml_hides(self, event: Any) -> None:
        """Anchors, aliases and tags make one part of a file depend on another."""
        sign = "anchor (&)" if getattr(event, "anchor", None) else None
        sign = "alias (*)" if isinstance(event, yaml.AliasEvent) else sign
        sign = "tag (!)" if getattr(event, "tag", None) else sign
        if sign:
            raise Unreadable(
                self.location(event),
                f"Here is a YAML {sign}.",
                "Numbers and sources are written out in full, so that each can be read alone.",
                "write the value out; put text that begins with & * or ! in quotes.",
            )

    def refuse_fault(self, event: Any, text: str, path: KeyPath) -> None:
        fault = fault_of(text)
        if fault is not None:
            what, why, fix = fault
            self.diagnostics.add(self.location(event), _named(path), what, why=why, fix=fix)

    def location(self, event: Any) -> Location:
        mark = event.start_mark
        return Location(self.found.file, mark.line + 1, mark.column + 1)


def _named(path: KeyPath) -> str:
    return ", ".join(map(str, path))
