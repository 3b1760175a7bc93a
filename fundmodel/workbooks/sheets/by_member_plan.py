"""Where everything stands on the sheet of one member by year."""

from dataclasses import dataclass
from functools import cached_property

from fundmodel.build_model.model import Line
from fundmodel.build_model.presentation import Picker
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.cell_layout import FIRST_ROW
from fundmodel.workbooks.picks import PICKED
from fundmodel.workbooks.time_columns import MEMBER
from fundmodel.workbooks.workbook_spec import WorkbookSpec

BY_MEMBER = "By member"


@dataclass(frozen=True)
class Section:
    """The rows of one picker.

    Attributes:
        picker: which set a member is picked of, and which one.
        head: the row in which it is picked.
        headings: part of the set -> the row above its lines; the set itself has none.
        rows: line -> its row.
    """

    picker: Picker
    head: int
    headings: dict[str, int]
    rows: dict[str, int]

    @property
    def name(self) -> str:
        """The name of the cell in which the member is picked."""
        return PICKED + self.picker.each


@dataclass(frozen=True)
class ByMemberPlan:
    """The sections, one below the other."""

    spec: WorkbookSpec

    @cached_property
    def sections(self) -> list[Section]:
        """One a picker."""
        found: list[Section] = []
        row = FIRST_ROW
        for picker in self.spec.presentation.pickers:
            section = self._section(picker, row)
            found.append(section)
            row = max(section.rows.values()) + 2
        return found

    @property
    def position(self) -> int:
        """The column that says which row of a line the member has; 0 where it has none."""
        return self.spec.layout.annual.columns.check

    def picked(self, section: Section) -> str:
        """The member that is picked, as it is spelled among the members."""
        typed = self.spec.picks.get(section.picker.each, section.picker.picked)
        members = self.spec.model.sets[section.picker.each].members
        return next((one for one in members if one.casefold() == typed.casefold()), typed)

    def member_index(self, section: Section, line: Line) -> int | None:
        """The position of the picked member among those of a line, if it is one of them."""
        members, picked = self.spec.model.members(line.name), self.picked(section)
        return members.index(picked) if picked in members else None

    def members(self, name: str) -> str:
        """The cells that name the members of a line."""
        layout = self.spec.layout
        last = layout.row(name, len(self.spec.model.members(name)) - 1)
        area = range_name(layout.row(name), MEMBER, last, MEMBER, fixed=True)
        return on_sheet(layout.sheet(name), area)

    def every_member(self, section: Section) -> str:
        """The cells that name all members of the set, from which one is picked."""
        lines = self.spec.model.lines.values()
        return self.members(next(one.name for one in lines if one.each == section.picker.each))

    def quarters_on(self, name: str) -> tuple[str, str]:
        """The sheet on which a line goes by quarter, and its first cell there."""
        layout = self.spec.layout
        return layout.sheet(name), cell_name(layout.top_row(name), MEMBER)

    def _section(self, picker: Picker, head: int) -> Section:
        model, row = self.spec.model, head
        headings: dict[str, int] = {}
        rows: dict[str, int] = {}
        parts = [name for name, one in model.sets.items() if one.whole == picker.each]
        for part in sorted(parts, key=lambda name: name != picker.each):
            lines = [one for one in model.lines.values()
                     if one.each == part and one.traits.by_quarter]  # fmt: skip
            if lines and part != picker.each:
                row += 1
                headings[part] = row
            for line in lines:
                row += 1
                rows[line.name] = row
        return Section(picker, head, headings, rows)
