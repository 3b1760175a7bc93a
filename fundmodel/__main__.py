"""`python -m fundmodel`."""

from fundmodel.command_line import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
