"""What somebody typed into a workbook, back to assumptions."""
