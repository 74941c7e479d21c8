"""Whether claims of two sources that seem to contradict each other can both be true: one question a pair of sources."""
