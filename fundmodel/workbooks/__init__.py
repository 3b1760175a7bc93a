"""The plan of a workbook, the file it becomes, and what comes back from an edited one."""
