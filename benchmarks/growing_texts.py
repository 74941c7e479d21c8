"""Kinds of text of any size that might take too much time or memory, for `growth.py`: prose, lists, neither."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

Pieces = Callable[[random.Random], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of input: `pieces` yields what a text is made of, joined by `joint`, between `before` and `after`."""

    name: str
    pieces: Pieces
    joint: str = " "
    before: str = ""
    after: str = ""
    sources: int = 1
    mirrored: str = ""

    def text(self, size: int, seed: int) -> str:
        """Return a text of about `size` characters; another seed gives other figures and names."""
        chance, length = random.Random(f"{self.name} {seed}"), len(self.before) + len(self.after)
        taken: list[str] = []
        for piece in self.pieces(chance):
            added = len(piece) + len(self.joint) + len(self.mirrored)
            if taken and length + added > size:
                break
            taken.append(piece)
            length += added
        return f"{self.before}{self.joint.join(taken)}{self.mirrored * len(taken)}{self.after}"

    def texts(self, size: int) -> list[str]:
        """Return the texts to compare: two of `size`, or `sources` that together have `size`."""
        if self.sources == 1:
            return [self.text(size, seed) for seed in (1, 2)]
        return [self.text(size // self.sources, seed) for seed in range(self.sources)]


_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeiou"]
_DEEDS = ["opened", "closed", "sold", "bought", "repaired", "moved", "flooded", "visited", "painted", "rented"]
_THINGS = ["mill", "bridge", "tram", "ferry", "library", "market", "tunnel", "school", "harbour", "station"]
_NUMBERS = ["one", "two", "three", "twenty", "ninety", "hundred", "thousand", "million", "and", "seven"]
_PLAIN = [
    "the",
    "men",
    "who",
    "came",
    "from",
    "there",
    "went",
    "on",
    "with",
    "what",
    "they",
    "had",
    "to",
    "say",
    "about",
]


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))


def _name(chance: random.Random) -> str:
    return f"{_word(chance).title()} {_word(chance).title()}"


def _sentence(chance: random.Random) -> str:
    return (
        f"{_name(chance)} {chance.choice(_DEEDS)} {chance.randint(2, 999)} {_word(chance)}s near the "
        f"{chance.choice(_THINGS)} of {_word(chance).title()}."
    )


def _endless(make: Callable[[random.Random], str]) -> Pieces:
    def pieces(chance: random.Random) -> Iterator[str]:
        return (make(chance) for _ in count())

    return pieces


def _result(chance: random.Random) -> str:
    return f"{_word(chance).title()} {chance.randint(0, 9)}-{chance.randint(0, 9)} {_word(chance).title()}"


def _log_line(chance: random.Random) -> str:
    return (
        f"2024-05-{chance.randint(1, 28):02}T{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:09Z INFO "
        f"worker-{chance.randint(1, 99)} request={chance.getrandbits(48):x} took={chance.randint(1, 999)}ms"
    )


def _row(chance: random.Random) -> str:
    return " | ".join([_word(chance).title(), *(str(chance.randint(1, 99_999)) for _ in range(5))])


def _picture(chance: random.Random) -> Iterator[str]:
    yield "The harbour board closed the old ferry terminal on Tuesday. It had cost 4.2 million euros.\n\n![map](data:"
    yield "image/png;base64,"
    while True:
        yield base64.b64encode(chance.randbytes(57)).decode()


def _figure(chance: random.Random) -> str:
    return f"{chance.randint(2, 999)} {_word(chance)}s in {_word(chance).title()}"


def _sum(chance: random.Random) -> str:
    return f"{chance.randint(2, 99)}.{chance.randint(0, 9)} million euros for the {chance.choice(_THINGS)}"


def _figures_in_a_row(chance: random.Random) -> str:
    row = ":".join(f"{chance.randint(0, 9999):04}" for _ in range(60))
    return f"{_name(chance)} will make{row}of the {chance.choice(_THINGS)} of {_word(chance).title()}."


def _of_a_person(chance: random.Random) -> str:
    return (
        f"{_name(chance)} {chance.choice(_DEEDS)} the {_word(chance)}. She {chance.choice(_DEEDS)} the {_word(chance)} "
        f"too, she said."
    )


def _deeds(chance: random.Random) -> str:
    done = [f"{chance.choice(_DEEDS)} the {_word(chance)}" for _ in range(3)]
    return f"{_name(chance)}, who {done[0]} in {_word(chance).title()}, {done[1]} and {done[2]}."


def _toll(chance: random.Random) -> str:
    return f"{chance.randint(2, 99)} people were killed and {chance.randint(2, 99)} hurt in {_word(chance).title()}."


def _french(chance: random.Random) -> str:
    return (
        f"{_name(chance)} a vendu {chance.randint(2, 999)} {_word(chance)}s à {_word(chance).title()}, a déclaré "
        f"le maire. Il {chance.choice(['part', 'reste', 'revient'])} le {chance.randint(1, 28)} mai."
    )


def _change(chance: random.Random) -> str:
    day = f"{chance.randint(1, 28)} May {chance.randint(1990, 2024)}"
    price = f"{chance.randint(2, 99)}.{chance.randint(1, 9)} million euros"
    return f"The price of {_word(chance)} rose by {chance.randint(2, 99)} % to {price} on {day}."


KINDS = (
    Kind("prose", _endless(_sentence)),
    Kind("labelled figures in a sentence", _endless(_figure), ", ", "The board counted ", " on Tuesday."),
    Kind("sums in a sentence", _endless(_sum), ", ", "The town paid ", " on Tuesday."),
    Kind(
        "short sentences",
        _endless(lambda chance: f"{_word(chance).title()} {chance.choice(_DEEDS)} the {_word(chance)}."),
    ),
    Kind("one long sentence", _endless(lambda chance: chance.choice(_PLAIN)), " ", "The mayor said that ", "."),
    Kind("one long sentence of clauses", _endless(lambda chance: _sentence(chance)[:-1]), ", and ", "", "."),
    Kind("names in a sentence", _endless(_name), ", ", "The court heard ", " on Tuesday."),
    Kind("run of names", _endless(_name), " ", "The court heard ", " on Tuesday."),
    Kind(
        "dates in a sentence",
        _endless(lambda chance: f"{chance.randint(1, 28)} May {chance.randint(1900, 2024)}"),
        ", ",
        "The bridge was closed on ",
        ".",
    ),
    Kind(
        "quotations",
        _endless(lambda chance: f"“We {chance.choice(_DEEDS)} the {_word(chance)},” {_name(chance)} said."),
    ),
    Kind(
        "quotations in a sentence", _endless(lambda chance: f"“{_word(chance)} {_word(chance)}”"), ", ", "He said ", "."
    ),
    Kind("nested brackets", _endless(lambda chance: f"({_word(chance)}"), " ", "The board ", " met.", mirrored=")"),
    Kind("nested quotation marks", _endless(lambda chance: f"«{_word(chance)}"), " ", "He said ", ".", mirrored="»"),
    Kind("repeated words", _endless(lambda _: "buffalo"), " ", "They saw ", "."),
    Kind("repeated sentences", _endless(lambda _: "The bridge was closed on Tuesday.")),
    Kind("similar sentences", _endless(lambda chance: f"The bridge cost {chance.randint(2, 99_999)} euros.")),
    Kind("base64 picture", _picture, ""),
    Kind("base64 in lines", _picture, "\n"),
    Kind("transcript without punctuation", _endless(lambda chance: f"{chance.choice(_PLAIN)} {_word(chance)}")),
    Kind(
        "time stamps",
        _endless(
            lambda chance: (
                f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:{chance.randint(0, 59):02} "
                f"{_word(chance)} {chance.choice(_PLAIN)}"
            )
        ),
    ),
    Kind(
        "time stamps alone",
        _endless(lambda chance: f"{chance.randint(0, 23)}:{chance.randint(0, 59):02}"),
        " ",
        "Trains:",
    ),
    Kind("number words", _endless(lambda chance: chance.choice(_NUMBERS)), " ", "It cost ", " euros."),
    Kind("millions", _endless(lambda _: "millions"), " ", "It cost ", "."),
    Kind("one unspaced run", _endless(lambda chance: chance.choice("abcdefghij")), "", "It read ", "."),
    Kind("one run of figures", _endless(lambda chance: str(chance.randint(0, 9))), "", "It read ", "."),
    Kind("figures with slashes", _endless(lambda chance: str(chance.randint(1, 9))), "/", "It read ", "."),
    Kind("figures with points", _endless(lambda chance: str(chance.randint(1, 9))), ".", "It read ", "."),
    Kind("words with hyphens", _endless(_word), "-", "It read ", "."),
    Kind("runs of spaces", _endless(lambda chance: f"{_word(chance)}{' ' * 200}"), " ", "The board met. ", "."),
    Kind("one run of spaces", _endless(lambda _: " "), "", "The board met", " on Tuesday."),
    Kind("empty lines", _endless(lambda _: "\n"), "", "The board met on Tuesday.", "It left on Friday."),
    Kind("labels and figures", _endless(lambda chance: f"{_word(chance)[0]} : {chance.randint(1, 9)} morts"), " ; "),
    Kind("nested saying", _endless(lambda chance: f"{_name(chance)} said that"), " ", "", " the bridge is closed."),
    Kind("according to", _endless(lambda chance: f"according to {_name(chance)}"), " ", "The bridge is closed ", "."),
    Kind("negations", _endless(lambda _: "not"), " ", "The bridge is ", " closed."),
    Kind("results of matches", _endless(_result), "\n", "The results of the day.\n\n"),
    Kind("results in a sentence", _endless(_result), ", ", "The results were ", "."),
    Kind("table", _endless(_row), "\n", "The figures of the year.\n\n"),
    Kind("log", _endless(_log_line), "\n"),
    Kind("links in a paragraph", _endless(lambda chance: f"[{_name(chance)}](https://a.example/{_word(chance)})")),
    Kind("addresses", _endless(lambda chance: f"https://a.example/{_word(chance)}?x={chance.randint(1, 99)}")),
    Kind(
        "signs", _endless(lambda chance: chance.choice("-*#~.,;:!?()[]{}<>@%&=+_")), "", "The board met. ", " It left."
    ),
    Kind("full stops", _endless(lambda _: "."), "", "The board met", " It left."),
    Kind("one letter a line", _endless(lambda chance: chance.choice("abcdefghij")), "\n"),
    Kind("combining signs", _endless(lambda _: "a\u0301\u0302"), "", "It read ", "."),
    Kind("no spaces between words", _endless(lambda chance: chr(chance.randint(0x4E00, 0x9F00))), ""),
    Kind("64 sources", _endless(_sentence), sources=64),
    Kind("pronouns", _endless(_of_a_person)),
    Kind("pronouns alone", _endless(lambda chance: f"She {chance.choice(_DEEDS)} the {_word(chance)}, she said.")),
    Kind("offices alone", _endless(lambda chance: f"The minister has {chance.choice(_DEEDS)} the {_word(chance)}.")),
    Kind("several deeds in a sentence", _endless(_deeds)),
    Kind("tolls", _endless(_toll)),
    Kind("changes of prices", _endless(_change)),
    Kind("prose in French", _endless(_french)),
    Kind("paragraphs", _endless(_sentence), "\n\n"),
    Kind("items of a list", _endless(lambda chance: f"- {_sentence(chance)[:-1]}"), "\n"),
    Kind(
        "headings",
        _endless(lambda chance: f"## {_name(chance)} {chance.choice(_DEEDS)} it\n\n{_sentence(chance)}"),
        "\n\n",
    ),
    Kind("capitals", _endless(lambda chance: _sentence(chance).upper())),
    Kind("questions", _endless(lambda chance: f"Has {_name(chance)} {chance.choice(_DEEDS)} the {_word(chance)}?")),
    Kind("quotations never closed", _endless(lambda chance: f"“We {chance.choice(_DEEDS)} the {_word(chance)}.")),
    Kind("apostrophes", _endless(lambda chance: f"'{_word(chance)}'s")),
    Kind("addresses of mail in a run", _endless(lambda chance: f"{_word(chance)}@"), "", "It read ", "."),
    Kind("names that share a word", _endless(lambda chance: f"Lake {_word(chance).title()}"), ", ", "He saw ", "."),
    Kind("table of Markdown", _endless(lambda chance: f"| {_row(chance)} |"), "\n", "| a | b |\n|---|---|\n"),
    Kind("rows with tabs", _endless(lambda chance: _row(chance).replace(" | ", "\t")), "\n"),
    Kind("code in curly brackets", _endless(lambda chance: f'{{"{_word(chance)}": {chance.randint(1, 99)}}}'), ",\n"),
    Kind("abbreviations", _endless(lambda chance: f"{chance.choice('ABCDEFGH')}.{chance.choice('ABCDEFGH')}."), " "),
    Kind("Roman numerals", _endless(lambda chance: chance.choice(["XVIII", "XIX", "MCM", "IV"])), " ", "Louis "),
    Kind(
        "percentages",
        _endless(lambda chance: f"{chance.randint(1, 99)}.{chance.randint(1, 9)} %"),
        ", ",
        "It was ",
        ".",
    ),
    Kind("currencies", _endless(lambda chance: f"€{chance.randint(1, 999)}m"), " and ", "It cost ", "."),
    Kind("ranges", _endless(lambda chance: f"{chance.randint(1, 99)}-{chance.randint(100, 999)}"), " ", "From ", "."),
    Kind("many figures in each sentence", _endless(_figures_in_a_row)),
    Kind("smileys", _endless(lambda _: "\U0001f600"), "", "It read ", "."),
    Kind(
        "relative days",
        _endless(lambda chance: chance.choice(["yesterday", "on Monday", "last week"])),
        " and ",
        "It rained ",
        ".",
    ),
)
