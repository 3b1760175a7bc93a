# ruff: noqa: F821 - modelx gives the names; the labels stand in the fund's own lines
"""The loan book as modelx has it: a cell a line, asked for by quarter, that holds `[member, path]`.

modelx takes these functions out of this file and gives them the assumptions by name; besides them
`np`, `opening` and `one` (a row of zeros and of ones), `last_quarter`, and the lags of each member.
"""


def loan_rate():
    return coupon + is_floating * np.where(is_in_euro, euro_short_rate, us_short_rate)


def quarterly_rate():
    return loan_rate() / quarters_in_a_year


def default_hazard():
    return 1 - (1 - default_rate * default_rate_multiplier) ** (1 / quarters_in_a_year)


def surviving_factor():
    return 1 - default_hazard()


def annuity_growth():
    return 1 + is_annuity * coupon / quarters_in_a_year


def first_instalment_share():
    whole = annuity_growth() ** instalments - 1
    level = np.abs(whole) <= smallest_amount
    return np.where(level, 1 / instalments, (annuity_growth() - 1) / np.where(level, 1, whole))


def disbursed(t):
    return paid_a_quarter * (t <= paying_quarters)


def loan_index(t):
    return loan_index(t - 1) * surviving_factor() if t else one


def grace_index(t):
    if t == 0:
        return one
    return grace_index(t - 1) * surviving_factor() * (1 + capitalises_interest * quarterly_rate())


def annuity_index(t):
    return annuity_index(t - 1) * annuity_growth() if t else one


def loan_units(t):
    return disbursed(t) / grace_index(t) if t else opening


def units_begun(t):
    return np.array([loan_units(max(t - lag, 0))[at] for at, lag in enumerate(first_lags)])


def repayment_units(t):
    return units_begun(t) * grace_index(t - 1) / loan_index(t - 1) if t else opening


def instalment_units(t):
    return repayment_units(t) / annuity_index(t) if t else opening


def instalment_units_to_date(t):
    return instalment_units_to_date(t - 1) + instalment_units(t) if t else opening


def units_paid_off(t):
    return np.array(
        [instalment_units_to_date(max(t - lag, 0))[at] for at, lag in enumerate(last_lags)]
    )


def defaulted(t):
    return default_hazard() * loans_outstanding(t - 1) if t else opening


def interest_due(t):
    return quarterly_rate() * surviving_factor() * loans_outstanding(t - 1) if t else opening


def entering_repayment(t):
    return repayment_units(t) * loan_index(t) if t else opening


def capitalised_interest(t):
    if t == 0:
        return opening
    in_grace = loans_in_grace(t - 1) * surviving_factor()
    return capitalises_interest * quarterly_rate() * (in_grace - entering_repayment(t))


def interest_received(t):
    return interest_due(t) - capitalised_interest(t)


def principal_due(t):
    if t == 0:
        return opening
    owed = instalment_units_to_date(t) - units_paid_off(t)
    return loan_index(t) * annuity_index(t) * first_instalment_share() * owed


def principal_repaid(t):
    if t == 0:
        return opening
    in_repayment = loans_in_repayment(t - 1) * surviving_factor()
    return np.minimum(principal_due(t), in_repayment + entering_repayment(t))


def loans_handed_over(t):
    if t < last_quarter:
        return opening
    kept = loans_outstanding(t - 1) * surviving_factor()
    return kept + capitalised_interest(t) + disbursed(t) - principal_repaid(t)


def loans_in_grace(t):
    if t in (0, last_quarter):
        return opening
    in_grace = loans_in_grace(t - 1) * surviving_factor()
    return in_grace - entering_repayment(t) + capitalised_interest(t) + disbursed(t)


def loans_in_repayment(t):
    if t in (0, last_quarter):
        return opening
    in_repayment = loans_in_repayment(t - 1) * surviving_factor()
    return in_repayment + entering_repayment(t) - principal_repaid(t)


def loans_outstanding(t):
    return loans_in_grace(t) + loans_in_repayment(t)


def recovery_expected(t):
    return defaulted(t) * recovery_rate


def loan_loss_booked(t):
    return defaulted(t) - recovery_expected(t)


def recovered(t):
    return np.array(
        [recovery_expected(max(t - lag, 0))[at] for at, lag in enumerate(recovery_lags)]
    )


def claims_before_the_end(t):
    return claims_in_workout(t - 1) + recovery_expected(t) - recovered(t)


def claims_handed_over(t):
    return claims_before_the_end(t) if t == last_quarter else opening


def claims_in_workout(t):
    return claims_before_the_end(t) if 0 < t < last_quarter else opening


def loan_loss_realised(t):
    if t == last_quarter:
        return losses_in_workout(t - 1) + loan_loss_booked(t)
    return np.array([loan_loss_booked(max(t - lag, 0))[at] for at, lag in enumerate(recovery_lags)])


def losses_in_workout(t):
    if t == 0:
        return opening
    return losses_in_workout(t - 1) + loan_loss_booked(t) - loan_loss_realised(t)
