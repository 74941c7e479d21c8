"""What may leave a claim open that a passage seems to prove: one idea a module."""
