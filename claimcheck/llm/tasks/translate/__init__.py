"""Claims and summaries in another language."""
