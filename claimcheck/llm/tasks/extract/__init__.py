"""Claims and summary of an article."""
