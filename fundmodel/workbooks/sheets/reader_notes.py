"""What the cover of the reader edition says of itself, in the place of how to work in it."""

from collections.abc import Mapping

from fundmodel.workbooks.editions import READER
from fundmodel.workbooks.workbook_spec import WorkbookSpec

DOES_NOT_RECALCULATE = "Reader edition: values alone. It does not recalculate."
COLOURS = (
    ("calc_text", "Black", "worked out by the model"),
    ("static_text", "Grey", "an input, or a range or rerun that Python gave"),
)


def edition_note(spec: WorkbookSpec) -> tuple[str, ...]:
    """The line under the title of an edition that is not live; none for the others."""
    if spec.edition != READER:
        return ()
    return (f"{DOES_NOT_RECALCULATE} What is typed here changes nothing.",)


def how_to_read(properties: Mapping[str, str]) -> tuple[str, ...]:
    """How to read the edition, and how to come by the live workbook.

    Args:
        properties: what the file says of itself.
    """
    engine, assumptions = (properties[f"fundmodel_{one}"] for one in ("version", "assumptions"))
    return (
        "Every number is a value, as Python worked it out; nothing is read back from this file.",
        f"It was written by fundmodel {engine} from the assumptions {assumptions}.",
        "The live workbook has the formulas, scenarios to choose and room for your own numbers:",
        "`python -m fundmodel` writes it to outputs/fundmodel.xlsx; or ask whoever sent you this.",
        "[+] at the edge opens the members below a line, or the scenarios on Inputs; 2 opens all.",
        "Sources says where every number comes from. Numbers of grade C are judgement.",
    )
