from __future__ import annotations

import html
import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from pyarrow import parquet

from claimcheck import schemas
from claimcheck.corpus.lock import alone
from claimcheck.corpus.rows import TABLES
from claimcheck.errors import UsageError
from tests.corpus.conftest import feed, files_of, gather, table, write_feed

Feed = Callable[..., Path]


def test_two_reports_of_one_event_make_a_story_and_others_stay_apart(corpus: Feed, tmp_path: Path) -> None:
    summary = gather(tmp_path / "out", corpus())
    stories = [{member["id"][-1:] for member in story["members"]} for story in table(tmp_path / "out", "stories")]
    assert sorted(len(ids) for ids in stories) == [1] * 7
    assert (summary.articles, summary.stories, summary.several) == (13, 7, 6)


def test_the_articles_of_a_story_are_compared_as_compare_does(corpus: Feed, tmp_path: Path) -> None:
    gather(tmp_path / "out", corpus())
    findings = table(tmp_path / "out", "findings")
    found = {
        (one["verdict"], d["a"], d["b"]) for one in findings for d in one["differences"] if d["kind"] != "negation"
    }
    assert ("precision", "3.2 percent", "3.25 percent") in found
    assert ("conflict", "420,000 pounds", "450,000 pounds") in found


def test_every_row_keeps_its_schema_and_both_forms_of_a_table_hold_the_same(corpus: Feed, tmp_path: Path) -> None:
    gather(tmp_path / "out", corpus())
    for name in TABLES:
        rows = table(tmp_path / "out", name)
        for row in rows:
            jsonschema.validate(row, schemas.generate(name))
        assert parquet.read_table(tmp_path / "out" / f"{name}.parquet").to_pylist() == rows


def test_articles_added_later_give_what_all_at_once_would_have_given(corpus: Feed, tmp_path: Path) -> None:
    gather(tmp_path / "all", corpus())
    part = tmp_path / "part.jsonl"
    write_feed(part, feed()[:5])
    first = gather(tmp_path / "out", part)
    write_feed(part, feed())
    second = gather(tmp_path / "out", part)
    assert (first.read, second.read) == (5, 8)
    assert second.done < 6, "a story that did not change was compared again"
    ours, theirs = files_of(tmp_path / "out"), files_of(tmp_path / "all")
    assert ours.keys() == theirs.keys()
    changed = [name for name in ours if ours[name].replace(b"part.jsonl", b"feed.jsonl") != theirs[name]]
    assert changed == []


def test_a_second_run_on_the_same_articles_does_nothing_and_changes_nothing(corpus: Feed, tmp_path: Path) -> None:
    gather(tmp_path / "out", corpus())
    before = files_of(tmp_path / "out")
    again = gather(tmp_path / "out", corpus())
    assert (again.read, again.done) == (0, 0)
    assert files_of(tmp_path / "out") == before


def test_the_order_of_articles_is_of_no_account(tmp_path: Path) -> None:
    rows = feed()
    results = []
    for turn in range(3):
        random.Random(turn).shuffle(rows)
        gather(tmp_path / f"out{turn}", write_feed(tmp_path / f"{turn}" / "feed.jsonl", rows))
        results.append(files_of(tmp_path / f"out{turn}"))
    assert results[0] == results[1] == results[2]


def test_an_article_that_left_its_source_leaves_the_result(corpus: Feed, tmp_path: Path) -> None:
    source = corpus()
    gather(tmp_path / "out", source)
    write_feed(source, feed(events=2))
    assert gather(tmp_path / "out", source).articles == 5
    assert len(list((tmp_path / "out" / "stories").iterdir())) == 2


def test_a_bad_article_is_listed_with_its_reason_and_stops_nothing(corpus: Feed, tmp_path: Path) -> None:
    source = corpus()
    with source.open("a", encoding="utf-8") as lines:
        lines.write('not json\n[1]\n{"id": "x"}\n{"id": "y", "text": "... --- ..."}\n')
    summary = gather(tmp_path / "out", source)
    problems = {row["place"]: row["reason"] for row in table(tmp_path / "out", "problems")}
    assert (summary.articles, summary.read, summary.stories) == (13, 13, 7)
    assert list(problems) == [f"feed.jsonl:{line}" for line in (14, 15, 16, 17)]
    assert "no JSON" in problems["feed.jsonl:14"]
    assert problems["feed.jsonl:16"] == "It has no text."
    assert "no words" in problems["feed.jsonl:17"]


def test_reports_further_apart_than_the_days_asked_for_are_two_stories(tmp_path: Path) -> None:
    first, second = feed(events=1)[:2]
    source = write_feed(tmp_path / "feed.jsonl", [first, {**second, "published": "2024-05-14"}])
    assert gather(tmp_path / "near", source, days=4).stories == 1
    assert gather(tmp_path / "far", source, days=3).stories == 2


def test_a_copy_of_a_wire_story_is_an_article_of_the_same_origin(tmp_path: Path) -> None:
    wire, _ = feed(events=1)[:2]
    copy = {**wire, "id": "copy", "source": "Echo"}
    text = "Rope makers of Brenholm stood before ruins on Tuesday: a fire took their factory. Trawlers buy ropes there."
    own = {**wire, "id": "own", "source": "Post", "text": text}
    gather(tmp_path / "out", write_feed(tmp_path / "feed.jsonl", [wire, own, copy]))
    (story,) = table(tmp_path / "out", "stories")
    assert (story["articles"], story["origins"]) == (3, 2)


def test_the_index_links_every_page_most_contested_first(corpus: Feed, tmp_path: Path) -> None:
    gather(tmp_path / "out", corpus())
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    stories = {row["page"]: row for row in table(tmp_path / "out", "stories") if row["page"]}
    order = sorted(stories, key=index.index)
    assert [stories[page]["conflict"] for page in order] == sorted(
        (story["conflict"] for story in stories.values()), reverse=True
    )
    assert all((tmp_path / "out" / page).is_file() for page in order)


def test_the_index_says_in_words_what_the_outlets_of_a_story_differ_in_most(corpus: Feed, tmp_path: Path) -> None:
    gather(tmp_path / "out", corpus())
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    gravest = {row["title"]: row["gravest"] for row in table(tmp_path / "out", "stories")}
    fire = next(words for title, words in gravest.items() if "rope factory" in title)
    outlets = sorted({row["source"] for row in feed(events=1)[:2]})
    assert "12" in fire
    assert "15" in fire
    assert all(outlet in fire for outlet in outlets)
    assert html.escape(fire, quote=False) in index.replace("&#34;", '"').replace("&#39;", "'")
    assert next(words for title, words in gravest.items() if "tram" in title) is None, "both papers have 31 votes"


def test_a_hostile_title_stays_text_on_the_index(tmp_path: Path) -> None:
    rows = [{**row, "title": f"<script>alert(1)</script>\x1b[2J {row['title']}"} for row in feed(events=1)]
    gather(tmp_path / "out", write_feed(tmp_path / "feed.jsonl", rows))
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "<script>alert" not in index
    assert "\x1b" not in index


def test_a_second_run_on_a_folder_is_told_of_the_first(corpus: Feed, tmp_path: Path) -> None:
    gather(tmp_path / "out", corpus())
    with alone(tmp_path / "out" / ".claimcheck"), pytest.raises(UsageError, match="Another run is at work"):
        gather(tmp_path / "out", corpus())


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_run_goes_on_and_ends_as_if_nothing_had_happened(corpus: Feed, tmp_path: Path) -> None:
    source = corpus()
    gather(tmp_path / "whole", source)
    command = [sys.executable, "-m", "claimcheck", "corpus", str(source), "-o", str(tmp_path / "out"), "--jobs", "1"]
    command += ["--engine", "rules"]
    for moment in (0.6, 1.4, 2.0):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as killed:
            time.sleep(moment)
            killed.send_signal(signal.SIGKILL)
    done = subprocess.run([*command, "--format", "json"], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["articles"] == 13
    assert files_of(tmp_path / "out") == files_of(tmp_path / "whole")


def test_a_folder_with_foreign_files_of_the_names_of_a_result_is_refused(
    corpus: Callable[..., Path], tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("my page")
    with pytest.raises(UsageError, match=r"index\.html"):
        gather(folder, corpus())
    assert [path.read_text() for path in folder.iterdir()] == ["my page"]


def test_pages_are_not_written_through_a_link(corpus: Callable[..., Path], tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "stories").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(UsageError, match="is a link"):
        gather(tmp_path / "out", corpus())
    assert list(elsewhere.iterdir()) == []


def test_a_result_does_not_take_the_place_of_its_source(tmp_path: Path) -> None:
    feed_of_that_name = write_feed(tmp_path / "claims.jsonl", feed(events=1))
    before = feed_of_that_name.read_bytes()
    for source in (feed_of_that_name, tmp_path):
        with pytest.raises(UsageError, match="both a source"):
            gather(tmp_path, source)
    assert feed_of_that_name.read_bytes() == before


def test_what_lies_beside_the_pages_of_stories_stays(corpus: Callable[..., Path], tmp_path: Path) -> None:
    gather(tmp_path / "out", corpus(events=2))
    (tmp_path / "out" / "stories" / "notes.html").write_text("mine")
    gather(tmp_path / "out", corpus(events=1))
    assert (tmp_path / "out" / "stories" / "notes.html").read_text() == "mine"
