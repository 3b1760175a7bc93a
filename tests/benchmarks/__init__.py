"""How fast and how large: `python -m tests.benchmarks` prints figures and asserts nothing."""
