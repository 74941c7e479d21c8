"""The parts of a Word document: an archive of XML files that name each other by relations.

Read with the standard library alone, so that the rules engine reads Word in a browser too.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO
from xml.etree import ElementTree

MAIN_PART = "word/document.xml"
_STYLES, _PROPERTIES = "word/styles.xml", "docProps/core.xml"
#: Signs that open a tag in one part: many times those of the longest article, and each element takes a hundred bytes.
_MOST_TAGS = 2_000_000
_EDGE_KINDS = ("headerReference", "footerReference")
_PAGES = ("default", "first", "even")


@dataclass(frozen=True, slots=True)
class _Relation:
    """What one part says of another: the last word of its kind ("footnotes"), and the name of the part."""

    kind: str
    part: str


class _WithoutEntities(ElementTree.TreeBuilder):
    """Refuses what no word processor writes, and what entities that grow without end begin with."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:  # noqa: ARG002
        raise ValueError("a part of a Word document defines entities")


class WordPackage:
    """The parts of a document, parsed when asked for.

    Raises what `zipfile` and the parser raise for what is damaged, `ValueError` for a part that defines entities
    or has tags without an end.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._archive = zipfile.ZipFile(file)
        self._names = frozenset(self._archive.namelist())
        self._relations = dict(self._read_relations())
        self.body = next(element for element in self._root(MAIN_PART) if kind_of(element) == "body")

    def _root(self, name: str) -> Any:
        content = self._archive.read(name)
        if content.count(b"<") > _MOST_TAGS:
            raise ValueError("a part of a Word document has more tags than any article")
        parser = ElementTree.XMLParser(target=_WithoutEntities())
        parser.feed(content)
        return parser.close()

    def _read_relations(self) -> Iterator[tuple[str, _Relation]]:
        folder, name = posixpath.split(MAIN_PART)
        listed = f"{folder}/_rels/{name}.rels"
        for element in self._root(listed) if listed in self._names else ():
            target = element.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            if element.get("TargetMode") != "External" and part in self._names:
                yield element.get("Id", ""), _Relation(element.get("Type", "").rpartition("/")[2], part)

    def part(self, kind: str) -> Any:
        """Return the root of another part, by the last word of its kind; None where there is none."""
        named = next((relation.part for relation in self._relations.values() if relation.kind == kind), None)
        return None if named is None else self._root(named)

    def chunk(self, identity: str) -> tuple[str, bytes] | None:
        """Return the name and the content of a file that the document takes in whole; None where it is not there."""
        relation = self._relations.get(identity)
        return (posixpath.basename(relation.part), self._archive.read(relation.part)) if relation else None

    def words_of(self, kind: str) -> Iterator[tuple[str, list[str]]]:
        """Yield the name of each part of a kind and the words in it, none where it is no XML."""
        for relation in self._relations.values():
            if relation.kind == kind:
                try:
                    words = [words.strip() for words in self._root(relation.part).itertext() if words.strip()]
                except (ElementTree.ParseError, ValueError):
                    words = []
                yield posixpath.basename(relation.part), words

    def styles(self) -> dict[str, Any]:
        """Return the styles, by their ids."""
        if _STYLES not in self._names:
            return {}
        styles = [element for element in self._root(_STYLES) if kind_of(element) == "style"]
        return {attribute_of(style, "styleId"): style for style in styles}

    def title(self) -> str | None:
        """Return the title among the document's properties."""
        if _PROPERTIES not in self._names:
            return None
        return next((element.text for element in self._root(_PROPERTIES) if kind_of(element) == "title"), None)

    def edges(self) -> Iterator[Any]:
        """Yield the heads and feet of the pages, of every section in turn."""
        for section in (element for element in self.body.iter() if kind_of(element) == "sectPr"):
            named = {
                (attribute_of(element, "type"), kind_of(element)): self._relations.get(attribute_of(element, "id"))
                for element in section
                if kind_of(element) in _EDGE_KINDS
            }
            for relation in (named.get((page, kind)) for page in _PAGES for kind in _EDGE_KINDS):
                if relation is not None:
                    yield self._root(relation.part)


def kind_of(element: Any) -> str:
    """Return the name of an element without its namespace, empty for comments and instructions."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute_of(element: Any, name: str) -> str:
    """Return the value of an attribute, whatever its namespace, empty where there is none."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def value_in(element: Any, kind: str) -> str:
    """Return the value of the first child of a kind, empty where there is none."""
    return next((attribute_of(child, "val") for child in element if kind_of(child) == kind), "")
