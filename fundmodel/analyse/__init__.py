"""Differences and causes: what differs, what drives a result, where it tips."""
