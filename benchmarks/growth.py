"""How time and memory grow with the length of a text, for each kind of input that once grew badly.

    python benchmarks/growth.py [--kinds NAME ...] [--sizes 8 16 32 64 128 256] [--call compare] [--seconds 60]

Sizes are kilobytes of one text; a comparison holds it against a copy with other figures. Every measurement is a process
of its own. Seconds are of the processor, without the start of the interpreter; the exponent is the slope of
log(seconds) over log(size) from the second half of the sizes on, where what is constant no longer hides the growth: 1
is linear, 2 quadratic. The peak is that of the whole process. A size that takes longer than --seconds is broken off and
the larger ones left out. The exit code is 1 where a kind is over a limit.
"""

from __future__ import annotations

import argparse
import base64
import functools
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from math import log
from pathlib import Path

#: What every kind must keep within, at every size of the table.
MOST_EXPONENT = 1.3
MOST_MEGABYTES = 150.0

_KILOBYTE = 1024
# Less time than this is mostly noise; a kind that stays below it at the largest size grows as it likes.
_LEAST_SECONDS = 0.3

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


KINDS = (
    Kind("prose", _endless(_sentence)),
    Kind("labelled figures in a sentence", _endless(_figure), ", ", "The board counted ", " on Tuesday."),
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
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process took: seconds of the processor for the call alone, peak megabytes, and whether it ended."""

    size: int
    seconds: float
    megabytes: float
    ended: bool


def exponent(measured: list[Measured]) -> float:
    """Return the slope of log(seconds) over log(size) of the larger half of the sizes, 0 where all is quick."""
    points = [(log(one.size), log(max(one.seconds, 0.001))) for one in measured[len(measured) // 2 - 1 :]]
    if len(points) < 2 or measured[-1].seconds < _LEAST_SECONDS:
        return 0.0
    x, y = zip(*points, strict=True)
    return statistics.linear_regression(x, y).slope


def _measure(kind: Kind, size: int, call: str, seconds: float) -> Measured:
    command = [sys.executable, __file__, "--one", kind.name, str(size), call]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=True)
    except subprocess.TimeoutExpired:
        return Measured(size, seconds, 0.0, ended=False)
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"{kind.name}, {size // _KILOBYTE} kB: {error.stderr}") from error
    taken, megabytes = json.loads(done.stdout)
    return Measured(size, taken, megabytes, ended=True)


def _one(name: str, size: int, call: str) -> None:
    """Print the seconds and megabytes that one call takes in this process."""
    import claimcheck

    texts = next(kind for kind in KINDS if kind.name == name).texts(size)
    calls: dict[str, Callable[[], object]] = {
        "compare": functools.partial(claimcheck.compare, texts, engine="rules"),
        "check": functools.partial(claimcheck.check, texts[0], texts[1:], engine="rules"),
        "quantities": functools.partial(claimcheck.quantities, texts[0], language="en"),
        "extract": functools.partial(claimcheck.extract, texts[0], engine="rules"),
    }
    # Tables of words are read once in a process.
    claimcheck.compare(["The board met on 3 May. It cost 4 euros.", "The board met on 4 May."], engine="rules")
    begun = time.process_time()
    calls[call]()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = _KILOBYTE * _KILOBYTE if sys.platform == "darwin" else _KILOBYTE
    print(json.dumps([time.process_time() - begun, peak / unit]))


def _line(kind: Kind, measured: list[Measured]) -> tuple[str, bool]:
    slope, peak = exponent(measured), max(one.megabytes for one in measured)
    within = slope < MOST_EXPONENT and peak < MOST_MEGABYTES and measured[-1].ended
    seconds = "".join(f"{one.seconds:8.2f}" if one.ended else f"  > {one.seconds:4.0f}" for one in measured)
    return f"{kind.name:34}{slope:6.2f}{peak:6.0f} MB {seconds}{'' if within else '   OVER'}", within


def main() -> int:
    """Print the table; return 1 where a kind is over a limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", nargs="*", default=[kind.name for kind in KINDS])
    parser.add_argument("--sizes", type=int, nargs="*", default=[8, 16, 32, 64, 128, 256])
    parser.add_argument("--call", default="compare", choices=["compare", "check", "quantities", "extract"])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    if options.one:
        _one(options.one[0], int(options.one[1]), options.one[2])
        return 0
    print(f"{options.call:34}  exp  peak     {''.join(f'{size:5} kB' for size in options.sizes)}", flush=True)
    well = True
    for kind in KINDS:
        if kind.name in options.kinds:
            measured: list[Measured] = []
            for size in options.sizes:
                measured.append(_measure(kind, size * _KILOBYTE, options.call, options.seconds))
                if not measured[-1].ended:
                    break
            line, within = _line(kind, measured)
            print(line, flush=True)
            well = well and within
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
