"""Which statements of two sources may speak of one matter: what is compared at all."""
