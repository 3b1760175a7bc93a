"""The exit codes of a command; nothing is imported here, so that they cost no time."""

FAILED = 1
"""A check failed."""
REFUSED = 2
"""Something that the user gave cannot be used."""
BY_SIGNAL = 128
"""And the number of the signal that ended the program."""
INTERRUPTED = 130
"""Stopped by Ctrl-C."""
BROKEN_PIPE = 141
"""Nobody reads on."""
