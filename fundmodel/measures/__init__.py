"""What is measured on flows, loans and outcomes: returns, present values, concessionality, risk."""

from fundmodel.measures.annuities import fv, ipmt, pmt, ppmt, pv
from fundmodel.measures.concessionality import (
    REPAYMENTS,
    dac_grant_element,
    effective_cost_of_capital,
    grant_element,
)
from fundmodel.measures.dac_terms import DAC_TERMS, DacTerms, dac_terms, oda_grant_equivalent
from fundmodel.measures.dated_returns import (
    no_xirr_reason,
    xirr,
    xirr_nearest_zero,
    xirr_roots,
    xnpv,
)
from fundmodel.measures.day_counts import DAY_COUNTS, year_fractions
from fundmodel.measures.debt_dynamics import debt_ratio_path
from fundmodel.measures.exposure import (
    Concentration,
    Trough,
    concentration,
    j_curve_trough,
    maximum_drawdown,
    peak_exposure,
)
from fundmodel.measures.loan_schedules import LOAN_REPAYMENTS, loan_schedule
from fundmodel.measures.multiples import Multiples, discounted_payback, multiples, payback
from fundmodel.measures.public_markets import (
    LongNickels,
    PmePlus,
    direct_alpha,
    ks_pme,
    ln_pme,
    no_direct_alpha_reason,
    pme_plus,
)
from fundmodel.measures.returns import irr, irr_nearest_zero, irr_roots, mirr, no_irr_reason, npv
from fundmodel.measures.risk import expected_shortfall, percentile, value_at_risk

__all__ = [
    "DAC_TERMS",
    "DAY_COUNTS",
    "LOAN_REPAYMENTS",
    "REPAYMENTS",
    "Concentration",
    "DacTerms",
    "LongNickels",
    "Multiples",
    "PmePlus",
    "Trough",
    "concentration",
    "dac_grant_element",
    "dac_terms",
    "debt_ratio_path",
    "direct_alpha",
    "discounted_payback",
    "effective_cost_of_capital",
    "expected_shortfall",
    "fv",
    "grant_element",
    "ipmt",
    "irr",
    "irr_nearest_zero",
    "irr_roots",
    "j_curve_trough",
    "ks_pme",
    "ln_pme",
    "loan_schedule",
    "maximum_drawdown",
    "mirr",
    "multiples",
    "no_direct_alpha_reason",
    "no_irr_reason",
    "no_xirr_reason",
    "npv",
    "oda_grant_equivalent",
    "payback",
    "peak_exposure",
    "percentile",
    "pme_plus",
    "pmt",
    "ppmt",
    "pv",
    "value_at_risk",
    "xirr",
    "xirr_nearest_zero",
    "xirr_roots",
    "xnpv",
    "year_fractions",
]
