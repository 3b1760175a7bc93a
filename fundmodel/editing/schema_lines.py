"""The line by which a YAML file points an editor to its schema, and which schema that is."""

from pathlib import Path

MARK = "# yaml-language-server: $schema="
FOLDER = "schema"
"""Beside `base` and `scenarios`, so that the way to it is the same wherever the set lies."""
OWN_KIND = ("deal", "correlations")
"""Files of base that hold something else than assumptions: called as their schemas."""


def kind_of_file(path: Path) -> str:
    """Which schema a file of a set has, by its name and its folder.

    >>> kind_of_file(Path("base/members/windows.yaml")), kind_of_file(Path("base/deal.yaml"))
    ('members', 'deal')
    """
    if path.parent.name == "members":
        return "members"
    if path.parent.name == "scenarios":
        return "scenario"
    return path.stem if path.stem in OWN_KIND else "assumptions"


def schema_line(path: Path) -> str:
    """The first line of a file of a set.

    >>> schema_line(Path("base/members/windows.yaml"))
    '# yaml-language-server: $schema=../../schema/members.json'
    """
    up = "../../" if path.parent.name == "members" else "../"
    return f"{MARK}{up}{FOLDER}/{kind_of_file(path)}.json"
