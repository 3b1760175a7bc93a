"""A planned workbook into a file."""
