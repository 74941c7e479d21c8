"""Sentence encoders: what turns sentences of any language into vectors, whoever made it."""
