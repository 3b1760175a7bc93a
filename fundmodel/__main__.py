"""`python -m fundmodel`, and the program `fundmodel`: what a shell expects of a command.

Everything else is imported within, so that a key pressed in the first moment is answered too.
"""

import os
import sys
from typing import NoReturn

from fundmodel.exit_codes import BROKEN_PIPE, BY_SIGNAL, INTERRUPTED, REFUSED


def main() -> NoReturn:
    """Run the command that was typed, and leave with its exit code.

    0: done; 1: a check failed; 2: refused; 130: stopped by Ctrl-C; 141: nobody reads on; 128 and
    the signal's number: ended by that signal. Whatever ends it, no half-written file stays.
    """
    try:
        _open_closed_streams()
        _leave_in_order_when_told_to()
        from fundmodel.command_line import main as run

        run(sys.argv[1:])
    except SystemExit as leaving:
        code = leaving.code
    except KeyboardInterrupt:
        code = INTERRUPTED
        os.write(2, b"Stopped.\n")
    except BrokenPipeError:
        code = BROKEN_PIPE
    sys.exit(_after_the_last_word(code))


def _after_the_last_word(code: str | int | None) -> str | int | None:
    """The exit code once everything is printed; what cannot be printed any more is dropped."""
    try:
        sys.stdout.flush()
    except OSError as problem:
        code = BROKEN_PIPE if isinstance(problem, BrokenPipeError) else code or REFUSED
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _open_closed_streams() -> None:
    """What is written to a stream that the shell has closed (>&-) goes nowhere."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: PTH123, SIM115  (pathlib is not yet needed)


def _leave_in_order_when_told_to() -> None:
    """Turn the signals that end a program into an exit, so that unfinished files are removed."""
    import signal

    def leave(number: int, _: object) -> NoReturn:
        sys.exit(BY_SIGNAL + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number and signal.getsignal(number) == signal.SIG_DFL:  # under nohup it is ignored
            signal.signal(number, leave)


if __name__ == "__main__":
    main()
