"""The table of tiers: how much a result matters, which follows from the file that it stands in."""

from collections.abc import Mapping

HEADLINE, SUPPORTING, MEMO = "headline", "supporting", "memo"

TIERS: Mapping[str, str] = {
    HEADLINE: "the answers, a dozen or so, on one basis",
    SUPPORTING: "what stands behind them, by theme",
    MEMO: "worth knowing, and no answer",
}
"""Tier, in the order in which they are shown -> what stands there."""
