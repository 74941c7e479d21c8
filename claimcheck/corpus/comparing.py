"""One story compared: the unit of work that goes to another process or another machine."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claimcheck import pipeline
from claimcheck.comparison.origins import origins
from claimcheck.corpus.members import unpack
from claimcheck.corpus.state import Compared
from claimcheck.engines import ClaimEngine
from claimcheck.records import Article, Comparison, Role

#: Of a larger story so many articles are compared: one of each origin first. The pairs of articles grow as the square.
MOST_COMPARED = 10

#: Of a larger story so many of the earliest articles are looked at.
MOST_LOOKED_AT = 300


@dataclass(frozen=True, slots=True)
class Task:
    """A story to compare: its members' keys and packed articles, earliest first, and the language of the report."""

    work: str
    keys: tuple[str, ...]
    packed: tuple[bytes, ...]
    language: str | None


def work_key(members: Sequence[str], engine: str, made_by: str) -> str:
    """Return the key of a comparison: the same articles, compared by the same engine and program, have the same one."""
    return hashlib.sha256(json.dumps([sorted(members), engine, made_by]).encode()).hexdigest()


def compare_story(task: Task, engine: ClaimEngine) -> Compared:
    """Return what the articles of a story agree on and where they differ.

    Of more than `MOST_COMPARED` articles one of each origin is compared, earliest first, then further ones.
    """
    from claimcheck.reports import html

    articles = {key: unpack(packed) for key, packed in zip(task.keys, task.packed, strict=True)}
    by_origin = origins({key: _body(article) for key, article in articles.items()})
    letters = _chosen(task.keys, by_origin)
    compared = [articles[key] for key in letters]
    document = pipeline.compare(compared, engine=engine, language=task.language)
    # How much was asked depends on what an earlier run had asked already; the result must not.
    document = replace(document, engine=replace(document.engine, usage=None))
    texts = {source.id: article.text for source, article in zip(document.sources, compared, strict=True)}
    page = html.render(document, texts=texts, language=document.language)
    return Compared(
        document=packed_document(document),
        page=zlib.compress(page.encode("utf-8", "replace")),
        letters=letters,
        origins=by_origin,
        counts=document.counts,
    )


def packed_document(document: Comparison) -> bytes:
    """Return a comparison as compressed JSON."""
    from claimcheck.reports.documents import as_json

    return zlib.compress(json.dumps(as_json(document)).encode())


def unpacked_document(packed: bytes) -> Mapping[str, Any]:
    """Return the plain values of a comparison that `packed_document` was given."""
    values: Mapping[str, Any] = json.loads(zlib.decompress(packed))
    return values


def _chosen(keys: Sequence[str], by_origin: Sequence[Sequence[str]]) -> tuple[str, ...]:
    if len(keys) <= MOST_COMPARED:
        return tuple(keys)
    place = {key: number for number, key in enumerate(keys)}
    firsts = [group[0] for group in by_origin]
    others = sorted((key for group in by_origin for key in group[1:]), key=place.__getitem__)
    return tuple(sorted([*firsts, *others][:MOST_COMPARED], key=place.__getitem__))


def _body(article: Article) -> str:
    return " ".join(article.text[s.start : s.end] for s in article.sentences if s.role is Role.BODY)
