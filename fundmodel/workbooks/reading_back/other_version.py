"""A workbook that another version of the model wrote: what it has, and what this version has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from fundmodel.errors import BadInput, listed
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.reading_back.found_numbers import FoundNumbers

VERSION_PROPERTY = "fundmodel_version"


@dataclass(frozen=True)
class ThisModel:
    """What is asked of the model that reads a workbook.

    Attributes:
        version: of the model; empty if a workbook of any version is to be taken as one of this.
        renamed: former name of an assumption -> its name now.
    """

    version: str = ""
    renamed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def former_names(self, book: OpenedWorkbook) -> Mapping[str, str] | None:
        """The former names, if another version wrote the workbook; None if this one did."""
        written_by = book.properties.get(VERSION_PROPERTY, "")
        is_other = bool(written_by and self.version) and written_by != self.version
        return self.renamed if is_other else None


ANY_VERSION = ThisModel()


def two_versions(book: OpenedWorkbook, model: ThisModel) -> str:
    """Which version wrote a workbook, and which reads it."""
    written_by = book.properties[VERSION_PROPERTY]
    return f"version {written_by} wrote the workbook, and this is version {model.version}"


def refusal_with_versions(refusal: BadInput, book: OpenedWorkbook, model: ThisModel) -> BadInput:
    """A refusal that says that two versions may be why."""
    sentence = two_versions(book, model)
    return BadInput(f"{refusal}\n  Note: {sentence}.")


def differences_of_versions(
    numbers: FoundNumbers, changed: list[str], book: OpenedWorkbook, model: ThisModel
) -> Iterator[str]:
    """What is to be said of a workbook of another version, a text for each kind of thing.

    Args:
        numbers: those of the scenario shown, and where they stand.
        changed: sheets without inputs that are not as they were delivered.
        book: the file.
        model: that reads it.
    """
    yield f"{book.path}: {two_versions(book, model)}; inputs are read by their names."
    if numbers.strange:
        yield f"Inputs that this version has not, and that are not read: {listed(numbers.strange)}."
    if numbers.lacking:
        yield (
            "Inputs that the workbook has not, and that keep the numbers of the files: "
            f"{listed(numbers.lacking)}."
        )
    if changed:
        yield (f"Sheets that were changed, and whose formulas are not compared: {listed(changed)}.")
