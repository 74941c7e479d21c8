"""The words of a statement as comparing knows them: concepts and stems, names, words that turn the sense."""
