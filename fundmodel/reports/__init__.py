"""Reports: the answer in sentences, charts and tables, as one HTML file that prints to A4."""
