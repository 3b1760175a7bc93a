"""The complete set in `base/`: what a file defines, a table of members, the whole folder."""
