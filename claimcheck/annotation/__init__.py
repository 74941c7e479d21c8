"""Claims of one article: extracted, measured, grounded."""
