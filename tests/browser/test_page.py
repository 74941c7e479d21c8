"""The page as a reader meets it: mouse, keyboard, screen reader, phone, paper, and no script at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck import compare, read
from claimcheck.reading import article_from_text
from claimcheck.records import Acceptance, Changed, Comparison, Finding, Gone, Since, Verdict
from claimcheck.reports.html import render

if TYPE_CHECKING:
    from tests.browser.conftest import Shown
    from tests.conftest import Railway

    Show = Callable[..., Shown]


EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def html(railway: Railway) -> str:
    return render(railway.comparison, texts=railway.texts, language="en")


def visible_cards(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all(".card", "all => all.filter(c => c.offsetParent).map(c => c.id)")
    return found


def is_in_sight(page: Any, selector: str, box: str) -> bool:
    """Whether an element lies within what its scrolling box shows."""
    answer: bool = page.evaluate(
        """([selector, box]) => {
            const inner = document.querySelector(selector).getBoundingClientRect();
            const outer = document.querySelector(box).getBoundingClientRect();
            return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1
        }""",
        [selector, box],
    )
    return answer


def test_it_opens_without_a_complaint_or_a_request(html: str, show: Show) -> None:
    shown = show(html)
    assert shown.complaints == []
    assert [url for url in shown.requests if not url.startswith("file:")] == []
    assert len(shown.requests) == 1
    assert shown.page.title().startswith("The sources contradict each other on 2 points.")


def test_the_first_screen_says_in_the_words_of_the_sources_what_they_disagree_on(html: str, show: Show) -> None:
    page = show(html).page
    points = page.locator(".points > li")
    assert points.count() == 5
    assert points.first.locator("mark").all_text_contents() == [
        "9.7 billion euros",
        "9.74 billion euros",
        "9,82 milliards d’euros",
    ]
    last = points.last.bounding_box()
    assert last["y"] + last["height"] < 900
    lefts = {
        source: {page.locator(f".points .row > :nth-child({n})").nth(row).bounding_box()["x"] for row in range(5)}
        for source, n in (("A", 1), ("B", 2), ("C", 3))
    }
    assert all(len(left) == 1 for left in lefts.values()), "a source has its column"


def test_a_point_leads_to_its_finding_and_to_the_words_of_both_sources(html: str, show: Show) -> None:
    page = show(html).page
    page.locator(".points > li").nth(1).click()
    page.wait_for_timeout(100)
    assert page.locator(".card.selected").get_attribute("id") == "F2"
    assert is_in_sight(page, "#F2", "#cards")
    assert abs(page.locator("#bench").bounding_box()["y"]) < 1
    for source in "ABC":
        assert is_in_sight(page, f"#source-{source} .run.on.apart", f"#source-{source}")


def test_what_agrees_shows_the_words_of_each_source(html: str, show: Show) -> None:
    quotes = show(html).page.locator(".card.v-agree").first.locator(".mentions dd")
    assert quotes.count() > 1
    assert all(quote.is_visible() for quote in quotes.all())


def test_a_finding_is_never_hidden_by_the_heading_above_it(html: str, show: Show) -> None:
    page = show(html, height=560).page
    for number in (8, 14, 3):
        page.evaluate(f"location.hash = 'F{number}'")
        page.wait_for_timeout(100)
        heading = page.locator(f".group:has(#F{number}) .group-heading").bounding_box()
        assert page.locator(f"#F{number}").bounding_box()["y"] >= heading["y"] + heading["height"]


def test_a_source_out_of_sight_comes_into_sight_with_its_finding(show: Show) -> None:
    sentences = ["The fire killed 12 people.", "A bridge was closed.", "Trains were late.", "Schools stay open."]
    texts = dict(zip("ABCDE", [*sentences, "The mayor resigned on Monday."], strict=True))
    page = show(render(compare(list(texts.values()), language="en"), texts=texts, language="en")).page
    page.locator(".card .heading", has_text="The mayor resigned").click()
    page.wait_for_timeout(100)
    assert page.locator("#source-E .run.on").bounding_box()["x"] + 100 < 1400


def test_no_line_begins_with_the_label_of_a_claim(html: str, show: Show) -> None:
    page = show(html, width=1100).page
    astray = page.evaluate(
        """() => [...document.querySelectorAll(".run + .keep")].filter((label) => {
            const words = label.previousElementSibling.getClientRects();
            return label.getBoundingClientRect().top > words[words.length - 1].bottom
        }).length"""
    )
    assert astray == 0


def test_filters_by_verdict_add_up(html: str, show: Show) -> None:
    page = show(html).page
    page.get_by_role("checkbox", name="conflict").check(force=True)
    assert visible_cards(page) == ["F1", "F2"]
    assert page.locator("#count").text_content() == "2 of 14 shown"
    page.get_by_role("checkbox", name="disputed").check(force=True)
    assert visible_cards(page) == ["F1", "F2", "F3"]
    assert page.locator(".matrix tbody tr:visible").count() == 3
    page.get_by_role("button", name="Show all").click()
    assert len(visible_cards(page)) == 14
    assert page.locator("#count").text_content() == "14 of 14 shown"


def test_filters_by_source_and_by_text_without_regard_to_case_and_accents(html: str, show: Show) -> None:
    page = show(html).page
    page.locator('input[name=source][value="C"]').check(force=True)
    assert "F3" not in visible_cards(page)
    page.get_by_label("Search the findings").fill("DEMISSIONNER")
    assert visible_cards(page) == ["F2"]
    page.get_by_label("Search the findings").fill("nothing like it")
    assert visible_cards(page) == []
    assert page.locator("#count").text_content() == "No finding matches."


def test_a_click_on_a_finding_scrolls_every_source_to_its_words_and_says_why(html: str, show: Show) -> None:
    page = show(html, height=620).page
    page.locator("#bench").scroll_into_view_if_needed()
    assert not page.locator("#F2 .detail").is_visible()
    page.locator("#F2 .heading").click()
    assert page.locator("#F2 .detail").is_visible()
    assert page.evaluate("location.hash") == "#F2"
    assert page.locator("#F2 .open").get_attribute("aria-current") == "true"
    marked = page.locator(".run.on.apart").all_text_contents()
    assert marked == ["will resign", "will not resign", "va démissionner"]
    for source in "ABC":
        assert is_in_sight(page, f"#source-{source} .run.on.apart", f"#source-{source}")


def test_a_click_on_a_claim_in_a_source_leads_to_its_finding(html: str, show: Show) -> None:
    page = show(html).page
    page.locator("#source-C .run", has_text="Le rachat est").click()
    assert page.locator(".card.selected").get_attribute("id") == "F14"
    assert is_in_sight(page, "#F14", "#cards")
    page.locator("#c-A7").click()
    assert page.locator(".card.selected").get_attribute("id") == "F3"


def test_a_finding_that_the_filters_hide_is_shown_when_something_leads_to_it(html: str, show: Show) -> None:
    shown = show(html)
    shown.page.get_by_role("checkbox", name="disputed").check(force=True)
    shown.page.locator("#c-C5").click()
    assert shown.complaints == []
    assert len(visible_cards(shown.page)) == 14
    assert shown.page.locator(".card.selected").is_visible()


def test_an_address_leads_to_a_finding_and_to_a_claim(html: str, show: Show) -> None:
    page = show(html, address="#F3").page
    assert page.locator(".card.selected").get_attribute("id") == "F3"
    assert is_in_sight(page, "#F3 .heading", "#cards")
    page = show(html, address="#c-B8").page
    assert page.locator(".card.selected").get_attribute("id") == "F2"


def test_an_address_that_names_nothing_harms_nothing(html: str, show: Show) -> None:
    shown = show(html, address="#%E0%A4%A")
    assert shown.complaints == []
    assert shown.page.locator(".card.selected").count() == 0


def test_the_keyboard_is_enough(html: str, show: Show) -> None:
    page = show(html).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.card').id") == "F2"
    page.keyboard.press("ArrowDown")
    assert page.locator(".card.selected").get_attribute("id") == "F3"
    page.keyboard.press("k")
    assert page.locator(".card.selected").get_attribute("id") == "F2"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("jkl")
    assert page.locator("#search").input_value() == "jkl"
    page.keyboard.press("Escape")
    assert len(visible_cards(page)) == 14
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator(".card.selected").count() == 0


def test_focus_is_always_to_be_seen(html: str, show: Show) -> None:
    page = show(html).page
    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            """() => {
                const element = document.activeElement;
                const shown = element.closest(".chip, .point") || element;
                return getComputedStyle(shown).outlineStyle
            }"""
        )
        assert outline == "solid", page.evaluate("document.activeElement.outerHTML")[:200]


def test_single_letters_do_nothing_once_the_shortcuts_are_off(html: str, show: Show) -> None:
    page = show(html).page
    page.get_by_label("Keyboard shortcuts").uncheck()
    page.keyboard.press("j")
    page.keyboard.press("/")
    assert page.locator(".card.selected").count() == 0
    assert page.evaluate("document.activeElement.id") != "search"


@pytest.mark.parametrize(
    ("kind", "address", "scheme", "width"),
    [
        ("comparison", "#F1", "light", 1400),
        ("comparison", "#F7", "dark", 1400),
        ("comparison", "#F1", "light", 390),
        ("check", "#T1", "light", 1400),
        ("extraction", "#A1", "dark", 1400),
    ],
)
def test_axe_finds_nothing_wrong(
    kind: str,
    address: str,
    scheme: str,
    width: int,
    railway: Railway,
    show: Show,
    violations: Callable[[Any], list[str]],
) -> None:
    page = render(getattr(railway, kind), texts=railway.texts, language="fr" if width == 390 else "en")
    shown = show(page, address=address, color_scheme=scheme, width=width, bypass_csp=True)
    assert violations(shown.page) == []


def test_verdicts_are_told_apart_without_colour(html: str, show: Show) -> None:
    page = show(html).page
    styles = {}
    for verdict in ("conflict", "disputed", "update", "certainty", "precision", "agree", "undecided", "single"):
        styles[verdict] = page.eval_on_selector(
            f".chip.v-{verdict} .name",
            "e => { const s = getComputedStyle(e); return s.textDecorationStyle + s.textDecorationThickness }",
        )
    assert len(set(styles.values())) == len(styles), styles
    icons = set(page.eval_on_selector_all(".chip .icon use", "all => all.map(u => u.getAttribute('href'))"))
    assert len(icons) == len(styles)


def test_a_phone_shows_everything_without_scrolling_sideways(html: str, show: Show) -> None:
    page = show(html, width=360, height=740, address="#F1").page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("#F3 .heading").click()
    assert page.locator("#F3 .detail").is_visible()


def test_without_javascript_everything_is_there_and_the_links_lead_on(html: str, show: Show) -> None:
    page = show(html, java_script_enabled=False).page
    assert page.locator(".card:visible").count() == 14
    assert page.locator(".detail:visible").count() == 8
    assert not page.locator("#filters").is_visible()
    page.locator("#F3 a.badge").first.click()
    assert page.url.endswith("#c-A7")
    assert page.locator("#c-A7").is_visible()
    page.locator("#c-A7").click()
    assert page.url.endswith("#F3")


def test_print_shows_every_finding_and_every_source_once(html: str, show: Show) -> None:
    page = show(html, address="#F1").page
    page.emulate_media(media="print")
    assert page.locator(".card:visible").count() == page.locator(".card").count()
    assert page.locator(":is(.detail, .points, .matrix, #filters):visible").count() == 0
    heights = page.eval_on_selector_all(".panel", "all => all.map(p => p.scrollHeight - p.clientHeight)")
    assert max(heights) <= 1, "a source is cut off on paper"


@pytest.mark.parametrize(("sources", "most"), [(2, 4), (5, 7), (8, 11)])
def test_on_paper_no_source_is_cut_off_and_few_pages_are_taken(show: Show, sources: int, most: int) -> None:
    examples = sorted(EXAMPLES.glob("[!ls]*.*"))
    articles = [read(examples[number % len(examples)]) for number in range(sources)]
    document = compare(articles)
    page = show(render(document, texts=document.texts, language="en"), width=700).page
    page.emulate_media(media="print")
    edges = page.eval_on_selector_all(".compared li", "all => all.map(p => p.getBoundingClientRect().right)")
    assert len(edges) == sources
    assert max(edges) <= 700, "a source runs off the paper"
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= most


# How far a line below its words reaches into the words of the next line, in pixels, negative where it stays clear of
# them. Double and wavy lines are three lines thick; letters reach .8 of their size up.
REACH = """
run => {
  const style = getComputedStyle(run), size = parseFloat(style.fontSize);
  const lines = /double|wavy/.test(style.textDecorationStyle) ? 3 : 1;
  const below = parseFloat(style.textUnderlineOffset) + lines * parseFloat(style.textDecorationThickness);
  return below + 0.8 * size - parseFloat(style.lineHeight);
}
"""


def test_on_paper_no_line_below_words_runs_through_the_next_line(html: str, show: Show) -> None:
    page = show(html).page
    page.emulate_media(media="print")
    reaches = page.evaluate(f"[...document.querySelectorAll('.run')].map({REACH})")
    assert len(reaches) > 20
    assert max(reaches) < 0


def test_on_paper_a_heading_stands_over_its_findings_across_the_page(html: str, show: Show) -> None:
    page = show(html, width=700).page
    page.emulate_media(media="print")
    widths = page.eval_on_selector_all(".group-heading", "all => all.map(heading => heading.offsetWidth)")
    assert set(widths) == {page.locator(".cards").evaluate("cards => cards.clientWidth")}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_accepted_new_and_gone_is_said_on_the_page(
    scheme: str, railway: Railway, show: Show, violations: Callable[[Any], list[str]]
) -> None:
    first, second, *rest = railway.comparison.findings
    gone = Gone(Verdict.CONFLICT, "12, not 15", ("Twelve people died.", "Fifteen people died."), "0" * 32)
    since = Since(
        "yesterday.json", new=(second.id,), changed=(Changed(first.id, Verdict.AGREE, "0" * 32),), gone=(gone,)
    )
    accepted = replace(second, accepted=Acceptance("the agency was asked", "2027-01-31"))
    document = replace(railway.comparison, findings=(first, accepted, *rest), since=since)
    page = show(render(document, texts=railway.texts, language="en"), color_scheme=scheme, bypass_csp=True).page
    assert "Since yesterday.json: 1 new, 1 changed, 1 gone." in page.locator(".changes").inner_text()
    notes = page.locator(f"#{second.id} .card-notes").inner_text()
    assert "new since the earlier report" in notes
    assert "accepted until 31 January 2027: the agency was asked" in notes
    assert "before: agreed" in page.locator(f"#{first.id} .card-notes").inner_text()
    assert page.get_by_text("Twelve people died.").is_visible()
    assert violations(page) == []


def test_what_was_not_compared_is_greyed_in_the_text(show: Show) -> None:
    text = "The mill has 40 ovens. It was built in 1911 by two brothers from the coast.\n\n"
    article = article_from_text(f"{text}A new bridge was opened on Monday.\n\n{text}", name="mill.txt")
    document = compare([article, "The mill has 50 ovens."])
    page = show(render(document, texts=document.texts, language="en")).page
    grey = page.locator("#source-A .left-out")
    assert grey.count() > 0
    assert "ovens" in grey.first.inner_text()


def test_a_hostile_article_harms_nothing(hostile: str, show: Show) -> None:
    texts = {"A": hostile, "B": hostile.replace("euros", "dollars")}
    document = compare(list(texts.values()))
    sources = tuple(replace(source, name=hostile, title=hostile) for source in document.sources)
    findings = tuple(replace(finding, explanation=hostile) for finding in document.findings)
    shown = show(render(replace(document, sources=sources, findings=findings), texts=texts, language="en"))
    assert shown.complaints == []
    assert len(shown.requests) == 1
    assert shown.page.title() != "taken"
    assert shown.page.locator(".card").first.is_visible()
    assert "<script>document.title" in shown.page.locator("#source-A .text").inner_text()
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 1400
    assert shown.page.locator(".text img, .text script, .text style").count() == 0


def test_words_from_right_to_left_run_so_within_their_own_line(show: Show) -> None:
    arabic = "\u0642\u0627\u0644 12 \u0642\u062a\u0644\u0648\u0627."
    texts = {"A": f"{arabic}\nTwelve people died.", "B": "Fifteen people died."}
    page = show(render(compare(list(texts.values()), language="en"), texts=texts, language="en")).page
    directions = page.eval_on_selector_all("#source-A .text p", "all => all.map(p => getComputedStyle(p).direction)")
    assert directions == ["rtl", "ltr"]
    assert page.evaluate("getComputedStyle(document.querySelector('.masthead')).direction") == "ltr"


def many(document: Comparison, number: int) -> Comparison:
    findings: list[Finding] = []
    while len(findings) < number:
        findings += (replace(one, id=f"F{len(findings) + n}") for n, one in enumerate(document.findings, 1))
    return replace(document, findings=tuple(findings[:number]))


def test_three_hundred_findings_can_be_searched(railway: Railway, show: Show) -> None:
    shown = show(render(many(railway.comparison, 300), texts=railway.texts, language="en"))
    shown.page.get_by_label("Search the findings").fill("chairwoman")
    assert len(visible_cards(shown.page)) == 22
