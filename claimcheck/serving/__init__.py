"""A page on this machine to paste articles into: the form, the work behind it, and what it lets nobody do."""
