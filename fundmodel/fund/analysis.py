"""The analyses of the fund: what `fundmodel.analyse` does, with the fund's lines and front pages.

What is slow to import is imported where it is needed.
"""

from __future__ import annotations
