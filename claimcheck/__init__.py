"""Compares articles claim by claim."""
