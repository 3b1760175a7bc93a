"""What depends on a line, and what looks back against the stream; by hand and by the formulas."""

from fundmodel.build_model.references import QUARTERS
from fundmodel.explanations.counterflows import counterflows
from fundmodel.explanations.dependents import dependents
from tests.toy_fund.stages import toy_model

MODEL = toy_model()


def test_who_reads_a_line_reads_it_in_the_formula() -> None:
    for name in [*MODEL.lines, *MODEL.inputs]:
        readers = {one.name for one in dependents(MODEL, name).readers}
        assert readers == {
            line.name
            for line in MODEL.lines.values()
            if line.definition.opening == name or name in {one.name for one in line.reads}
        }


def test_how_it_is_read_is_said() -> None:
    told = {one.name: one.reads for one in dependents(MODEL, "chest").readers}
    assert told["chest"] == ("previous(chest)",)
    assert dependents(MODEL, "price_index_opening").readers[0].reads == ("opening",)


def test_steps_are_those_of_the_path() -> None:
    for name in MODEL.inputs:
        found = dependents(MODEL, name)
        assert [one.steps for one in found.headlines] == sorted(
            one.steps for one in found.headlines
        )
        for reached in found.headlines:
            assert reached.path[0] == name
            assert reached.path[-1] == reached.name
            assert len(reached.path) == reached.steps + 1
            for before, after in zip(reached.path, reached.path[1:], strict=False):
                line = MODEL.lines[after]
                assert before in {*(one.name for one in line.reads), line.definition.opening}


def test_each_headline_is_reached_or_not() -> None:
    everything = {one.name for one in MODEL.headlines}
    for name in [*MODEL.lines, *MODEL.inputs]:
        found = dependents(MODEL, name)
        reached = {one.name for one in found.headlines}
        assert reached | set(found.not_reached) | ({name} & everything) == everything
        assert not reached & set(found.not_reached)


def test_nothing_depends_on_a_result_that_nobody_reads() -> None:
    found = dependents(MODEL, "tolls_irr")
    assert (found.readers, found.headlines) == ((), ())
    assert (found.lines, found.results, found.checks) == (0, 0, 0)


def test_the_table_has_readers_and_headlines() -> None:
    found = dependents(MODEL, "levy_share")
    assert len(found.table) == len(found.readers) + len(found.headlines)
    assert set(found.table["depends"]) <= {"directly", "headline"}


def test_looks_back_into_later_stages_are_all_told() -> None:
    order = [stage.name for stage in MODEL.stages]
    by_hand = {
        (line.stage, line.name, MODEL.lines[name].stage, name)
        for line in MODEL.lines.values()
        for read in line.reads
        if QUARTERS[read.when.kind].earlier
        for name in read.names
        if name in MODEL.lines and order.index(MODEL.lines[name].stage) > order.index(line.stage)
    }
    found = counterflows(MODEL)
    assert {(one.stage, one.line, one.later_stage, one.read) for one in found.found} == by_hand
    pairs = [(order.index(one), order.index(later)) for one, later in found.by_stages]
    assert pairs == sorted(pairs)
    assert sum(map(len, found.by_stages.values())) == len(found.found) == len(found.table)


def test_those_of_a_line_are_those_in_which_it_stands() -> None:
    every = counterflows(MODEL).found
    for name in MODEL.lines:
        found = counterflows(MODEL, name)
        assert set(found.found) == {one for one in every if name in (one.line, one.read)}
