"""Whether the sentences of the sources bear out the claims of a text."""
