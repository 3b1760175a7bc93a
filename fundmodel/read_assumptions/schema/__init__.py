"""What may stand in the files, and what an assumption is once it has been read."""
