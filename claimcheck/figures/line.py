"""A text as the reading of figures walks through it: its tokens and their words in lower case."""

from __future__ import annotations

from claimcheck.frozen import frozen
from claimcheck.languages.scanner import Token, TokenKind, fold, scan


@frozen
class Line:
    """Tokens of a text with the same words in lower case, place for place."""

    text: str
    folded: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def is_digits(self, place: int) -> bool:
        """Tell whether a run of digits stands at `place`."""
        return place < len(self.tokens) and self.tokens[place].kind is TokenKind.DIGITS

    def is_word(self, place: int) -> bool:
        """Tell whether a run of letters stands at `place`."""
        return 0 <= place < len(self.tokens) and self.tokens[place].kind is TokenKind.WORD

    def is_glued(self, place: int) -> bool:
        """Tell whether nothing stands between the token at `place` and the one before it."""
        return 0 < place < len(self.tokens) and self.tokens[place].start == self.tokens[place - 1].end

    def word(self, place: int) -> str:
        """Return the word at `place`, empty beyond the ends."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def gap(self, place: int) -> str:
        """Return what white space stands before the token at `place`."""
        if not 0 < place < len(self.tokens):
            return ""
        return self.folded[self.tokens[place - 1].end : self.tokens[place].start]

    def after_hyphen(self, place: int) -> int:
        """Return the place after a hyphen that ties two words together, else `place` itself."""
        if self.word(place) in {"-", "—"} and self.is_glued(place) and self.is_glued(place + 1):
            return place + 1
        return place


def line_of(text: str) -> Line:
    """Return `text` as tokens and words."""
    tokens = tuple(scan(text))
    return Line(text, fold(text), tokens, tuple(token.lowered for token in tokens))
