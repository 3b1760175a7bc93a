"""The economics: one folder a sheet, one file a block, one function a row."""
