"""Where words stand in the file on disk, and what pipelines are told of it."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest

import claimcheck
from claimcheck.reading import article_from_text
from claimcheck.records import Comparison
from claimcheck.reports import github, gitlab, junit, sarif

FIRST = "The fire in the sugar mill at Brenholm killed 12 people on Monday."
SECOND = "The fire in the sugar mill at Brenholm killed 15 people on Monday."

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Fire at Brenholm</title></head>
<body>
<nav><a href="/">Home</a></nav>
<article>
<h1>Fire at Brenholm</h1>
<p>The mill closed years ago &amp; stood empty, the town hall said, and nobody had been seen in it for a long time.</p>
<p>{FIRST.replace("killed", "<b>killed</b>").replace("sugar mill", "sugar&nbsp;mill")}</p>
</article>
</body></html>
"""


def compared(folder: Path, first: str, content: str, second: str = "b.txt") -> Comparison:
    (folder / first).write_text(content, "utf-8")
    (folder / second).write_text(f"{SECOND}\n", "utf-8")
    return claimcheck.compare([claimcheck.read(folder / first), claimcheck.read(folder / second)])


def first_location(document: Comparison) -> dict[str, Any]:
    log = json.loads(sarif.render(document, texts=document.texts, language="en"))
    location: dict[str, Any] = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    return location


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.txt", f"Brenholm\n\n{FIRST}\n", 3),
        ("a.txt", f"\ufeffBrenholm\r\n\r\n{FIRST}\r\n", 3),
        ("a.md", f"---\ntitle: Fire\n---\n\n# Fire\n\n{FIRST}\n", 7),
        ("a.html", PAGE, 8),
    ],
)
def test_lines_are_those_of_the_file_on_disk(tmp_path: Path, name: str, content: str, line: int) -> None:
    document = compared(tmp_path, name, content)
    location = first_location(document)
    assert location["region"]["startLine"] == line
    assert f",line={line}," in github.render(document, texts=document.texts, language="en")
    (issue,) = json.loads(gitlab.render(document, texts=document.texts, language="en"))
    assert issue["location"]["lines"]["begin"] == line


def test_the_region_of_a_page_ends_with_the_last_word_of_the_quote(tmp_path: Path) -> None:
    region = first_location(compared(tmp_path, "a.html", PAGE))["region"]
    line = PAGE.split("\n")[region["startLine"] - 1]
    assert region["endLine"] == region["startLine"]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1].startswith("The fire in the sugar")
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1].endswith(" on Monday")


def test_a_document_without_lines_has_no_region() -> None:
    from claimcheck.places import Place

    assert Place("a.pdf", "", ()).region(0, 5, "words") is None


@pytest.mark.parametrize(
    ("name", "uri"),
    [("our file.txt", "our%20file.txt"), ("été.txt", "%C3%A9t%C3%A9.txt"), ("50%.txt", "50%25.txt")],
)
def test_the_file_is_named_as_a_reference(tmp_path: Path, name: str, uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    document = compared(Path(), name, f"{FIRST}\n")
    assert first_location(document)["artifactLocation"]["uri"] == uri
    assert f"::error file={name.replace('%', '%25')}," in github.render(document, texts=document.texts, language="en")


@pytest.mark.parametrize(("name", "uri"), [("fire\udcff.txt", "fire%FF.txt"), ("fire\ud800.txt", "fire%3F.txt")])
def test_a_file_whose_name_is_no_text_is_named_by_its_bytes(name: str, uri: str) -> None:
    articles = [article_from_text(FIRST, name=name), article_from_text(SECOND, name="b.txt")]
    document = claimcheck.compare(articles, engine="rules")
    for report in (sarif, github, gitlab, junit):
        assert report.render(document, texts=document.texts, language="en")
    assert first_location(document)["artifactLocation"]["uri"] == uri


def test_names_of_rules_are_the_same_in_every_language_and_rules_have_help(tmp_path: Path) -> None:
    document = compared(tmp_path, "a.txt", FIRST)
    drivers = [
        json.loads(sarif.render(document, texts=document.texts, language=language))["runs"][0]["tool"]["driver"]
        for language in ("en", "fr", "de")
    ]
    assert len({tuple(rule["name"] for rule in driver["rules"]) for driver in drivers}) == 1
    for driver in drivers:
        assert "informationUri" not in driver  # the project has no public address yet: none is made up
        assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in driver["rules"])


def test_an_annotation_is_one_line_whatever_the_article_holds(tmp_path: Path) -> None:
    document = compared(tmp_path, "a.txt", f"{FIRST[:-1]},\n::error::run this.")
    lines = github.render(document, texts=document.texts, language="en").splitlines()
    assert lines
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)


def test_junit_fails_what_is_an_error_and_passes_what_agrees(tmp_path: Path) -> None:
    same = "Nobody has been arrested so far."
    document = compared(tmp_path, "a.txt", f"{FIRST} {same}")
    document = claimcheck.compare([f"{FIRST} {same}", f"{SECOND} {same}"])
    suite = ElementTree.fromstring(junit.render(document, texts=document.texts, language="en").partition("\n")[2])[0]
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    (failure,) = suite.iter("failure")
    assert failure.get("type") == "conflict"
    assert "15 people" in (failure.text or "")


def test_junit_carries_no_character_that_xml_cannot(hostile: str) -> None:
    document = claimcheck.compare([f"{FIRST} {hostile}", f"{SECOND} {hostile}"])
    ElementTree.fromstring(junit.render(document, texts=document.texts, language="en").partition("\n")[2])


def test_a_check_names_its_text_in_every_format(tmp_path: Path) -> None:
    from claimcheck.reports import ENDINGS

    (tmp_path / "summary.txt").write_text(FIRST, "utf-8")
    document = claimcheck.check(claimcheck.read(tmp_path / "summary.txt"), [SECOND])
    for ending in ENDINGS:
        document.save(tmp_path / f"report{ending}")
        assert "summary.txt" in (tmp_path / f"report{ending}").read_text("utf-8"), ending
    assert document.text.sha256 == claimcheck.read(tmp_path / "summary.txt").sha256


@pytest.mark.parametrize("report", [github, gitlab, junit, sarif])
def test_french_keeps_its_no_break_spaces_in_what_programs_show(report: ModuleType) -> None:
    texts = ["L’incendie de Brenholm a tué 1 200 bêtes lundi.", "L’incendie de Brenholm a tué 1 450 bêtes lundi."]
    document = claimcheck.compare(texts, language="fr")
    shown = report.render(document, texts=document.texts, language="fr").replace("\\u202f", "\u202f")
    assert "(B)\u202f: les deux" in shown


def test_claims_and_evidence_carry_the_line_of_their_file(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "text.txt").write_text(f"Fire at Brenholm\n\n{SECOND}\n")
    articles = [claimcheck.read(tmp_path / "page.html"), claimcheck.read(tmp_path / "text.txt")]
    document = claimcheck.compare(articles)
    lines = {claim.quote: claim.line for source in document.sources for claim in source.claims}
    code_line = next(number for number, line in enumerate(PAGE.splitlines(), 1) if "Monday" in line)
    assert lines[SECOND] == 3
    assert code_line in lines.values()
    checked = claimcheck.check(articles[1], [articles[0]])
    assert checked.claims[-1].line == 3
    assert [evidence.line for evidence in checked.claims[-1].evidence] == [code_line]
