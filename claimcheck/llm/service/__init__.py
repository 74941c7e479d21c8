"""A model service: asked in the dialect it speaks, with patience, within bounds, and with failures that have names."""
