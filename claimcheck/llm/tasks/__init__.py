"""What is asked of a model, a package a task: the reply it may give, and what code makes of it."""
