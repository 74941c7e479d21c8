"""The rules, each with its name, what it says of two statements, and the table that makes a verdict of it."""
