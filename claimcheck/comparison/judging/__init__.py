"""What a model says of two statements, weighed against the rules."""
