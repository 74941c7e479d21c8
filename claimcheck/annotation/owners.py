"""Whose something is that a statement opens with: "Mark Dunn resigned. His deputy stays" is Mark Dunn's deputy.

The owner is the person whom a pronoun for a person in that place would stand for. Where a possessive tells nothing of
its owner's gender (« son adjoint »), it is left as it is: of eight that one person alone seemed to own, two were
another's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from claimcheck.annotation.direct_speech import quotation_at
from claimcheck.annotation.fact_words import as_owner, fact_words
from claimcheck.annotation.joining import body_in_place
from claimcheck.annotation.names import name_spans
from claimcheck.annotation.persons import may_stand_for
from claimcheck.annotation.pronoun_subjects import name_of_pronoun
from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.scanner import Token, scan
from claimcheck.records import Article

# Characters of a statement in which its first words stand.
_HEAD = 120


def with_owner_named(article: Article, start: int, end: int) -> str | None:
    """Return `article.text[start:end]` with a name for the possessive that it opens with, None where none is plain."""
    if quotation_at(article.text, start, article.language) is not None:
        return None  # a sentence of a long quotation
    return owned_by(article, start, " ".join(article.text[start:end].split()))


def owned_by(article: Article, offset: int, wording: str) -> str | None:
    """Return a wording with the name of the owner for the possessive that it opens with, of a statement at `offset`."""
    tokens = scan(wording[:_HEAD])
    pronoun = _owners(article.language).get(tokens[0].text.lower()) if tokens else None
    if pronoun is None or not _is_of_noun(tokens, article.language):
        return None
    name = name_of_pronoun(article, offset, pronoun.capitalize())
    if name is None or not _is_told_of(article, offset, name, pronoun) or name.rsplit(maxsplit=1)[-1] in wording:
        return None  # "His crew beat Dunn" is somebody else's crew
    return f"{as_owner(name, article.language)}{wording[tokens[0].end :]}"


def _is_told_of(article: Article, offset: int, name: str, pronoun: str) -> bool:
    """Tell whether what stands in front of an offset tells of somebody and of nobody else whom a pronoun may mean.

    A possessive belongs to somebody further back more easily than a subject does.
    """
    body = body_in_place(article)
    place = bisect_right(body, offset, key=lambda sentence: sentence.start) - 1
    inside = body[place].start < offset < body[place].end
    front = article.text[body[place if inside else max(place - 1, 0)].start : offset]
    last = name.rsplit(maxsplit=1)[-1]
    full = [span.text for span in name_spans(front, article.language) if " " in span.text]
    another = any(last not in other.split() and may_stand_for(pronoun, other, article.language) for other in full)
    return last in front and not another


def _owners(language: str) -> Mapping[str, str]:
    """Return the possessives of a language, each with the pronoun for the person who owns."""
    owners: Mapping[str, str] = own_table(language, "facts").get("owners", {})
    return owners


def _is_of_noun(tokens: tuple[Token, ...], language: str) -> bool:
    """Tell whether a possessive stands in front of what is owned: not "His was the first boat"."""
    return len(tokens) > 1 and tokens[1].text.lower() not in fact_words(language).verbs
