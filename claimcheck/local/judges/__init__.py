"""Entailment models that the user names: what tells whether one statement follows from another, or contradicts it."""
