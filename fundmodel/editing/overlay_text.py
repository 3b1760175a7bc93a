"""An overlay as text: a new file, or one that exists with its comments and order kept."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fundmodel.errors import BadInput, message
from fundmodel.read_assumptions import split_address

if TYPE_CHECKING:
    from ruamel.yaml import YAML

WIDTH = 10_000  # lines stay as they were broken


@dataclass(frozen=True)
class OverlayText:
    """What an overlay is to say.

    Attributes:
        comment: a line above all others, of a new file.
        label: as people call it.
        parent: `base`, or the scenario whose changes come first.
        values: assumption or `column[member]` -> number, option, day, or one of these a year.
        because: the same names -> why.
    """

    comment: str
    label: str
    parent: str
    values: Mapping[str, object]
    because: Mapping[str, str]

    def new(self) -> str:
        """The text of a file that does not exist yet."""
        from ruamel.yaml.comments import CommentedMap

        whole = CommentedMap()
        whole["label"], whole["from"] = self.label, self.parent
        whole["changes"] = CommentedMap()
        for name, value in self.values.items():
            whole["changes"][key_of(name)] = self._entry(name, value)
        whole.yaml_set_start_comment(self.comment)
        whole.yaml_set_comment_before_after_key("changes", before="\n")
        return _written(whole)

    def renewed(self, before: str, gone: frozenset[str] = frozenset()) -> str:
        """A file that exists, in which these values are changed or added, and nothing else.

        Args:
            before: its text, which is a valid overlay; its label and parent stay.
            gone: assumptions and `column[member]` whose changes are taken out.
        """
        whole = yaml_writer().load(before)
        changes = whole["changes"]
        for name in [str(one) for one in changes if _whole_name(str(one), self.values) in gone]:
            del changes[name]
        for name, value in self.values.items():
            if name in changes:
                changes[name]["value"] = _in_yaml(value)
                continue
            for one in [str(one) for one in changes if _whole_name(str(one), self.values) == name]:
                del changes[one]  # single years of a series, all of which the new value states
            changes[key_of(name)] = self._entry(name, value)
        return _written(whole)

    def _entry(self, name: str, value: object) -> Any:
        from ruamel.yaml.comments import CommentedMap

        return CommentedMap({"value": _in_yaml(value), "because": self.because[name]})


def _whole_name(written: str, values: Mapping[str, object]) -> str:
    """What a change is of: `series[2030]` is of the series; a member has a change of its own."""
    name, _ = split_address(written)
    return name if isinstance(values.get(name), Mapping) else written


def key_of(name: str) -> str:
    """A name as a file has it: in quotes if it has brackets."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    return DoubleQuotedScalarString(name) if "[" in name else name


def _in_yaml(value: object) -> Any:
    from ruamel.yaml.comments import CommentedMap

    if not isinstance(value, Mapping):
        return value
    by_year = CommentedMap(value)
    by_year.fa.set_flow_style()
    return by_year


def yaml_writer() -> YAML:
    """The reader and writer that keeps comments, order, quotes and broken lines.

    Raises:
        BadInput: ruamel.yaml is not installed.
    """
    try:
        from ruamel.yaml import YAML
    except ImportError as problem:
        what = "Overlays are written with ruamel.yaml, which is not installed."
        fix = 'python -m pip install "ruamel.yaml>=0.18"'
        raise BadInput(message("ruamel.yaml", what, fix=fix)) from problem
    yaml = YAML()
    yaml.width, yaml.allow_unicode, yaml.preserve_quotes = WIDTH, True, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _written(whole: Any) -> str:
    stream = io.StringIO()
    yaml_writer().dump(whole, stream)
    return stream.getvalue()
