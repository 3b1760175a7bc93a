"""YAML text -> plain values, with the line and column of each.

Built on PyYAML's parser events rather than on its nodes, because events show anchors, aliases and
tags before anything is built from them: what is refused here can never grow or nest without end.
"""

from typing import Any

import yaml

from fundmodel.read_assumptions.documents import Document, Path
from fundmodel.read_assumptions.places import Place, Problems
from fundmodel.read_assumptions.plain_scalars import plain

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
LONGEST_SHOWN = 100


class Unreadable(Exception):
    """The text breaks a rule after which reading on makes no sense."""

    def __init__(self, place: Place, what: str, why: str | None, fix: str) -> None:
        super().__init__(what)
        self.place, self.what, self.why, self.fix = place, what, why, fix


def read_document(text: str, file: str, problems: Problems) -> Document | None:
    """Read one file's text; None, with the reason in `problems`, when it cannot be read."""
    try:
        return _Builder(text, file, problems).document()
    except Unreadable as refusal:
        problems.add(refusal.place, "", refusal.what, why=refusal.why, fix=refusal.fix)
    except yaml.YAMLError as error:
        _add_syntax_error(error, text, file, problems)
    return None


class _Builder:
    """Turns the parser's events into a document."""

    def __init__(self, text: str, file: str, problems: Problems) -> None:
        self.found = Document(file)
        self.problems = problems
        self.events = iter(yaml.parse(text, Loader=LOADER))

    def document(self) -> Document:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise Unreadable(
                Place(self.found.file), "The file is empty.", None, "fill it, or delete it."
            )
        event = next(self.events)
        if not isinstance(event, yaml.MappingStartEvent):
            raise Unreadable(
                self.place(event),
                "The file is no list of names with their values.",
                "Each entry begins with a name and a colon, at the start of a line.",
                "write `name:` and, indented below it, what belongs to it.",
            )
        self.found.data = self.value(event, ())
        next(self.events)
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise Unreadable(
                self.place(event),
                "A second document begins here.",
                "A file holds one document.",
                "remove the line `---`.",
            )
        return self.found

    def value(self, event: Any, path: Path) -> Any:
        self.refuse_what_yaml_hides(event)
        self.found.places[path] = self.place(event)
        if len(path) > DEEPEST:
            raise Unreadable(
                self.place(event),
                f"This is nested more than {DEEPEST} levels deep.",
                None,
                "take the brackets or the indentation out that are too much.",
            )
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        return plain(event.value) if event.implicit[0] else event.value

    def sequence(self, path: Path) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.value(event, (*path, len(values))))
        return values

    def mapping(self, path: Path) -> dict[Any, Any]:
        values: dict[Any, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, place = self.mapping_key(event), self.place(event)
            before = self.found.keys.get((*path, key))
            value = self.value(next(self.events), (*path, key))
            if key in values and before is not None:
                self.problems.add(
                    place,
                    ", ".join(map(str, (*path, key))),
                    f"The name is given twice; the first is at {before}.",
                    why="Only one of the two could count, and nothing says which.",
                    fix="remove one of the two, or rename it.",
                )
                continue
            values[key] = value
            self.found.keys[(*path, key)] = place
        return values

    def mapping_key(self, event: Any) -> Any:
        self.refuse_what_yaml_hides(event)
        if isinstance(event, yaml.ScalarEvent):
            key = plain(event.value) if event.implicit[0] else event.value
            if type(key) in (str, int) and key not in ("", "<<"):
                return key
            if type(key) is bool:
                return event.value
        raise Unreadable(
            self.place(event),
            "What stands before the colon is neither a name nor a year.",
            None,
            "write a name (in quotes if it has special signs) or a year such as 2030.",
        )

    def refuse_what_yaml_hides(self, event: Any) -> None:
        """Anchors, aliases and tags make one place of a file depend on another."""
        sign = "anchor (&)" if getattr(event, "anchor", None) else None
        sign = "alias (*)" if isinstance(event, yaml.AliasEvent) else sign
        sign = "tag (!)" if getattr(event, "tag", None) else sign
        if sign:
            raise Unreadable(
                self.place(event),
                f"Here is a YAML {sign}.",
                "Numbers and sources are written out in full, so that each can be read alone.",
                "write the value out; put text that begins with & * or ! in quotes.",
            )

    def place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.found.file, mark.line + 1, mark.column + 1)


def _add_syntax_error(error: yaml.YAMLError, text: str, file: str, problems: Problems) -> None:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        problems.add(
            Place(file),
            "",
            "The file has characters that cannot be printed.",
            fix="remove them; an editor that shows control characters finds them.",
        )
        return
    lines = text.splitlines() or [""]
    line = lines[min(mark.line, len(lines) - 1)][:LONGEST_SHOWN]
    caret = " " * min(mark.column, len(line)) + "^"
    problems.add(
        Place(file, mark.line + 1, mark.column + 1),
        "",
        "The text cannot be read as YAML here.",
        why=f"  {line}\n    {caret}",
        fix="look here and on the line above for a missing colon, quote, bracket or indentation.",
    )
