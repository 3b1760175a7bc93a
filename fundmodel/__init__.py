"""Reference model of the US$200bn Ukraine reconstruction fund.

Every line of the fund is defined once, and that definition is both what NumPy computes and the
live formula in the workbook.

    >>> import fundmodel
    >>> run = fundmodel.run(fundmodel.load("base"))
    >>> run.passed
    True

The names stand here; what they name is imported when it is first used.
"""

TYPE_CHECKING = False  # typing takes a hundredth of a second, in which Ctrl-C has no answer yet
if TYPE_CHECKING:
    from fundmodel.errors import BadInput
    from fundmodel.explanations.explain import explain
    from fundmodel.fund.causes import (
        global_sensitivity,
        judgements,
        solve,
        switches,
        tornado,
        two_way,
    )
    from fundmodel.fund.differences import bridge, compare, explain_difference
    from fundmodel.fund.manual import write_manual
    from fundmodel.fund.model import (
        draw_readings,
        front_pages,
        line_definitions,
        load,
        model_of,
        readings,
        run,
        simulate,
        statements,
    )
    from fundmodel.fund.reported import report, write_report
    from fundmodel.fund.returned import compare_workbooks, verify_workbook
    from fundmodel.fund.web_page import page_bytes, write_page
    from fundmodel.fund.workbook import (
        import_workbook,
        plan_workbook,
        read_workbook,
        write_workbook,
    )
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run
    from fundmodel.run_paths.tidying import tidy

__version__ = "1.0.0"
__all__ = [
    "Assumptions",
    "BadInput",
    "Run",
    "bridge",
    "compare",
    "compare_workbooks",
    "draw_readings",
    "explain",
    "explain_difference",
    "front_pages",
    "global_sensitivity",
    "import_workbook",
    "judgements",
    "line_definitions",
    "load",
    "model_of",
    "page_bytes",
    "plan_workbook",
    "read_workbook",
    "readings",
    "report",
    "run",
    "simulate",
    "solve",
    "statements",
    "switches",
    "tidy",
    "tornado",
    "two_way",
    "verify_workbook",
    "write_manual",
    "write_page",
    "write_report",
    "write_workbook",
]

_ELSEWHERE = {
    "Assumptions": "fundmodel.read_assumptions",
    "BadInput": "fundmodel.errors",
    "Run": "fundmodel.run_paths.run",
    "bridge": "fundmodel.fund.differences",
    "compare": "fundmodel.fund.differences",
    "compare_workbooks": "fundmodel.fund.returned",
    "explain": "fundmodel.explanations.explain",
    "explain_difference": "fundmodel.fund.differences",
    "global_sensitivity": "fundmodel.fund.causes",
    "import_workbook": "fundmodel.fund.workbook",
    "judgements": "fundmodel.fund.causes",
    "page_bytes": "fundmodel.fund.web_page",
    "plan_workbook": "fundmodel.fund.workbook",
    "read_workbook": "fundmodel.fund.workbook",
    "report": "fundmodel.fund.reported",
    "solve": "fundmodel.fund.causes",
    "switches": "fundmodel.fund.causes",
    "tidy": "fundmodel.run_paths.tidying",
    "tornado": "fundmodel.fund.causes",
    "two_way": "fundmodel.fund.causes",
    "verify_workbook": "fundmodel.fund.returned",
    "write_manual": "fundmodel.fund.manual",
    "write_page": "fundmodel.fund.web_page",
    "write_report": "fundmodel.fund.reported",
    "write_workbook": "fundmodel.fund.workbook",
}
_RENAMED = {"line_items": "line_definitions"}


if not TYPE_CHECKING:  # a checker that saw this would take every name for one that is there

    def __getattr__(name: str) -> object:
        from importlib import import_module

        from fundmodel.errors import no_such_name

        if name not in __all__:
            raise no_such_name(__name__, name, _RENAMED)
        globals()[name] = getattr(import_module(_ELSEWHERE.get(name, "fundmodel.fund.model")), name)
        return globals()[name]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
