"""Numbers that are no amounts: names (Boeing 737), labels (Section 230), scores, times of day, telephone numbers."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterable

from claimcheck.figures.clock_hours import is_span_of_hours
from claimcheck.figures.dates.times import find_times, sure_times
from claimcheck.figures.lexicon import LabelWords, Lexicon, measures
from claimcheck.figures.line import Line
from claimcheck.figures.nouns import counted_noun, is_plural
from claimcheck.figures.postcodes import postcode_spans
from claimcheck.figures.scores import scores_in_words
from claimcheck.figures.spoken_times import spoken_time
from claimcheck.figures.telephones import telephone_spans

# Addresses of the net, mail and accounts; telephone numbers; clock times; versions and network addresses.
_SHAPES = re.compile(
    r"https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,64}@[^\s@]{1,255}\.\w+|(?<!\w)[@#]\w+"
    r"|(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])(?: ?[ap]\.?m\b\.?)?"
    # Scores with a colon, 3:1; "1:50 000" is a scale.
    r"|(?<![\w.,:/-])\d{1,3}:\d{1,3}(?![\w%:/-]|[.,]\d|\s\d{3})"
    r"|(?<![\d.,])(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,}(?!\d|,\d)"
    # Lists without spaces, 22,24,26; no thousands in groups of three, or of two as in India.
    r"|(?<![\d.,])(?!\d{1,3}(?:,\d{2,3})*(?:,\d{3})(?![\d,]))\d{1,3}(?:,\d{1,3}){2,}(?![\d,]|\.\d)"
    r"|\[\d{1,3}\]"
    r"|(?m:^[ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\(\d{1,2}\))(?=[ \t]+\w))"
)
#: The number of a paragraph, "2.2 The bridge"; "2.5 Million" begins with an amount.
_PARAGRAPH = re.compile(r"^[ \t]*\d{1,2}(?:\.\d{1,2})+(?=[ \t]+[^\W\d_a-z])", re.MULTILINE)
_DOTTED = re.compile(r"\d\.\d\d(?!\d)")
_LONGEST_HOUSE_NUMBER = 5  # digits
_LONGEST_ROAD_NUMBER = 4  # digits
_DIGITS_OF_MODEL = 3
_LONGEST_ARTICLE = 3  # letters
_ROADS = frozenset("ABDEMN") | {"RN", "RD", "AP", "SS", "SP"}  # letters of roads that stand apart from their numbers
_SECTION = "§"  # of one number or of several: "§§ 218 und 219"
_LONGEST_ABBREVIATION = 4  # letters before a full stop
_CLOCK_WITH_LETTER = re.compile(r"(?<!\w)\d{1,2} ?[hH] ?\d{2}(?!\w)")


def masked_places(line: Line, spans: Iterable[tuple[int, int]], lexicon: Lexicon) -> list[bool]:
    """Return, for each token, whether it belongs to something that is no amount.

    `spans` are stretches of the text already taken (dates), by offset.
    """
    masked = [False] * len(line)
    shapes = ((match.start(), match.end()) for match in _SHAPES.finditer(line.folded))
    times = (*_dotted_times(line, lexicon), *_sure_times(line, lexicon))
    dialled, posted = telephone_spans(line.folded, lexicon.language), postcode_spans(line, lexicon)
    taken = sorted([*spans, *shapes, *dialled, *posted, *times, *_uncounted_scores(line, lexicon)])
    _mask_spans(line, taken, masked)
    _mask_spans(line, sorted((m.start(), m.end()) for m in _CLOCK_WITH_LETTER.finditer(line.folded)), masked)
    _mask_spans(line, _numbers_of_paragraphs(line, lexicon), masked)
    names = _glued_names(line, lexicon)
    for place in range(len(line)):
        phrase = lexicon.labels.phrases.starting(line.words, place)
        if phrase and not (
            _holds_spelled_decimal(line, place, phrase[0], lexicon) or _starts_ratio(line, place, phrase[0], lexicon)
        ):
            masked[place : phrase[0]] = [True] * (phrase[0] - place)
        if spoken := spoken_time(line, place, lexicon.labels.spoken, lexicon.numbers):
            masked[place : spoken.last] = [True] * (spoken.last - place)
        if line.is_digits(place) and not masked[place]:
            _mask_digits(line, place, lexicon, names, masked)
    return masked


def _numbers_of_paragraphs(line: Line, lexicon: Lexicon) -> list[tuple[int, int]]:
    spans = [match.span() for match in _PARAGRAPH.finditer(line.folded)]
    if not spans:
        return spans
    behind = {end: next((at for at, token in enumerate(line.tokens) if token.start >= end), 0) for _, end in spans}
    return [span for span in spans if not _is_measured(line, behind[span[1]], lexicon)]


def _holds_spelled_decimal(line: Line, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a phrase is part of "one point two", "zero point one": the word for the point between numbers."""
    numbers = lexicon.numbers
    return any(
        line.words[at] in numbers.point and line.word(at - 1) in numbers.words and line.word(at + 1) in numbers.words
        for at in range(first, last)
    )


def _starts_ratio(line: Line, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a phrase is the beginning of a ratio: «uno de cada cinco», „einer von fünf“."""
    link = lexicon.numbers.ratios.starting(line.words, first + 1)
    if link is None:
        return False
    # „Einer von fünf“; „eine Breite von 15 und eine von 19 Metern“ tells of another breadth.
    spelled = line.word(last) in lexicon.numbers.words
    return link[0] > last or (link[0] == last == first + 2 and spelled)


def _sure_times(line: Line, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the times of day that no word in front needs to show, without spans of hours: "een staking van 24 uur"."""
    places = {token.start: place for place, token in enumerate(line.tokens)}
    return [
        (start, end)
        for start, end in sure_times(line.tokens, lexicon.language)
        if places[start] + 2 != bisect.bisect_left(line.tokens, end, key=lambda token: token.start)
        or not is_span_of_hours(line, places[start], lexicon.labels.hours)
    ]


def _dotted_times(line: Line, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the times of day whose hours and minutes a full stop divides: "8.15pm", "20.15 Uhr"."""
    if not _DOTTED.search(line.folded):
        return []
    return [span for span in find_times(line.text, lexicon.language) if _DOTTED.search(line.folded, *span)]


def _uncounted_scores(line: Line, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the scores in words, "won 3 to 1", but for those whose votes are amounts."""
    scores = scores_in_words(line.folded, lexicon.language)
    return [(score.start, score.end) for score in scores if not score.counted]


def _mask_spans(line: Line, spans: list[tuple[int, int]], masked: list[bool]) -> None:
    waiting = iter(spans)
    span = next(waiting, None)
    for place, token in enumerate(line.tokens):
        while span and span[1] <= token.start:
            span = next(waiting, None)
        if span and token.end > span[0]:
            masked[place] = True


def _mask_digits(line: Line, place: int, lexicon: Lexicon, names: Collection[int], masked: list[bool]) -> None:
    named = place in names or _is_road(line, place, lexicon)
    if named or _is_time(line, place, lexicon) or _is_house_number(line, place, lexicon):
        masked[place] = True
    else:
        end = _score_end(line, place, lexicon)
        if end:
            masked[place:end] = [True] * (end - place)


def _glued_names(line: Line, lexicon: Lexicon) -> frozenset[int]:
    """Return the places of digits right before which letters stand: A320, F-35, Covid-19, G7, and all of F-35/2/1."""
    names: set[int] = set()
    for place in range(1, len(line)):
        if line.is_digits(place) and _is_glued_name(line, place, names) and not _is_tied_range(line, place, lexicon):
            names.add(place)
    return frozenset(names)


def _is_tied_range(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether digits end a range that hyphens tie together: the 24 of "18-to-24-year-old"."""
    joined = line.word(place - 3) == "-" and line.is_digits(place - 4)
    rises = joined and int(line.words[place - 4]) < int(line.words[place])
    return rises and lexicon.hedges.joins.starting((line.word(place - 2),), 0) is not None


def _is_glued_name(line: Line, place: int, names: Collection[int]) -> bool:
    """Tell whether digits are part of a name; `names` are the places before that are."""
    if not line.is_glued(place):
        return False
    before = line.words[place - 1]
    exponent = place - 1 if line.is_word(place - 1) else place - 2
    if line.word(exponent) == "e" and line.is_glued(exponent) and line.is_digits(exponent - 1):
        return False
    if line.is_word(place - 1):
        return not _is_currency_like(line, place - 1)
    if before in {"-", "/", "_", "."} and line.is_glued(place - 1):
        if place - 2 in names:
            return True
        return line.is_word(place - 2) and (before != "/" or len(line.words[place - 2]) <= 3)
    return before in {"_", "#"}


def _is_currency_like(line: Line, place: int) -> bool:
    """Tell whether the letters are a currency written close (GBP3.01, Rs20, KSh50)."""
    code = len(line.words[place]) == 3 and line.tokens[place].text.isupper()
    return code or line.words[place] in {"rs", "rm", "us"} or line.tokens[place].text in measures().written_signs


def _is_time(line: Line, place: int, lexicon: Lexicon) -> bool:
    labels = lexicon.labels
    digits = line.words[place]
    if len(digits) > 2 or int(digits) > 24:
        return False
    after = line.word(place + 1)
    if after in labels.times_after and after not in labels.clock:
        return True
    spelled = line.word(place + 1) + "." + line.word(place + 3) + "."
    if spelled in labels.times_after and line.word(place + 2) == ".":
        return True
    before = line.word(place - 1)
    if before in labels.clock and line.word(place - 2) in labels.times_before:
        return True  # «alle ore 21»
    return after in labels.clock and before in labels.times_before and not is_span_of_hours(line, place, labels.hours)


def _is_road(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether digits number a road behind its letters and an article: "the M 25", « la D 906 », „die B 27“."""
    if place < 2 or line.tokens[place - 1].text not in _ROADS or line.is_glued(place):
        return False
    article = line.tokens[place - 2].text
    short = article in {"'", "’"} or (article.isalpha() and len(article) <= _LONGEST_ARTICLE)
    return short and len(line.words[place]) <= _LONGEST_ROAD_NUMBER and not _is_measured(line, place + 1, lexicon)


def _is_house_number(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether digits number a house: "350 Fifth Avenue", «12, rue Haute», "calle Mayor 12", "Kerkstraat 12"."""
    labels = lexicon.labels
    if len(line.words[place]) > _LONGEST_HOUSE_NUMBER or line.is_glued(place):
        return False
    return _street_follows(line, place + 1, labels) or _street_precedes(line, place, labels)


def _street_follows(line: Line, at: int, labels: LabelWords) -> bool:
    if labels.street_first:
        at += line.word(at) == ","
        at += line.word(at) in labels.house_additions
        at += line.word(at) == ","
        return line.word(at) in labels.streets_after and line.is_word(at + 1)
    for end in range(at + 1, at + 5):
        if line.word(end) in labels.streets_after and line.tokens[end].text[0].isupper():
            return all(_is_of_street_name(line, inner) for inner in range(at, end))
    return False


def _is_of_street_name(line: Line, place: int) -> bool:
    """Tell whether a token may stand between a house number and its street: a capital, or an ordinal ("68th")."""
    ordinal = line.is_digits(place) or (line.is_digits(place - 1) and line.is_glued(place))
    return ordinal or line.tokens[place].text[0].isupper()


def _street_precedes(line: Line, place: int, labels: LabelWords) -> bool:
    before = place - 1 if line.word(place - 1) == "," else place
    if before == place and line.is_word(place - 1) and line.words[place - 1].endswith(labels.street_endings or ("\0",)):
        return line.tokens[place - 1].text[0].isupper()
    for at in range(before - 1, max(-1, before - 5), -1):
        if not line.is_word(at):
            return False
        if line.words[at] in labels.streets_before:
            return at < before - 1 and line.tokens[before - 1].text[0].isupper()
    return False


def _score_end(line: Line, place: int, lexicon: Lexicon) -> int | None:
    """Return the end of a score (2-1, 6-4) or of a compound number (49-3) that starts at `place`."""
    if not (line.word(place + 1) == "-" and line.is_digits(place + 2)):
        return None
    if not (line.is_glued(place + 1) and line.is_glued(place + 2)):
        return None
    end = place + 3
    left, right = line.words[place], line.words[place + 2]
    if len(left) == len(right) == _DIGITS_OF_MODEL and is_labelled(line, place, lexicon):
        return end  # "Boeing 737-800"
    chained = end
    while line.word(chained) == "-" and line.is_glued(chained) and line.is_digits(chained + 1):
        chained += 2
    if chained > end:
        return chained
    if line.word(end) in {".", ","} and line.is_glued(end) and line.is_digits(end + 1) and line.is_glued(end + 1):
        return None
    if len(left) > 3 or len(right) > (4 if len(left) == 3 else 3):
        return end if is_labelled(line, place, lexicon) else None  # « loi n° 2021-1104 »
    measured = _is_measured(line, end, lexicon) or _is_measured_before(line, place, lexicon)
    if measured and not _follows_set(line, place):  # "6-4, 3-6, 7-5 in front of 2,300 fans"
        return None
    return (
        end
        if int(left) >= int(right) or len(right) > 3 or not line.is_word(end) or line.word(end) in lexicon.stops
        else None
    )


def _follows_set(line: Line, place: int) -> bool:
    """Tell whether a score and a comma stand before a place: the sets of a match."""
    first = place - 4
    shape = first >= 0 and line.words[place - 1] == "," and line.words[place - 3] == "-"
    return shape and line.is_digits(first) and line.is_digits(place - 2)


def _is_measured(line: Line, place: int, lexicon: Lexicon) -> bool:
    words = lexicon.numbers
    if line.word(place) == "-" and line.is_glued(place):
        place += 1
    after = line.word(place)
    return (
        lexicon.units.after.starting(line.words, place) is not None
        or after in words.scales
        or (after in words.abbreviations)
        or after in words.hundred
    )


def _is_measured_before(line: Line, place: int, lexicon: Lexicon) -> bool:
    return lexicon.units.before.ending(line.words, place) is not None


def is_labelled(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether the word before `place` makes the number there a name ("Section 230", "n° 49")."""
    before = place - 1
    while before > 0 and line.words[before] in {"-", ":", "°", "(", "º", "."} and place - before < 3:
        if line.words[before] == "." and not (line.is_glued(before) and _may_abbreviate(line, before, place)):
            break
        before -= 1
    return (
        lexicon.labels.before.ending(line.words, before + 1) is not None
        or lexicon.labels.before.ending(line.words, place) is not None
        or _continues_versions(line, place, lexicon)
        or _continues_labels(line, place, lexicon)
    )


def _may_abbreviate(line: Line, stop: int, place: int) -> bool:
    """Tell whether a full stop before a number ends an abbreviation ("No. 10", "art. 5") and no sentence.

    A number in words begins a sentence there, as does one after a long word: "… of the season. Eleven pupils".
    """
    short = len(line.words[stop - 1]) <= _LONGEST_ABBREVIATION
    return short and line.is_digits(place) and "\n" not in line.gap(stop + 1)


def _continues_versions(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether the number stands in a list of labelled ones with points: "versions 2.3, 4.1 and 4.3"."""
    if not _is_pointed(line, place):
        return False
    before = place
    while line.word(before - 1) in {",", lexicon.numbers.joiner} or line.word(before - 1) in lexicon.hedges.loose_joins:
        before -= 1
    return before < place and _is_pointed(line, before - 3) and is_labelled(line, before - 3, lexicon)


def _continues_labels(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a number that counts nothing is listed with a labelled one: the 9 and 11 of "plots 7, 9 and 11"."""
    if not line.is_digits(place) or ((noun := counted_noun(line, place + 1, lexicon)) and is_plural(noun, lexicon)):
        return False
    first = place
    while line.word(first - 1) in {lexicon.numbers.joiner, ","} and line.is_digits(first - 2):
        first -= 2
    several = is_plural(line.word(first - 1), lexicon) or line.word(first - 1) == _SECTION
    return first < place and several and is_labelled(line, first, lexicon)


def _is_pointed(line: Line, place: int) -> bool:
    """Tell whether two numbers with a full stop between stand at `place`: 2.3."""
    if place < 0 or not (line.is_digits(place) and line.word(place + 1) == "." and line.is_digits(place + 2)):
        return False
    return line.is_glued(place + 1) and line.is_glued(place + 2)
