"""Two spreadsheet programs that work a workbook out anew, whatever values it has stored.

IronCalc comes from pip and runs in every test run. LibreOffice is the second opinion: a test that
calls it is skipped where it is not installed, and fails for want of it in continuous integration.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import ironcalc
import pytest

from fundmodel.workbooks.a1 import cell_position
from fundmodel.workbooks.opening.read_cells import FormulaText

Value = float | bool | str
Values = dict[str, dict[tuple[int, int], Value]]
"""Sheet -> (row, column) -> value; empty cells are left out."""

Edit = tuple[str, str, Value | None]
"""Sheet, cell and what is typed into it; None empties it, FormulaText is a formula.

In LibreOffice also "row 9" or "column H" with "insert" or "delete"; "title" with another one; and
a range with "sort", by its first column downwards.
"""

LIBREOFFICE_SECONDS, SECONDS_A_JOB = 300, 30
LIBREOFFICE_LOST, LIBREOFFICE_TRIES = 75, 3
"""The status with which `libreoffice_job` reports that LibreOffice died or never answered."""


class ErrorValue(str):
    """What a cell shows instead of a value, such as #DIV/0!."""

    __slots__ = ()


class IronCalcBook:
    """One loaded workbook that is edited and worked out again and again."""

    def __init__(self, source: Path | bytes) -> None:
        self._model = _loaded(source)
        properties = self._model.get_worksheets_properties()
        self._titles = [sheet["name"] for sheet in properties]
        self._made: list[tuple[Edit, type]] | None = None
        self._undo: list[Edit] = []

    def recalculated(self, edits: Iterable[Edit] = ()) -> Values:
        """All values after the edits, and after no others."""
        self.work_out(edits)
        return self._values()

    def work_out(self, edits: Iterable[Edit]) -> None:
        """Take the edits of before back, make these, and work the workbook out.

        Who asks for the same edits again finds it as it is: a large book takes seconds.
        """
        wanted = [(edit, type(edit[2])) for edit in edits]
        if wanted == self._made:
            return
        self._made = None
        while self._undo:
            self._apply(self._undo.pop())
        for edit, _ in wanted:
            self._undo.append(self._apply(edit))
        self._model.evaluate()
        self._made = wanted

    def _apply(self, edit: Edit) -> Edit:
        """Make an edit, and give back the edit that undoes it."""
        title, cell, value = edit
        position = (self._titles.index(title), *cell_position(cell))
        formula = self._model.get_cell_formula(*position)
        before = FormulaText(formula) if formula else self._model.get_cell_value(*position)
        if value is None:
            self._model.clear_cell_contents(*position)
        else:
            self._writer(value)(*position, value)
        return title, cell, before

    def _writer(self, value: Value) -> Any:
        if isinstance(value, FormulaText):
            return self._model.update_cell_with_formula
        if isinstance(value, bool):
            return self._model.update_cell_with_bool
        if isinstance(value, str):
            return self._model.update_cell_with_text
        return self._model.update_cell_with_number

    def _values(self) -> Values:
        values: Values = {title: {} for title in self._titles}
        for sheet, row, column in self._model.get_all_cells():
            value = self._model.get_cell_value(sheet, row, column)
            if isinstance(value, str) and value.startswith("#"):
                value = self._error_or_text(value, (sheet, row, column))
            if value is not None:
                values[self._titles[sheet]][row, column] = value
        return values

    def _error_or_text(self, value: str, position: tuple[int, int, int]) -> str:
        is_error = self._model.get_cell_type(*position) == ironcalc.CellType.ErrorValue
        return ErrorValue(value) if is_error else value


def recalculate_with_ironcalc(source: Path | bytes, edits: Iterable[Edit] = ()) -> Values:
    """Every value of the workbook after the edits."""
    return IronCalcBook(source).recalculated(edits)


def recalculate_with_libreoffice(
    source: Path | bytes,
    jobs: Sequence[Sequence[Edit]] = ((),),
    save_in: Path | None = None,
    read: Sequence[str] = (),
) -> list[Values]:
    """Every value of the workbook after each job's edits, which are undone before the next job.

    If LibreOffice dies or cannot be reached, each job is given to a LibreOffice of its own, which
    is started again if need be; no answer is asked twice.

    Args:
        source: the workbook.
        jobs: each a list of edits.
        save_in: the folder in which LibreOffice is to save the workbook after each job's edits,
            as 1.xlsx, 2.xlsx and so on.
        read: the sheets whose values are wanted; all if left out, which takes time in a large book.
    """
    content = source.read_bytes() if isinstance(source, Path) else source
    together = _answers_of_libreoffice(content, jobs, save_in, 1, read)
    if together is not None:
        return together
    return [
        answer
        for number, job in enumerate(jobs, 1)
        for answer in _asked_until_it_answers(content, job, save_in, number, read)
    ]


def _asked_until_it_answers(
    content: bytes, job: Sequence[Edit], save_in: Path | None, number: int, read: Sequence[str]
) -> list[Values]:
    for _ in range(LIBREOFFICE_TRIES):
        answers = _answers_of_libreoffice(content, [job], save_in, number, read)
        if answers is not None:
            return answers
    raise RuntimeError(f"LibreOffice died {LIBREOFFICE_TRIES} times at job {number}.")


def _answers_of_libreoffice(
    content: bytes,
    jobs: Sequence[Sequence[Edit]],
    save_in: Path | None,
    first: int,
    read: Sequence[str],
) -> list[Values] | None:
    """What one LibreOffice makes of the jobs; None if it died or could not be reached."""
    program, python = libreoffice_or_skip()
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.json"
        order = {
            "program": program,
            "profile": str(Path(folder) / "profile"),
            "book": str(_as_file(content, Path(folder))),
            "jobs": [[_as_order(*edit) for edit in job] for job in jobs],
            "first": first,
            "read": list(read),
            "save_in": str(save_in) if save_in else None,
            "answers": str(answers),
        }
        job = [python, str(Path(__file__).with_name("libreoffice_job.py"))]
        seconds = LIBREOFFICE_SECONDS + SECONDS_A_JOB * len(jobs)
        status, errors = run_alone(job, json.dumps(order), seconds)
        if status == LIBREOFFICE_LOST:
            return None
        if status:
            raise RuntimeError(f"LibreOffice did not do its job:\n{errors}")
        return [_as_values(answer) for answer in json.loads(answers.read_text())]


def run_alone(command: Sequence[str], given: str, seconds: float) -> tuple[int, str]:
    """The exit status of a command, and its errors; whatever it started ends with it.

    Raises:
        subprocess.TimeoutExpired: it takes longer than so many seconds.
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    ) as process:
        try:
            _, errors = process.communicate(given, timeout=seconds)
        finally:
            with suppress(ProcessLookupError):  # all have ended
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, errors


def libreoffice_or_skip() -> tuple[str, str]:
    """LibreOffice and a Python that can talk to it; without them the test is skipped."""
    found = _libreoffice()
    if found is None:
        missing = "LibreOffice (`soffice`) or a Python with its `uno` module is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{missing}, but continuous integration must run this test")
        pytest.skip(missing)
    return found


@cache
def _libreoffice() -> tuple[str, str] | None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    folders = [*os.environ["PATH"].split(os.pathsep), *os.defpath.split(os.pathsep)]
    beside = Path(program).resolve().parent
    for python in [beside / "python", *(Path(folder) / "python3" for folder in folders)]:
        if (
            python.exists()
            and not subprocess.run(
                [str(python), "-c", "import uno"], capture_output=True, check=False
            ).returncode
        ):
            return program, str(python)
    return None


def _loaded(source: Path | bytes) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        return ironcalc.load_from_xlsx(str(_as_file(source, Path(folder))), "en", "UTC", "en")


def _as_file(source: Path | bytes, folder: Path) -> Path:
    if isinstance(source, Path):
        return source.resolve()
    path = folder / "book.xlsx"
    path.write_bytes(source)
    return path


def _as_order(title: str, cell: str, value: Value | None) -> tuple[str, str, object]:
    return title, cell, {"formula": str(value)} if isinstance(value, FormulaText) else value


def _as_values(answer: dict[str, list[list[Value | None]]]) -> Values:
    return {
        title: {
            (row, column): ErrorValue("error") if value is None else value
            for row, values in enumerate(rows, 1)
            for column, value in enumerate(values, 1)
            if value != ""
        }
        for title, rows in answer.items()
    }
