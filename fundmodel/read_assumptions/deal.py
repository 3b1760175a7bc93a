"""The plan's clauses: what the text says, and which inputs it moves."""

from collections.abc import Mapping
from dataclasses import dataclass

from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.documents import Document
from fundmodel.read_assumptions.facts import source_of
from fundmodel.read_assumptions.places import Place, Problems
from fundmodel.read_assumptions.refusals import read_entry
from fundmodel.read_assumptions.schema import ClauseEntry
from fundmodel.read_assumptions.sources import Source
from fundmodel.read_assumptions.spots import Spot


@dataclass(frozen=True)
class Clause:
    """One clause of the plan.

    Attributes:
        name: the key in the file.
        clause: where it stands in the text, "Point 14".
        text: what it says.
        source: who reported it.
        moves: the inputs by which it is modelled.
        not_modelled: why it is not, or not wholly, modelled; "" if it is.
        note: what a reader should know.
        place: where it is written.
        moves_places: where each of `moves` is written.
    """

    name: str
    clause: str
    text: str
    source: Source
    moves: tuple[str, ...]
    not_modelled: str
    note: str
    place: Place
    moves_places: tuple[Place, ...]


def read_clauses(document: Document, problems: Problems) -> dict[str, Clause]:
    """The clauses of deal.yaml that are right."""
    clauses = {}
    for name in document.data:
        spot = Spot(document, (name,), str(name), problems)
        entry = read_entry(ClauseEntry, spot)
        if entry is None:
            continue
        if not entry.moves and not entry.not_modelled:
            spot.refuse_key(
                "Nothing says how the clause is modelled.",
                fix="write moves: [names of inputs], or not_modelled: why.",
            )
        moves = tuple(entry.moves or ())
        clauses[str(name)] = Clause(
            name=str(name),
            clause=entry.clause,
            text=entry.text,
            source=source_of(entry.source),
            moves=moves,
            not_modelled=entry.not_modelled or "",
            note=entry.note or "",
            place=spot.key,
            moves_places=tuple(
                document.place((name, "moves", index)) for index in range(len(moves))
            ),
        )
    return clauses


def refuse_unknown_moves(
    clauses: Mapping[str, Clause], known: Mapping[str, Place], problems: Problems
) -> None:
    """Each clause may move only inputs that exist: `known` says where each is written."""
    for clause in clauses.values():
        for name, place in zip(clause.moves, clause.moves_places, strict=True):
            if name not in known:
                meant = closest(name, known)
                problems.add(
                    place,
                    clause.name,
                    f"There is no input {quoted(name)}.",
                    why=f"The nearest name is that at {known[meant]}." if meant else None,
                    meant=meant,
                    fix="correct the name, bring back its file, or say why in not_modelled.",
                )
