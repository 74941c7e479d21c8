from __future__ import annotations

import datetime
import json
import re
import unicodedata
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from claimcheck.corpus.entries import Entry, Unreadable, check_sources, entries, identity_of_source
from claimcheck.corpus.members import Member, pack, publication_day, read_entries, unpack
from claimcheck.errors import UsageError
from claimcheck.reading import article_from_text
from claimcheck.records import Note

_ROW = {"id": "a1", "text": "The yard closed on Monday.", "title": "Yard closed", "published": "2024-05-15"}


def of(source: Path) -> list[Entry | Unreadable]:
    return list(entries(str(source)))


def test_json_lines_and_parquet_give_the_same_articles(tmp_path: Path) -> None:
    lines, table = tmp_path / "feed.jsonl", tmp_path / "feed.parquet"
    lines.write_text(f"{json.dumps(_ROW)}\n", "utf-8")
    parquet.write_table(pyarrow.Table.from_pylist([_ROW]), table)
    (of_lines,), (of_table,) = of(lines), of(table)
    assert isinstance(of_lines, Entry)
    assert isinstance(of_table, Entry)
    assert of_lines.key == of_table.key


def test_a_folder_is_walked_in_order_without_hidden_files_and_earlier_results(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "day/c.md", "out/.claimcheck/state.txt", "out/stories.jsonl"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("The yard closed.", "utf-8")
    assert [entry.where for entry in of(tmp_path)] == ["a.txt", "b.txt", "day/c.md"]


def test_links_in_a_folder_are_named_and_not_followed_but_one_given_by_name_is(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    (outside / "secret.txt").write_text("The yard closed.", "utf-8")
    (folder / "file.txt").symlink_to(outside / "secret.txt")
    (folder / "all").symlink_to(outside)
    found = of(folder)
    assert [(one.where, isinstance(one, Unreadable)) for one in found] == [("all", True), ("file.txt", True)]
    assert all("link" in one.reason for one in found if isinstance(one, Unreadable))
    assert isinstance(of(folder / "file.txt")[0], Entry)
    assert [one.where for one in of(folder / "all")] == ["secret.txt"]


@pytest.mark.parametrize("text", ["The yard closed on Monday.", None])
def test_a_row_keeps_no_token_and_no_password_of_its_address(tmp_path: Path, text: str | None) -> None:
    addresses = [f"https://ann:word@news.example/a?id=3&token={token}" for token in ("s3cret", "other")]
    lines = tmp_path / "feed.jsonl"
    rows = [{"id": address, "url": address, "source": address, "text": text} for address in addresses]
    lines.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    first, second = of(lines)
    assert not any(secret in repr((first, second)) for secret in ("s3cret", "other", "word@"))
    assert first.id == "https://news.example/a?id=3&token=..."
    if isinstance(first, Entry) and isinstance(second, Entry):
        assert first.key != second.key


def test_an_address_that_cannot_be_read_is_named_without_its_token() -> None:
    source = "http://127.0.0.1:9/a?token=s3cret"
    (found,) = entries(source)
    assert "s3cret" not in repr(found)
    assert "s3cret" not in identity_of_source(source)
    assert identity_of_source(source) != identity_of_source(source.replace("s3cret", "other"))


def test_what_is_no_article_is_said_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "photo.raw").write_bytes(b"\0")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")
    found = {entry.where: entry.reason for entry in of(tmp_path) if isinstance(entry, Unreadable)}
    assert "ending .raw" in found["photo.raw"]
    assert "no Parquet file" in found["broken.parquet"]


@pytest.mark.parametrize("line", ["{", "<html>", '{"text": }', "nul"])
def test_a_line_that_is_no_json_is_said_by_its_place_in_no_words_of_a_parser(tmp_path: Path, line: str) -> None:
    (tmp_path / "feed.jsonl").write_text(line + "\n", "utf-8")
    (found,) = of(tmp_path / "feed.jsonl")
    assert isinstance(found, Unreadable)
    assert re.fullmatch(r"The line is no JSON: what stands from sign \d+ on is none\.", found.reason)


def test_a_row_that_goes_beyond_a_source_is_said_by_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_MAX_BYTES", "1000")
    (tmp_path / "a.csv").write_text(f'text,title\n"{"x" * 1500}",y\n', "utf-8")
    (found,) = of(tmp_path / "a.csv")
    assert isinstance(found, Unreadable)
    assert "in line 2 " in found.reason
    assert "field" not in found.reason


def test_a_line_that_never_ends_is_passed_over_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_MAX_BYTES", "1000")
    lines = tmp_path / "feed.jsonl"
    lines.write_text(json.dumps({"text": "x" * 9000}) + "\n" + json.dumps(_ROW) + "\n", "utf-8")
    long, row = of(lines)
    assert isinstance(long, Unreadable)
    assert isinstance(row, Entry)


def test_a_source_that_does_not_exist_is_one_clear_message(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no file or folder .*nowhere"):
        check_sources((str(tmp_path / "nowhere"),))


@pytest.mark.parametrize(
    "written",
    ["2024-05-15", "2024-05-15T08:00:00+02:00", "Wed, 15 May 2024 08:00:00 +0200", "1715760000", "1715760000000"],
)
def test_the_day_of_publication_is_read_in_the_forms_feeds_use(written: str) -> None:
    assert publication_day(written, "en") == datetime.date(2024, 5, 15)


def test_a_day_that_cannot_be_read_is_a_note_not_an_error(tmp_path: Path) -> None:
    lines = tmp_path / "feed.jsonl"
    lines.write_text(json.dumps({**_ROW, "published": "some day"}), "utf-8")
    (entry,) = of(lines)
    assert isinstance(entry, Entry)
    (member,) = read_entries([entry])
    assert isinstance(member, Member)
    assert Note("no_day", {"day": "some day"}) in unpack(member.packed).notes


def test_an_article_is_unpacked_as_it_was_packed() -> None:
    article = article_from_text("The yard closed on Monday.\n\nThe yard closed on Monday.", language="en", name="a")
    assert unpack(pack(article)) == article


def test_rows_and_feeds_whose_text_is_html_are_read_as_html(tmp_path: Path) -> None:
    row = {"id": "1", "text": "<p>Tom &amp; Ada left.</p><p>Nobody died.</p>"}
    (tmp_path / "rows.jsonl").write_text(f"{json.dumps(row)}\n", "utf-8")
    words = "<description>&lt;p&gt;A fire.&lt;/p&gt;</description>"
    item = f"<item><title>A &amp;amp; B</title><link>https://h.example/1</link>{words}</item>"
    (tmp_path / "feed.rss").write_text(f"<rss><channel>{item}</channel></rss>", "utf-8")
    of_feed, of_row = (entry for entry in of(tmp_path) if isinstance(entry, Entry))
    assert (of_feed.text, of_feed.title, of_feed.url) == ("A fire.", "A & B", "https://h.example/1")
    assert of_row.text == "Tom & Ada left.\n\nNobody died."


def test_a_row_is_read_as_its_readers_see_it_letters_and_accents_in_one(tmp_path: Path) -> None:
    rows = [{"id": "1", "text": "L’été de Zoé."}, {"id": "2", "text": "<p>L’été de Zoé.</p><p>Rien.</p>"}]
    written = [unicodedata.normalize("NFD", json.dumps(row, ensure_ascii=False)) for row in rows]
    (tmp_path / "rows.jsonl").write_text("\n".join(written), "utf-8")
    assert [entry.text for entry in of(tmp_path) if isinstance(entry, Entry)] == [
        "L’été de Zoé.",
        "L’été de Zoé.\n\nRien.",
    ]


def test_a_date_of_parquet_that_is_out_of_range_is_a_problem_of_its_row_alone(tmp_path: Path) -> None:
    days = pyarrow.array([10**15, 0], pyarrow.timestamp("s"))
    articles = pyarrow.table({"text": ["The board met.", "The board left."], "published": days})
    parquet.write_table(articles, tmp_path / "a.parquet")
    first, second = entries(str(tmp_path / "a.parquet"))
    assert isinstance(first, Unreadable)
    assert "out of range" in first.reason
    assert isinstance(second, Entry)


def test_links_that_are_followed_on_demand_enter_no_folder_twice(tmp_path: Path) -> None:
    folder, outside = tmp_path / "articles", tmp_path / "outside"
    for place in (folder / "day", outside):
        place.mkdir(parents=True)
        (place / "a.txt").write_text("The yard closed.", "utf-8")
    (folder / "file.txt").symlink_to(outside / "a.txt")
    (folder / "far").symlink_to(outside)
    (folder / "day" / "round").symlink_to(folder)
    followed = list(entries(str(folder), follow_links=True))
    assert [entry.where for entry in followed] == ["file.txt", "day/a.txt", "far/a.txt"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.csv", 'id,text,title\n7,"The yard, closed since May, is sold.\nIt is old.",Yard\n'),
        ("a.csv", 'ID;Title;Text\r\n7;Yard;"The yard, closed since May, is sold.\nIt is old."\r\n'),
        ("a.tsv", "\ufefftext\tid\ttitle\tother\n<p>The yard, closed since May, is sold.</p> It is old.\t7\tYard\tx\n"),
    ],
    ids=["commas", "semicolons and capitals", "tabs, a byte order mark and HTML"],
)
def test_separated_values_give_articles_by_their_columns(tmp_path: Path, name: str, written: str) -> None:
    (tmp_path / name).write_text(written, "utf-8", newline="")
    (entry,) = of(tmp_path / name)
    assert isinstance(entry, Entry)
    assert (entry.id, entry.title) == ("7", "Yard")
    assert " ".join((entry.text or "").split()) == "The yard, closed since May, is sold. It is old."


def test_a_spreadsheet_that_is_not_in_utf_8_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("text\nLe coût est de 3 €.\n".encode("cp1252"))
    assert [entry.text for entry in of(tmp_path / "a.csv") if isinstance(entry, Entry)] == ["Le coût est de 3 €."]


@pytest.mark.parametrize(
    ("written", "reason"), [("id,body\n1,x\n", "no column text"), ("", "no column text"), ("text\n,\n", "no text")]
)
def test_separated_values_without_a_text_are_named(tmp_path: Path, written: str, reason: str) -> None:
    (tmp_path / "a.csv").write_text(written, "utf-8")
    (unreadable,) = of(tmp_path / "a.csv")
    assert isinstance(unreadable, Unreadable)
    assert reason in unreadable.reason


def test_a_json_feed_gives_its_articles_and_another_json_file_none(tmp_path: Path) -> None:
    items = [
        {"id": "1", "title": "Yard", "content_html": "<p>The yard closed.</p>", "url": "https://post.example/1"},
        {"id": "2", "content_text": "It was sold.", "date_published": "2026-05-04T10:00:00Z"},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": items}
    (tmp_path / "feed.json").write_text(json.dumps(feed), "utf-8")
    first, second = of(tmp_path / "feed.json")
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.text, first.title, first.id) == ("The yard closed.", "Yard", "https://post.example/1")
    assert (second.text, second.published) == ("It was sold.", "2026-05-04T10:00:00Z")
    (tmp_path / "other.json").write_text(json.dumps({"version": "1", "items": items}), "utf-8")
    assert [isinstance(one, Unreadable) for one in of(tmp_path / "other.json")] == [True]
