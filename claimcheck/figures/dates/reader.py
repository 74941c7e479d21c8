"""A text as the date grammar sees it: tokens, their look-up forms, and the smallest pieces of a date."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.figures.dates.lexicon import DateWords, form_of
from claimcheck.figures.dates.placing import Shape
from claimcheck.frozen import frozen
from claimcheck.languages.scanner import Token, TokenKind

#: Years that running text writes as four bare digits.
YEARS = range(1000, 2101)

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_SENTENCE_ENDS = frozenset(".!?;\n")
_QUOTES = frozenset('"“”„«»')

# So many tokens before a date a verb shows its tense, and so many before a weekday one tells what is to come.
_REACH, _FAR = 8, 14


@frozen
class Reading:
    """A date phrase: what it says, and the tokens `first:last` it stands on."""

    shape: Shape
    first: int
    last: int


class Reader:
    """The tokens of one text with the words of its language. Places are token indices."""

    def __init__(self, tokens: Sequence[Token], lexicon: DateWords) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.words = [form_of(token) for token in tokens]

    def word(self, at: int) -> str:
        """Return the look-up form of the token at `at`, empty beyond the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def kind(self, at: int) -> TokenKind | None:
        """Return what the token at `at` is made of, None beyond the text."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else None

    def glued(self, at: int) -> bool:
        """Tell whether the token at `at` follows the one before it without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def capital(self, at: int) -> bool:
        """Tell whether the token at `at` begins with a capital letter."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    def digits(self, at: int) -> str:
        """Return the digits at `at`, empty where they are part of a longer figure or of a name."""
        if self.kind(at) is not TokenKind.DIGITS:
            return ""
        if self.glued(at) and (self.kind(at - 1) is TokenKind.WORD or self.word(at - 1) in "$€£¥#@_=&+%\\°"):
            return ""
        if (
            self.glued(at)
            and self.word(at - 1) in ".,:"
            and self.kind(at - 2) is TokenKind.DIGITS
            and self.glued(at - 1)
        ):
            return ""
        follows = self.word(at + 1) if self.glued(at + 1) else ""
        if follows and follows in ".,:" and self.glued(at + 2) and self.kind(at + 2) is TokenKind.DIGITS:
            return ""
        return "" if follows and follows in "%°$€£" else self.tokens[at].text

    def count(self, at: int) -> tuple[int, int] | None:
        """Return a number in digits (up to 9999) or words, and the place after it."""
        digits = self.digits(at)
        if digits:
            return (int(digits), at + 1) if len(digits) <= 4 and not self.unit_follows_digits(at) else None
        return self.lexicon.cardinal.read(self.words, at)

    def unit_follows_digits(self, at: int) -> bool:
        """Tell whether a word is glued to the digits at `at`: "20h", "5pm", "737s"."""
        return self.glued(at + 1) and self.kind(at + 1) is TokenKind.WORD

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """Return an ordinal in digits with its ending or in words, and the place after it; -1 is "last"."""
        digits = self.digits(at)
        if digits:
            if self.unit_follows_digits(at) and self.word(at + 1) in self.lexicon.ordinal_ending and len(digits) <= 2:
                return int(digits), at + 2
            if self.glued(at + 1) and self.word(at + 1) in {"º", "ª"} and len(digits) <= 2:
                return int(digits), at + 2
            if self.lexicon.ordinal_stop and len(digits) <= 2 and self.word(at + 1) == "." and self.glued(at + 1):
                # "Am 3. Mai", "vom 3. bis 5. Mai", "3.-5. Mai": a full stop makes an ordinal of a number.
                follows = self.kind(at + 2) is TokenKind.WORD or self.word(at + 2) in {"-", "/"}
                return (int(digits), at + 2) if follows else None
            return None
        return self.lexicon.ordinal.read(self.words, at)

    def raised_day(self, at: int) -> tuple[int, int] | None:
        """Return a day with a raised letter ("1.º", "1°") that a month follows, and the place after it."""
        text = self.tokens[at].text if self.kind(at) is TokenKind.DIGITS else ""
        place = at + 2 if self.word(at + 1) == "." and self.glued(at + 1) else at + 1
        raised = self.word(place) in {"º", "°", "ª"} and self.glued(place)
        if not raised or not text or len(text) > 2 or not 1 <= int(text) <= 31:
            return None
        last = place + 1
        return (int(text), last) if self.month(self.past_list("day_of", last)) else None

    def day(self, at: int) -> tuple[int, int] | None:
        """Return a day of a month, 1 to 31, as a number or an ordinal, and the place after it."""
        if raised := self.raised_day(at):
            return raised
        ordinal = self.ordinal(at)
        if ordinal:
            return ordinal if 1 <= ordinal[0] <= 31 else None
        digits = self.digits(at)
        if not digits and self.lexicon.day_first and self.kind(at) is TokenKind.WORD:
            return self.lexicon.cardinal.read(self.words, at)
        if len(digits) not in {1, 2} or not 1 <= int(digits) <= 31 or self.unit_follows_digits(at):
            return None
        return int(digits), at + 1

    def month(self, at: int) -> tuple[int, int] | None:
        """Return a month by name or abbreviation (with its full stop), and the place after it."""
        found = self.lexicon.month.read(self.words, at)
        if found:
            return found
        short = self.lexicon.month_abbreviation.read(self.words, at)
        return (short[0], self.past_stop(short[1])) if short else None

    def weekday(self, at: int) -> tuple[int, int] | None:
        """Return a weekday by its full name, and the place after it."""
        found = self.lexicon.weekday.read(self.words, at)
        if found:
            return found
        doubtful = self.lexicon.doubtful_weekday.read(self.words, at)
        if not doubtful or self.lexicon.ends_phrase("weekday_context", self.words, at) is None:
            return None
        return doubtful if self.closes_phrase(doubtful[1]) else None

    def past_stop(self, at: int) -> int:
        """Return the place after a full stop glued to an abbreviation."""
        return at + 1 if self.word(at) == "." and self.glued(at) else at

    def past(self, at: int, *signs: str) -> int:
        """Return the place after one of `signs` at `at`."""
        return at + 1 if self.word(at) in signs else at

    def past_list(self, name: str, at: int) -> int:
        """Return the place after a phrase of the language's list `name`, or `at`."""
        after = self.lexicon.is_phrase(name, self.words, at)
        return at if after is None else after

    def four_digits(self, at: int) -> int | None:
        """Return a number that could be a year: four digits that nothing glued to them makes something else."""
        digits = self.digits(at)
        if len(digits) != 4 or int(digits) not in YEARS or self.unit_follows_digits(at):
            return None
        if self.kind(at + 1) is TokenKind.DIGITS and len(self.word(at + 1)) == 3:
            return None
        return int(digits)

    def counts_something(self, after: int) -> bool:
        """Tell whether the word at `after` says that the number before it counts something."""
        return self.word(after) in self.lexicon.not_year_after or self.word(after) in {"%", "€", "$", "£", "°"}

    def plain_year(self, at: int) -> int | None:
        """Return a year where one is expected, as after a month: any that does not count something."""
        year = self.four_digits(at)
        return None if year is None or self.counts_something(at + 1) else year

    def roman(self, at: int) -> int | None:
        """Return a Roman numeral in capitals or small capitals, with or without an ordinal ending: "XXe" is 20.

        The shortest ending counts: "XVIIIème" is 18 with "ème", never 17 with "ième".
        """
        if self.kind(at) is not TokenKind.WORD or self.tokens[at].text[0] not in "IVXL":
            return None
        text = self.words[at]
        for ending in ("", *self.lexicon.ordinal_ending):
            stem = text[: len(text) - len(ending)] if text.endswith(ending) else ""
            if stem and len(stem) <= 6 and self.capital(at) and set(stem) <= set(_ROMAN):
                values = [_ROMAN[letter] for letter in stem]
                return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))
        return None

    def closes_phrase(self, at: int) -> bool:
        """Tell whether no noun follows at `at`: the text ends, or a sign, a number or a function word comes."""
        if self.kind(at) is not TokenKind.WORD:
            return True
        return self.words[at] in self.lexicon.function_words

    def ahead(self, first: int, last: int) -> bool | None:
        """Tell whether the sentence around the tokens `first:last` speaks of the future; None where no tense shows.

        The nearest verb that shows a tense decides, first among the words before, then among those after.
        """
        before = self._tense(range(first - 1, max(first - _REACH - 1, -1), -1))
        return self._tense(range(last, min(last + 7, len(self.words)))) if before is None else before

    def is_announced(self, first: int) -> bool:
        """Tell whether a verb further before a token says that something is to come, with no quotation between.

        "Is expected to plead guilty to fraud before a judge in Lorna on Wednesday".
        """
        window = range(first - 1, max(first - _FAR - 1, -1), -1)
        quoted = next((at for at in window if self.words[at] in _QUOTES), -1)
        return self._tense(range(first - 1, max(first - _FAR - 1, quoted), -1)) is True

    def _tense(self, places: range) -> bool | None:
        """Return True for future, False for past, None where no word of the sentence shows it."""
        for place in places:
            word = self.words[place]
            if word in _SENTENCE_ENDS or (word == "," and places.step > 0):
                return None
            if word in self.lexicon.future:
                return True  # "expected", "scheduled": a listed word says more than its ending
            if place and self.words[place - 1] in self.lexicon.before_participle:
                continue  # "will be told": the participle shows no tense
            if word in self.lexicon.past or self._is_past(word, place):
                return False
            if self._is_future(place):
                return True
        return None

    def _is_past(self, word: str, place: int) -> bool:
        endings = self.lexicon.past_endings
        return bool(endings and len(word) > 4 and word.endswith(endings) and not self.capital(place))

    def _is_future(self, place: int) -> bool:
        text, endings = self.tokens[place].text.lower(), self.lexicon.future_endings
        pair = " ".join(self.words[max(0, place - 1) : place + 1])
        return pair in self.lexicon.future_pairs or bool(endings and len(text) > 4 and text.endswith(endings))
