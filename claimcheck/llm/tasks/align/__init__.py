"""Which claims of two sources tell the same matter, and how they relate: one question a pair of articles."""
