"""Every exchange with a model service, recorded and replayed."""
