"""A summary of a whole comparison."""
