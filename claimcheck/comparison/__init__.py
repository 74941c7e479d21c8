"""Claims of several sources: aligned, related, grouped into findings."""
