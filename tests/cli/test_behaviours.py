"""What a machine does to a command: full disks, closed streams, names too long. One message each, never a fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import printing, quantities

ROOT = Path(__file__).parents[2]
GAZETTE, COURRIER = str(ROOT / "examples" / "gazette.txt"), str(ROOT / "examples" / "courrier.txt")
LONG_NAME = "a" * 300

# Words that tell a user of the inside of the program.
INSIDE = (
    *("fault of the program", "Traceback", "pydantic", "NoneType", "Errno", "Error:", "object has no attribute"),
    *("codec", "decode", "sys.set", "integer string"),
)


def _run(arguments: str, folder: Path, redirected: str = "", **variables: str) -> tuple[int, str, str]:
    command = f'"{sys.executable}" -m claimcheck {arguments} {redirected}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **variables}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def _refused(arguments: str, folder: Path, redirected: str = "") -> str:
    code, _, said = _run(arguments, folder, redirected)
    assert code == 2
    assert not [word for word in INSIDE if word in said]
    return said


SERVICE = "--model m --base-url http://127.0.0.1:9/v1"
COMPARE = f"compare {GAZETTE} {COURRIER} --engine rules"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output_is_said() -> None:
    assert "Standard output cannot be written" in _refused(COMPARE, ROOT, "> /dev/full")


def test_a_closed_standard_output_is_said() -> None:
    assert "no standard output" in _refused(COMPARE, ROOT, ">&-")


def test_a_closed_standard_error_does_not_change_the_outcome(tmp_path: Path) -> None:
    assert _run(COMPARE, tmp_path, "2>&-")[0] == 0
    assert _run("compare nowhere.txt nothing.txt", tmp_path, "2>&-")[0] == 2


@pytest.mark.parametrize("columns", ["1", "99999999999", "many", "²"])
def test_any_width_of_a_terminal_will_do(columns: str) -> None:
    assert _run(COMPARE, ROOT, COLUMNS=columns)[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        f"compare {GAZETTE} {LONG_NAME}.txt --engine rules",
        f"{COMPARE} -o {LONG_NAME}.html",
        f"compare {GAZETTE} {GAZETTE} --engine model --cassette {LONG_NAME}.json --record none",
        f"{COMPARE} -o {LONG_NAME}/report.html",
        f"corpus {LONG_NAME} -o out",
        f"corpus {GAZETTE} -o {LONG_NAME}",
    ],
)
def test_a_name_that_is_too_long_is_said(arguments: str, tmp_path: Path) -> None:
    assert LONG_NAME in _refused(arguments, tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_is_no_source(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "pipe or a device" in _refused(f"compare {GAZETTE} pipe.txt --engine rules", tmp_path)
    code, _, said = _run("corpus pipe.txt -o out", tmp_path)
    assert (code, "pipe or a device" in said) == (2, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize(
    "arguments",
    [
        f"{COMPARE} --baseline pipe --fail-on conflict",
        f"{COMPARE} --since pipe",
        "accept 7a2d377bb0f8 --reason looked --report pipe",
        "quantities pipe --lines",
    ],
)
def test_a_pipe_is_no_file_beside_the_sources_either(arguments: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe or a device" in _refused(arguments, tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize("name", ["claimcheck.toml", "pyproject.toml"])
@pytest.mark.parametrize("arguments", [COMPARE, "accept 7a2d377bb0f8 --reason looked"])
def test_a_pipe_in_the_place_of_a_configuration_is_not_passed_over(arguments: str, name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    assert f"{name} cannot be read: it is a pipe or a device" in _refused(arguments, tmp_path)


@pytest.mark.parametrize("output", ["own.txt", "./own.txt", "link.txt"])
def test_a_report_does_not_take_the_place_of_a_source(output: str, tmp_path: Path) -> None:
    text = Path(GAZETTE).read_text("utf-8")
    (tmp_path / "own.txt").write_text(text, "utf-8")
    (tmp_path / "link.txt").symlink_to("own.txt")
    said = _refused(f"compare own.txt {COURRIER} --engine rules -o {output}", tmp_path)
    assert "would overwrite" in said
    assert (tmp_path / "own.txt").read_text("utf-8") == text


@pytest.mark.parametrize("output", ["own.md", "link.md"])
def test_a_report_does_not_take_the_place_of_the_file_behind_standard_input(output: str, tmp_path: Path) -> None:
    (tmp_path / "own.md").write_text("The fire killed 12 people.")
    (tmp_path / "link.md").symlink_to("own.md")
    said = _refused(f"compare - {COURRIER} --engine rules -o {output}", tmp_path, "< own.md")
    assert f"-o {output} would overwrite standard input" in said
    assert (tmp_path / "own.md").read_text() == "The fire killed 12 people."


def test_a_report_may_take_the_place_of_the_earlier_one_that_it_is_held_against(tmp_path: Path) -> None:
    assert _run(f"{COMPARE} -o report.json", tmp_path)[0] == 0
    assert _run(f"{COMPARE} --since report.json -o report.json", tmp_path)[0] == 0
    assert '"since"' in (tmp_path / "report.json").read_text()


def test_a_report_does_not_take_the_place_of_its_baseline(tmp_path: Path) -> None:
    assert _run(f"{COMPARE} -o report.json", tmp_path)[0] == 0
    before = (tmp_path / "report.json").read_bytes()
    said = _refused(f"{COMPARE} --baseline report.json --fail-on conflict -o report.json", tmp_path)
    assert "would overwrite report.json, which this run reads" in said
    assert (tmp_path / "report.json").read_bytes() == before


def test_a_report_does_not_take_the_place_of_the_cassette_it_replays(tmp_path: Path) -> None:
    cassette = tmp_path / "cassette.json"
    cassette.write_bytes((ROOT / "cassettes" / "compare-careful-reader.json").read_bytes())
    before = cassette.read_bytes()
    _refused(f"compare {GAZETTE} {COURRIER} --cassette cassette.json -o cassette.json", tmp_path)
    assert cassette.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("compare own.txt own.txt -o new.json", "-o new.json would overwrite new.json"),
        ("extract own.txt -o ./new.json", "-o ./new.json would overwrite new.json"),
    ],
)
def test_a_report_does_not_take_the_place_of_the_cassette_it_records(arguments: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("The fire killed 12 people.")
    assert told in _refused(f"{arguments} --cassette new.json {SERVICE}", tmp_path)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("compare own.txt other.txt --cassette own.txt", "take the place of own.txt"),
        ("extract own.txt --cassette link.txt", "take the place of own.txt"),
        ("check other.txt --against own.txt --cassette own.txt", "take the place of own.txt"),
        ("corpus own.txt -o out --cassette own.txt", "take the place of own.txt"),
        ("corpus other.txt -o out --cassette out/claims.jsonl", "take the place of out/claims.jsonl"),
    ],
)
def test_a_recording_does_not_take_the_place_of_a_source_or_a_result(arguments: str, told: str, tmp_path: Path) -> None:
    for name in ("own.txt", "other.txt"):
        (tmp_path / name).write_text(f"The fire of {name} killed 12 people.")
    (tmp_path / "link.txt").symlink_to("own.txt")
    assert told in _refused(f"{arguments} --record all {SERVICE}", tmp_path)


def test_lines_end_when_nobody_reads_on(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text("It cost 4 euros.\n" * 3000)
    code, printed, said = _run("quantities lines.txt --lines", tmp_path, "| head -1")
    assert (code, len(printed.splitlines()), said) == (0, 1, "")


def test_lines_without_an_end_are_not_read_on_when_nobody_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lines.txt").write_text("It cost 4 euros.\n" * 3)
    told: list[str] = []

    def gone(text: str) -> bool:
        told.append(text)
        return False

    monkeypatch.setattr(printing, "print_text", gone)
    assert quantities._measure_lines(str(tmp_path / "lines.txt"), "en", None) == 0
    assert len(told) == 1


@pytest.mark.parametrize(("size", "told"), [(2_000, "too long"), (20_000, "too large")])
def test_a_line_has_the_size_of_an_article_at_most(size: int, told: str, tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text(f"It cost 4 euros.\n{'x' * size}\n")
    code, printed, said = _run("quantities lines.txt --lines", tmp_path, CLAIMCHECK_MAX_BYTES="10000")
    assert (code, len(printed.splitlines())) == (2, 1)
    assert f"line 2 of lines.txt is {told}" in said


_UNREADABLE = {
    "no UTF-8": b"\xff\xfe",
    "a number without an end": b'{"n": ' + b"9" * 5000 + b"}",
    "depth": b"[" * 100_000,
    "a mark of the byte order": b"\xef\xbb\xbf{}",
}


@pytest.mark.parametrize("content", _UNREADABLE.values(), ids=list(_UNREADABLE))
@pytest.mark.parametrize("arguments", ["cassette show odd.json", f"{COMPARE} --baseline odd.json --fail-on conflict"])
def test_odd_json_is_refused_in_words_that_name_no_part_of_python(
    arguments: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "odd.json").write_bytes(content)
    code, _, said = _run(arguments, tmp_path)
    assert code in {2, 3}
    assert not [word for word in INSIDE if word in said]


@pytest.mark.parametrize("content", [b"a = '\xff'", b"a = " + b"9" * 5000])
def test_an_odd_configuration_is_refused_in_words_that_name_no_part_of_python(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_bytes(content)
    _refused(COMPARE, tmp_path)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_are_days(day: str) -> None:
    assert _run(f"{COMPARE} --published {day}", ROOT)[0] == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_two_tolls_are_compared_on_the_first_and_the_last_day_of_the_calendar(day: str, tmp_path: Path) -> None:
    for name, count in (("a", "Twelve"), ("b", "Fifteen")):
        (tmp_path / f"{name}.txt").write_text(f"{count} people were hurt when the gangway of Aston fell.", "utf-8")
    assert _run(f"compare a.txt b.txt --engine rules --published {day}", tmp_path)[0] == 0
