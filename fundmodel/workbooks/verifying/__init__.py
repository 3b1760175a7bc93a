"""Whether a workbook still is what the model writes for the numbers of its inputs."""
