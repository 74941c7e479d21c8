"""The `local` engine: a multilingual sentence encoder beside the words, on this machine, without any service."""
