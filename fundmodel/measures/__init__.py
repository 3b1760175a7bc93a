"""What is measured on a row of cash flows: rates of return and present values."""

from fundmodel.measures.dated_returns import no_xirr_reason, xirr, xirr_roots, xnpv
from fundmodel.measures.day_counts import DAY_COUNTS, year_fractions
from fundmodel.measures.returns import irr, irr_roots, mirr, no_irr_reason, npv

__all__ = [
    "DAY_COUNTS",
    "irr",
    "irr_roots",
    "mirr",
    "no_irr_reason",
    "no_xirr_reason",
    "npv",
    "xirr",
    "xirr_roots",
    "xnpv",
    "year_fractions",
]
