"""Sentences that a copied page ran together: captions, headings and lines of the page that lost their line ends.

A sentence that a final sign ends is found by `claimcheck.reading.sentences`; here are those that nothing ends: "the
ball The former champion won", "sa victimeSon agresseur", "Scroll down for video The robots", "aged 84 1. THE CUP".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck import languages

# A word that opens a sentence, behind one that ends none: a word of some length, a number, a bracket, a closing mark.
_OPENER = re.compile(
    r"(?P<before>\b[^\W\d_]{3,}|(?<=\d)\d|(?<=[a-z])\)|(?<=\w)['’\"”]) "
    r"(?=(?P<opener>[^\W\d_a-z][^\W\d_]*)(?:['’]s)?(?P<comma>,?) (?P<next>[^\W_]))"
)
# A caption opens with a label: "pupils Longer sentence: The teacher …"; a title has capitals behind its first word.
_LABEL = re.compile(r"\b(?P<before>[^\W\d_]{3,}) (?P<label>[A-Z][a-z]+(?: [a-z]+){1,6}): ['‘\"“]?[A-Z]")
# "not paid too2 June - The case …": the lines of a chronology, each glued to the one before it.
_GLUED_DAY = re.compile(r"(?:(?<=[a-z]{2})|(?<=[a-z]\.))(?=\d{1,2} [A-Z][a-z]{2,8} [-–] )")
# "… sa victimeSon agresseur": a heading glued to the paragraph below it; no name of a firm, hashtag or address.
_GLUED_NUMBER = re.compile(r"(?<= )\d{1,3}(?P<opener>[A-ZÀ-Ý][a-zß-ÿ]*(?:'(?=[^\W\d_])|(?= [^\W\d_])))")
# « … deux groupes. - Une enquête ouverte - De son côté, … »: how an agency sets a heading, run into its paragraphs.
_DASHED_HEADING = re.compile(
    r"(?:\A|(?<=[.!?…»”\"] ))(?P<heading>(?P<dash>[-–—]) [A-ZÀ-Ý\"«“][^.!?–—]{3,80}? (?P=dash)) (?=[\"“«]? ?[A-ZÀ-Ý])"
)
_GLUED = re.compile(
    r"(?<![\w@#/.])(?P<before>[^\W\d_A-ZÀ-ÖØ-Þ]{2,})(?P<opener>[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ]*)(?=[ '’][^\W\d_])"
)
# « RétropédalageÉliane Houlette … »: one word over a paragraph, glued to it. "PlayStation" and "LinkedIn" are names.
_GLUED_TITLE = re.compile(
    r"\A[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ]{4,}(?P<opener>[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ]*)(?=[ '’][^\W\d_])"
)
# « "La procédure a été respectée" La raffinerie a … »: a quoted heading that ran into the paragraph below it.
_QUOTED_HEADING = re.compile(
    r"(?:\A|(?<=[.!?…] )|(?<=[.!?…]))"
    r'(?:"[^"]{6,90}[^\W\d_]"|“[^“”]{6,90}[^\W\d_]”|«[^«»]{6,90}»)\s'
    r"(?=(?P<opener>[A-ZÀ-Ý][^\W\d_]*'?)[^\W_]* ?[^\W\d_])"
)
# "… is shut.'Lucky port'The yard …": one in single marks, glued on both sides.
_GLUED_HEADING = re.compile(r"(?:\A|(?<=[.!?]))['‘][A-Z][^'’.!?]{3,60}[^\W\d_]['’](?=[A-Z][a-z])")
# "… are active. SCROLL DOWN FOR VIDEO The users …": a heading in capitals that ran into its paragraph.
_CAPITALS = re.compile(
    r"(?<!\S)[\"“«'‘]?\s?(?:[A-ZÀ-Ý](?:[A-ZÀ-Ý'’-]*[A-ZÀ-Ý])?[\"”»'’:!,]?\s+){3,}"
    r"(?=[\"“«'‘]?\s?(?:[A-ZÀ-Ý][a-zß-ÿ]+['’]? [^\W_]))"
)
_ITEM = re.compile(r"(?<=\s)(?P<label>\d{1,2})\.\s(?=[^\W\d_a-z])")

_APOSTROPHES = "'’"
# Where a language file has the first names.
_GENDERS = ("feminine", "masculine")

#: A glued word that no list of openers has begins a sentence if it has so many letters.
_SHORTEST_GLUED = 4
#: Fewer letters in capitals may be acronyms in a row.
_SHORTEST_IN_CAPITALS = 12
#: Numbers in order that show a list; two may stand anywhere.
_FEWEST_ITEMS = 3

# Words with a capital in front of a syllable that is written like an article: « Kim Jong Un ».
_OF_A_NAME = 2


@dataclass(frozen=True, slots=True)
class _Words:
    openers: frozenset[str] = frozenset()
    run_on: frozenset[str] = frozenset()
    run_on_anywhere: frozenset[str] = frozenset()
    in_titles: frozenset[str] = frozenset()
    in_names: frozenset[str] = frozenset()
    not_behind: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    inline: re.Pattern[str] | None = None
    credit: re.Pattern[str] | None = None


@functools.cache
def _words(language: str) -> _Words:
    code = language.lower().replace("_", "-").split("-")[0]
    if code not in languages.available():
        return _Words()
    file = languages.load(code)
    table, speech = file.table("sentences"), file.table("speech")
    function_words = frozenset(file.table("function_words").get("words", "").split())
    return _Words(
        openers=frozenset(table.get("openers", ())) or function_words,
        run_on=frozenset(table.get("run_on_openers", "").split()),
        run_on_anywhere=frozenset(table.get("run_on_anywhere", "").split()),
        in_titles=frozenset(table.get("openers_in_titles", "").split()),
        in_names=frozenset(table.get("openers_in_names", "").split()),
        not_behind=frozenset(table.get("run_on_not_behind", "").split()),
        function_words=function_words,
        prepositions=frozenset(file.table("function_words").get("prepositions", "").split()),
        first_names=frozenset(" ".join(file.table("agreement").get(one, "") for one in _GENDERS).split()),
        auxiliaries=frozenset(file.table("function_words").get("auxiliaries", "").split()),
        saying=frozenset(f"{speech.get('verbs', '')} {speech.get('clause_verbs', '')}".split()),
        titles=_titles(file),
        inline=_any_of(table.get("boilerplate_inline", ())),
        credit=_credit(table.get("glued_credits", "").split(), speech.get("outlets", ())),
    )


def _credit(prepositions: Sequence[str], outlets: Sequence[str]) -> re.Pattern[str] | None:
    """Return what finds the credit that a player glued to the title of its video: « Le port ferme (1/2)par BFMTV »."""
    if not (prepositions and outlets):
        return None
    longest_first = sorted((outlet for outlet in outlets if len(outlet) > 1), key=len, reverse=True)
    either = ("|".join(map(re.escape, words)) for words in (prepositions, longest_first))
    return re.compile(r"(?<=[^\s.,;:])(?:{}) (?i:{})(?=[^a-zß-ÿ\s]|\Z)".format(*either))


def _titles(file: languages.Language) -> frozenset[str]:
    """Return what stands in front of a name and opens a sentence with it: "Mrs", « Mme »."""
    words = " ".join(text for text in file.table("titles").values() if isinstance(text, str))
    return frozenset(word.capitalize() for word in words.split())


def _any_of(phrases: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(rf"(?<!\w){re.escape(phrase)}" for phrase in phrases)) if phrases else None


def is_inline_boilerplate(sentence: str, language: str) -> bool:
    """Tell whether a sentence is a line of the page that stands inside a paragraph: "Scroll down for video".

    So is the title of a video with its credit: « Le port ferme (1/2)par BFMTV ».
    """
    inline, credit = _words(language).inline, _words(language).credit
    if inline is not None and inline.fullmatch(sentence.strip(" .")) is not None:
        return True
    return credit is not None and any(not sentence[match.end() :].strip() for match in credit.finditer(sentence))


def run_on_cuts(line: str, language: str) -> list[int]:
    """Return the offsets at which a line falls into sentences although no sign ends the one in front."""
    words = _words(language)
    return [cut for cut in _cuts(line, words) if 0 < cut < len(line)]


def _cuts(line: str, words: _Words) -> Iterator[int]:
    for match in words.inline.finditer(line) if words.inline else ():
        yield from match.span()
    for match in words.credit.finditer(line) if words.credit else ():
        yield match.end()
    for match in _GLUED.finditer(line):
        long = min(len(match["before"]), len(match["opener"])) >= _SHORTEST_GLUED
        opener = match["opener"].lower()
        elided = line[match.end()] in _APOSTROPHES and f"{opener}'" in words.openers
        if opener in words.openers or elided or long:
            yield match.start("opener")
    title = _GLUED_TITLE.match(line)
    if title and title["opener"].lower() in (words.openers - words.prepositions) | words.first_names:
        yield title.start("opener")
    for match in _GLUED_NUMBER.finditer(line):
        if match["opener"].lower().rstrip("'") in words.openers:
            yield match.start("opener")
    yield from _around_headings(line, words)
    yield from (match.start() for match in _GLUED_DAY.finditer(line))
    yield from _items(line)
    if words.run_on or words.run_on_anywhere:
        yield from _behind_captions(line, words)


def _around_headings(line: str, words: _Words) -> Iterator[int]:
    """Yield where a heading begins and ends that marks, dashes or capitals set apart."""
    for match in _DASHED_HEADING.finditer(line):
        yield from match.span("heading")
    for match in _GLUED_HEADING.finditer(line):
        yield from match.span()
    for match in _QUOTED_HEADING.finditer(line) if words.openers else ():
        if match["opener"].lower() in words.openers or match["opener"] in words.titles:
            yield match.start("opener")
    for match in _CAPITALS.finditer(line):
        if sum(character.isupper() for character in match.group()) >= _SHORTEST_IN_CAPITALS:
            yield from match.span()


def _behind_captions(line: str, words: _Words) -> Iterator[int]:
    for match in _OPENER.finditer(line):
        before, opener = match["before"], match["opener"]
        in_title = before.isupper() or (before.istitle() and opener in words.in_titles)  # "Don't Push It won"
        plain = match["next"].islower() or match["next"].isdigit() or bool(match["comma"])
        opens = opener in words.run_on_anywhere or (opener in words.run_on and plain)
        inside = before.lower() in words.function_words | words.not_behind
        in_name = opener in words.in_names and _is_name(line[: match.end("before")])  # « Kim Jong Un a présenté »
        if opens and not (inside or in_title or in_name):
            yield match.start("opener")
    for match in _LABEL.finditer(line):
        label = match["label"].lower().split()
        # "told the Corle newspaper: …"; « Michel Arnal avait fini par avouer : … »
        within = match["before"].lower() in words.function_words | words.first_names
        within = within or not words.auxiliaries.isdisjoint(label)
        if not within and words.saying.isdisjoint([match["before"].lower(), *label]):
            yield match.start("label")


def _is_name(text: str) -> bool:
    """Tell whether a text ends in two words with a capital, as a name of several words begins."""
    return len(last := text.split()[-_OF_A_NAME:]) == _OF_A_NAME and all(word.istitle() for word in last)


def _items(line: str) -> list[int]:
    """Return where the items of a list begin whose numbers run through a line from 1."""
    cuts: list[int] = []
    for item in _ITEM.finditer(line):
        if int(item["label"]) == len(cuts) + 1:
            cuts.append(item.start())
    return cuts if len(cuts) >= _FEWEST_ITEMS else []
