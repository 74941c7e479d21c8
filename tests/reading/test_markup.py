from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ReadingError
from claimcheck.reading import read
from claimcheck.reading.feeds import entries_of_feed
from claimcheck.reading.markup import holds_markup, without_markup
from tests.noted import noted

_RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Herald</title>
<item><title>Mill &amp;amp; barn burn</title><link>https://herald.example/1</link>
<pubDate>Tue, 07 Apr 2026 10:00:00 GMT</pubDate><description>A fire.</description>
<content:encoded><![CDATA[<p>The mill&#8217;s roof fell in.</p><p>Damage: &pound;4.2m.<br>Nobody died.</p>]]>
</content:encoded></item>
{more}</channel></rss>"""
_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Herald</title><entry><title>Mill burns</title>
<link rel="self" href="https://herald.example/a"/><link href="https://herald.example/2"/>
<updated>2026-04-07T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The roof fell in.</p><p>Nobody died.</p></div>
</content>
</entry></feed>"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "<p>4,200<sup>3</sup> tonnes, 10<sup>-6</sup> of it, the 1<sup>st</sup></p>",
            "4,200³ tonnes, 10⁻⁶ of it, the 1st",
        ),
        ("<p>Tom &amp; Ada left.</p><p>Nobody else did.</p>", "Tom & Ada left.\n\nNobody else did."),
        ("One line.<br/>Another line.<br><br>A paragraph.", "One line.\nAnother line.\n\nA paragraph."),
        ("&lt;p&gt;Escaped twice &amp;amp; more.&lt;/p&gt;", "Escaped twice & more."),
        ("It cost &euro;3&nbsp;million, l&#8217;&eacute;t&eacute; dernier.", "It cost €3\u00a0million, l’été dernier."),
        ("<script>var a = '<p>no</p>';</script><b>Bold</b> words.", "Bold words."),
        ("<ul><li>First.</li><li>Second.</li></ul>", "First.\n\nSecond."),
        (
            "<!DOCTYPE html><html><head><title>x</title></head><body><p>The roof fell.</p></body></html>",
            "The roof fell.",
        ),
        ('<div style="color:red;display: none">In this mail: 3 fires</div><p>The roof fell.</p>', "The roof fell."),
        ('<div style="display:block">The roof fell.</div>', "The roof fell."),
        ("<table><tr><td>Lorna</td><td>12</td></tr></table>", "Lorna | 12"),
        ("Plain words: 3 < 4 & 5 > 4, AT&T; a<b.", "Plain words: 3 < 4 & 5 > 4, AT&T; a<b."),
    ],
)
def test_text_in_html_is_read_as_its_readers_see_it(text: str, words: str) -> None:
    assert without_markup(text) == words


@given(st.text(alphabet="abc <>/&;p#123=\"'\n", max_size=60))
def test_no_tag_that_is_known_stays_in_a_text(text: str) -> None:
    words = without_markup(f"<p>{text}</p>")
    assert without_markup(words) == words or holds_markup(text)


def test_the_entries_of_a_feed_have_their_longest_text_and_their_day() -> None:
    (entry,) = entries_of_feed("feed.xml", _RSS.replace("{more}", "").encode())
    assert entry.text == "The mill’s roof fell in.\n\nDamage: £4.2m.\nNobody died."
    assert entry.published == "Tue, 07 Apr 2026 10:00:00 GMT"
    assert entry.url == "https://herald.example/1"
    (entry,) = entries_of_feed("feed.xml", _ATOM.encode())
    assert (entry.text, entry.url) == ("The roof fell in.\n\nNobody died.", "https://herald.example/2")


def test_a_feed_of_one_entry_is_that_article_and_a_longer_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(_RSS.replace("{more}", ""), "utf-8")
    article = read(path)
    assert "Damage: £4.2m." in article.text
    assert str(article.published) == "2026-04-07"
    path.write_text(_RSS.replace("{more}", "<item><title>B</title><description>A storm.</description></item>"), "utf-8")
    with pytest.raises(ReadingError, match="a feed of 2 articles"):
        read(path)


def test_a_plain_file_that_holds_html_is_read_without_it_and_one_sign_is_what_the_text_speaks_of(
    tmp_path: Path,
) -> None:
    path = tmp_path / "saved.txt"
    path.write_text("Holm&#39;s mill &mdash; the oldest &mdash; burned down. Tom &amp; Ada left.", "utf-8")
    article = read(path)
    assert article.text == "Holm's mill — the oldest — burned down. Tom & Ada left."
    assert any("is HTML" in note for note in noted(article))
    path.write_text("The sign &amp; stands for an ampersand, the author writes.", "utf-8")
    assert "&amp; stands" in read(path).text
