"""The page as text: what a browser shows of it is tested in tests/browser."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from lxml.html import HtmlElement, document_fromstring

from claimcheck import compare
from claimcheck.records import CHECKED_TEXT, Certainty, Comparison, Difference, Finding, Verdict
from claimcheck.reports.html import render

if TYPE_CHECKING:
    from tests.conftest import Railway
    from tests.reports.conftest import Desk

VOID = {"meta", "input", "br", "link", "img", "path", "circle", "rect", "line", "use"}


class Tree(HTMLParser):
    """Collects elements, and fails on one that is closed out of turn."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in {"style", "script"}:
            self.text.append(data)

    @property
    def is_closed(self) -> bool:
        return not self._open


def parse(page: str) -> Tree:
    tree = Tree()
    tree.feed(page)
    tree.close()
    assert tree.is_closed
    return tree


def attributes(tree: Tree, name: str) -> Iterator[str]:
    return (value for _, found in tree.elements if (value := found.get(name)) is not None)


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as it reads: its heading, and of each side its letter, its words, those marked, and who speaks."""

    heading: str
    sides: list[tuple[str, str, list[str], str]]


def cards_of(page: str) -> list[Shown]:
    def words(element: HtmlElement) -> str:
        return " ".join(element.text_content().split())

    def side(element: HtmlElement) -> tuple[str, str, list[str], str]:
        (letter,), (quote,) = element.find_class("badge"), element.find_class("quote")
        remark = " ".join(words(one) for one in element.find_class("remark"))
        return words(letter)[-1], words(quote), [words(mark) for mark in quote.iter("mark")], remark

    return [
        Shown(words(card.find_class("heading")[0]), [side(one) for one in card.find_class("mentions")[0]])
        for card in document_fromstring(page).find_class("card")
    ]


@pytest.fixture(scope="session")
def page(railway: Railway) -> str:
    return render(railway.comparison, texts=railway.texts, language="en")


def test_the_page_asks_for_nothing_from_elsewhere(page: str) -> None:
    tree = parse(page)
    policy = next(content for content in attributes(tree, "content") if "default-src" in content)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert not [tag for tag, _ in tree.elements if tag in {"img", "link", "iframe", "object", "base"}]
    assert not list(attributes(tree, "src"))
    assert not list(attributes(tree, "style"))
    assert "url(" not in page
    assert "@import" not in page


def test_the_policy_admits_the_style_and_the_script_that_stand_in_the_page(page: str) -> None:
    for element in ("style", "script"):
        content = re.search(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content.group(1).encode()).digest()).decode()
        assert f"{element}-src &#39;sha256-{digest}&#39;" in page


def test_the_script_never_makes_markup_from_text(page: str) -> None:
    script = page.rpartition("<script>")[2]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", script)


def test_every_id_is_given_once_and_every_link_leads_to_one(page: str) -> None:
    tree = parse(page)
    identifiers = list(attributes(tree, "id"))
    assert len(identifiers) == len(set(identifiers))
    targets = {link.removeprefix("#") for link in attributes(tree, "href") if link.startswith("#")}
    assert targets <= set(identifiers)
    assert {f"c-{claim}" for claim in ("A1", "B8", "C5")} <= targets


def test_every_source_stands_whole_in_the_page(page: str, railway: Railway) -> None:
    shown = "".join(parse(page).text)
    for source in "ABC":
        for line in filter(None, railway.texts[source].split("\n")):
            words = re.findall(r"\w+", line)
            # Between two words there may stand the label of a claim: a verdict in words and a number.
            assert re.search(r"\b.{0,60}?\b".join(map(re.escape, words[:6])), shown, re.DOTALL), line


def test_every_claim_is_marked_in_place_with_its_verdict_in_words(page: str, railway: Railway) -> None:
    tree = parse(page)
    tags = {found["id"] for tag, found in tree.elements if tag == "a" and "tag" in (found.get("class") or "")}
    assert tags == {f"c-{claim.id}" for source in railway.comparison.sources for claim in source.claims}
    assert "conflict, finding" in page


def test_differing_words_are_marked_in_the_text_of_each_source(page: str) -> None:
    for words in ("9.7 billion euros", "9.74 billion euros", "9,82 milliards d’euros"):
        assert re.search(rf'class="run v-conflict differs" data-f="F1" data-d="F1">{words}<', page)


def _page_of(a: str, b: str) -> str:
    document = compare([a, b])
    return render(document, texts={"A": a, "B": b}, language=document.language)


def test_what_says_that_a_source_only_reports_is_marked() -> None:
    page = _page_of(
        "Un groupe mené par Ines Calder a soumis une offre de 97,4 millions de dollars pour le port de Brévent.",
        "Selon le Courrier d’Aubel, un groupe mené par Ines Calder aurait soumis une offre de 97,4 millions de dollars "
        "pour le port de Brévent.",
    )
    assert "<mark>Courrier d’Aubel</mark>" in page
    assert "<mark>aurait</mark>" in page


def test_a_figure_is_marked_with_the_words_that_limit_it() -> None:
    page = _page_of(
        "Plus de 40 navires ont quitté le port de Brévent mardi.", "45 navires ont quitté le port de Brévent mardi."
    )
    assert "<mark>Plus de 40</mark>" in page


def test_amounts_that_exclude_each_other_are_drawn_apart_and_a_finer_one_within_the_rougher(page: str) -> None:
    card = page.partition('id="F1"')[2].partition("</article>")[0]
    bars = [
        (float(left), float(width))
        for left, width in re.findall(r'<rect class="bar" x="([\d.]+)%" width="([\d.]+)%"', card)
    ]
    (a, a_width), (b, b_width), (c, _) = bars
    assert a < b < b + b_width < a + a_width < c
    assert "“9.74 billion euros” (B) lies within “9.7 billion euros” (A)." in card
    assert "“9.7 billion euros” (A) and “9,82 milliards d’euros” (C) lie apart" in card
    assert "9.65 to 9.75 billion euros" in card


def test_an_amount_without_an_upper_end_is_drawn_to_the_edge(page: str) -> None:
    card = page.partition('id="F7"')[2].partition("</article>")[0]
    assert 'class="arrow" x="100%"' in card
    assert "more than 12,000" in card


def test_the_page_speaks_the_language_it_is_asked_for(railway: Railway) -> None:
    page = render(railway.comparison, texts=railway.texts, language="fr")
    assert '<html lang="fr">' in page
    assert "Les sources se contredisent sur 2 points." in page
    assert "de 9,65 à 9,75 milliards d’euros" in page
    assert 'lang="en"' in page, "the words of an English source are marked as English"


def test_the_matrix_says_who_says_what_and_who_is_silent(page: str) -> None:
    row = page.partition('<tr data-card="F3"')[2].partition("</tr>")[0]
    assert row.index("<mark>400</mark>") < row.index("<mark>900</mark>") < row.index("does not say")
    assert "Police counted" in row, "a figure alone says nothing of what was counted"


def test_the_gravest_differences_stand_at_the_top_in_the_words_of_every_source(page: str) -> None:
    points = page.partition('<ol class="points">')[2].partition("</ol>")[0]
    assert re.findall(r'<a href="#(F\d+)"', points) == ["F1", "F2", "F3", "F4", "F5"]
    assert "<mark>will resign</mark>" in points
    assert "in the conditional: two people close to it" in points
    assert "3 more points below" in page
    assert points.count("both cannot be true") == 1, "a verdict is explained where it first comes"


def test_sources_that_share_their_text_are_named_once(railway: Railway) -> None:
    copies = (("A", "B"), ("C",))
    findings = tuple(replace(finding, origins=copies) for finding in railway.comparison.findings)
    page = render(replace(railway.comparison, findings=findings), texts=railway.texts, language="en")
    assert page.count("A and B share most of their text and count as one origin.") == 1


def test_a_title_is_not_told_twice_over_a_text(railway: Railway) -> None:
    first, *others = railway.comparison.sources
    title = "Corvane buys Aldermere"
    document = replace(railway.comparison, sources=(replace(first, title=title, claims=()), *others), findings=())
    page = render(document, texts={**railway.texts, "A": f"{title}\n\nIt will pay."}, language="en")
    assert page.partition('id="source-A"')[2].partition("</section>")[0].count(title) == 1


LONG = "Le quai, " + ", ".join(f"le hangar numéro {number}" for number in range(100, 118)) + " et la grue ont brûlé"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Le prêt est de 18\xa0millions d’euros.", "Le prêt est de 18\xa0millions d’euros."),
        ("La police en compte 1\u202f500, les syndicats 4\u202f000.", "La police en compte 1\u202f500"),
        (f"{LONG}.", f"{LONG}."),
    ],
)
def test_a_claim_of_one_source_is_shown_once_and_with_its_no_break_spaces(said: str, shown: str) -> None:
    texts = {"A": said, "B": "Une passerelle s’est effondrée."}
    document = compare(list(texts.values()))
    page = document_fromstring(render(document, texts=texts, language="fr"))
    cards = page.xpath(f'//article[contains(@data-verdict, "single")][.//*[contains(text(), "{shown}")]]')
    assert [_plain(card.text_content()).count(_plain(shown)[1:-1]) for card in cards] == [1]


def _plain(text: str) -> str:
    return " ".join(text.split())


def test_a_detail_that_only_one_source_gives_is_not_marked_beside_a_conflict(railway: Railway) -> None:
    first, *rest = railway.comparison.findings
    start = railway.texts["B"].index("Corvane agreed")
    detail = Difference("name", None, "Corvane", Verdict.PRECISION, ("A1", "B1"), None, start)
    document = replace(railway.comparison, findings=(replace(first, differences=(*first.differences, detail)), *rest))
    page = render(document, texts=railway.texts, language="en")
    assert re.search(r'data-f="F1">Corvane agreed to pay <', page)
    card = page.partition('id="F1"')[2].partition("</article>")[0]
    assert "<mark>Corvane</mark>" not in card
    assert ">not given<" in card


def test_numbers_of_the_same_things_share_a_line_in_two_languages(railway: Railway) -> None:
    finding = next(finding for finding in railway.comparison.findings if finding.id == "F7")
    claims = {claim.id: claim for source in railway.comparison.sources for claim in source.claims}
    (quantity,) = claims["C4"].quantities
    renamed = replace(claims["C4"], quantities=(replace(quantity, unit="salariés"),))
    sources = tuple(
        replace(source, claims=tuple(renamed if claim.id == "C4" else claim for claim in source.claims))
        for source in railway.comparison.sources
    )
    document = replace(railway.comparison, sources=sources, findings=(finding,))
    page = render(document, texts=railway.texts, language="en")
    assert page.count('<rect class="bar"') == 3


def test_two_sources_need_no_matrix(railway: Railway) -> None:
    document = replace(railway.comparison, sources=railway.comparison.sources[:2], findings=())
    assert 'class="matrix"' not in render(document, texts=railway.texts, language="en")


def test_a_check_shows_the_text_beside_the_evidence(railway: Railway) -> None:
    page = render(railway.check, texts=railway.texts, language="en")
    parse(page)
    assert "The sources contradict the text." in page
    assert 'id="source-text"' in page
    assert 'id="c-T1"' in page
    assert "No source speaks of it." in page


def test_an_extraction_lists_its_claims_and_what_was_rejected(railway: Railway) -> None:
    page = render(railway.extraction, texts=railway.texts, language="en")
    parse(page)
    assert page.count('class="card"') == 12
    assert "Corvane was founded in 1911." in page


def test_a_comparison_without_findings_is_a_page_too(railway: Railway) -> None:
    page = render(replace(railway.comparison, findings=(), counts={}), texts={}, language="en")
    parse(page)
    assert "No finding." in page


def test_hostile_articles_stay_text(hostile: str, railway: Railway) -> None:
    others = hostile.replace("euros", "dollars")
    document = compare([hostile, others])
    sources = tuple(replace(source, name=hostile, title=hostile, language='en" x="y') for source in document.sources)
    findings = tuple(replace(finding, explanation=hostile) for finding in document.findings)
    page = render(
        replace(document, sources=sources, findings=findings), texts={"A": hostile, "B": others}, language="en"
    )
    page.encode("utf-8")
    tree = parse(page)
    own = parse(render(railway.comparison, texts=railway.texts, language="en"))
    assert {tag for tag, _ in tree.elements} <= {tag for tag, _ in own.elements}
    assert sum(tag == "script" for tag, _ in tree.elements) == 1
    assert not [name for _, found in tree.elements for name in found if name.startswith("on")]
    assert "{{ 7 * 7 }}" in "".join(tree.text)
    assert not re.search("[\x00\x1b\u202e\u2028]", page)


def many(railway: Railway, number: int) -> Comparison:
    """A comparison of three long sources with `number` findings, of every verdict there is."""
    findings: list[Finding] = []
    while len(findings) < number:
        for finding in railway.comparison.findings:
            findings.append(replace(finding, id=f"F{len(findings) + 1}"))
    return replace(railway.comparison, findings=tuple(findings[:number]))


def test_three_hundred_findings_make_a_page_under_three_megabytes(railway: Railway) -> None:
    page = render(many(railway, 300), texts=railway.texts, language="en")
    assert len(page.encode()) < 3_000_000
    assert page.count("<article") == 300


def test_the_same_document_gives_the_same_page(railway: Railway, page: str) -> None:
    assert render(railway.comparison, texts=railway.texts, language="en") == page


@pytest.mark.parametrize("verdict", [Verdict.UNDECIDED, Verdict.AGREE, Verdict.CERTAINTY])
def test_each_side_of_a_card_has_its_letter_its_words_and_who_speaks_and_the_reason_heads_it(
    desk: Desk, verdict: Verdict
) -> None:
    desk.source("A", "The port said 40 cranes stand idle.")
    desk.source("B", "Half of the cranes, 20 of them, stand idle.")
    desk.claim("A1", "The port said 40 cranes stand idle.", speaker="the port", certainty=Certainty.REPORTED)
    desk.claim("B1", "Half of the cranes, 20 of them, stand idle.")
    reason = "Whose cranes are counted stays open."
    desk.finding(verdict, "A1", "B1", differ=("40", "20"), explanation=reason)
    (card,) = cards_of(render(desk.comparison(), texts=desk.texts, language="en"))
    assert card.heading == reason
    assert card.sides == [
        ("A", "The port said 40 cranes stand idle.", ["40"], "reported: the port"),
        ("B", "Half of the cranes, 20 of them, stand idle.", ["20"], ""),
    ]


def test_the_page_hides_no_side_of_a_card_until_it_is_chosen(page: str) -> None:
    hidden = re.findall(r"[^}]*\{ display: none; \}", page)
    assert hidden
    assert not [rule for rule in hidden if ".mentions" in rule or ".v-" in rule]


def test_a_claim_that_is_borne_out_stands_beside_the_words_of_the_source(desk: Desk) -> None:
    desk.source("A", "The port said 40 cranes stand idle.")
    desk.claim("A1", "The port said 40 cranes stand idle.")
    claim = desk.checked("40 cranes stand idle.", Verdict.SUPPORTED, "A1", said="The source says it.")
    texts = desk.texts | {CHECKED_TEXT: "40 cranes stand idle."}
    (card,) = cards_of(render(desk.check(claim), texts=texts, language="en"))
    assert card.heading == "The source says it."
    assert [words for _, words, _, _ in card.sides] == ["40 cranes stand idle.", "The port said 40 cranes stand idle."]
