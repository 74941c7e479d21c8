"""Long articles in overlapping windows: as many sentences as one question may hold."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.llm.prompts import as_data
from claimcheck.records import Article, Role

# The sentences of the window before that are shown again, so that a pronoun finds its name.
_OVERLAP = 2


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences of an article by their indices in `Article.sentences`, in order."""

    sentences: tuple[int, ...]


def windows(article: Article, characters: int) -> tuple[Window, ...]:
    """Return the windows of the article proper, its title in front; headings, copies and boilerplate stand in none.

    A window holds at most `characters` characters, but always one sentence that is new. Windows of one article are
    of about equal length, and each but the first begins with the last two sentences of the one before, as far as
    these leave half of it for new ones.
    """
    body = _article_proper(article)
    lengths = {index: article.sentences[index].end - article.sentences[index].start for index in body}
    made = _cut(body, lengths, characters)
    too_small, enough = 0, characters
    while enough - too_small > 1:
        middle = (too_small + enough) // 2
        if len(_cut(body, lengths, middle)) == len(made):
            enough = middle
        else:
            too_small = middle
    return tuple(Window(tuple(indices)) for indices in _cut(body, lengths, enough))


def _article_proper(article: Article) -> list[int]:
    """Return the sentences of an article, by index, after those of the title that stand in front of them."""
    roles = [sentence.role for sentence in article.sentences]
    first = roles.index(Role.BODY) if Role.BODY in roles else 0
    return [index for index, role in enumerate(roles) if role is Role.BODY or (role is Role.TITLE and index < first)]


def _cut(body: list[int], lengths: dict[int, int], characters: int) -> list[list[int]]:
    made = []
    position = 0
    while position < len(body):
        first = _overlap_start(body, lengths, position, characters)
        size = sum(lengths[index] for index in body[first:position])
        last = position
        while last < len(body) and (last == position or size + lengths[body[last]] <= characters):
            size += lengths[body[last]]
            last += 1
        made.append(body[first:last])
        position = last
    return made


def _overlap_start(body: list[int], lengths: dict[int, int], position: int, characters: int) -> int:
    first = position
    size = 0
    while first > max(0, position - _OVERLAP):
        size += lengths[body[first - 1]]
        if size > characters // 2:
            break
        first -= 1
    return first


def halves(window: Window) -> tuple[Window, ...]:
    """Return a window cut in two, without overlap; a window of one sentence is returned as it is."""
    middle = len(window.sentences) // 2
    if not middle:
        return (window,)
    return Window(window.sentences[:middle]), Window(window.sentences[middle:])


def sentence_text(article: Article, index: int) -> str:
    """Return a sentence as it is sent; one of the title is marked as such."""
    sentence = article.sentences[index]
    mark = "(title) " if sentence.role is Role.TITLE else ""
    return mark + as_data(article.text[sentence.start : sentence.end])
