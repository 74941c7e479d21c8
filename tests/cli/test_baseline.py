from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

Fire = tuple[Path, Path]


@pytest.mark.parametrize("name", ["known.json", "known.sarif"])
def test_findings_of_the_baseline_do_not_fail_again_and_new_ones_do(claimcheck: Run, fire: Fire, name: str) -> None:
    claimcheck("compare", *fire, "-o", name)
    gate = ("--fail-on", "conflict", "--baseline", name)
    assert claimcheck("compare", *fire, *gate).code == 0
    fire[1].write_text(fire[1].read_text().replace("15", "17"))
    assert claimcheck("compare", *fire, *gate).code == 1


def test_a_check_has_its_baseline_too(claimcheck: Run, fire: Fire) -> None:
    claimcheck("check", fire[0], "--against", fire[1], "-o", "known.json")
    gate = ("--fail-on", "contradicted", "--baseline", "known.json")
    assert claimcheck("check", fire[0], "--against", fire[1], *gate).code == 0


def test_a_known_finding_is_still_reported(claimcheck: Run, fire: Fire) -> None:
    claimcheck("compare", *fire, "-o", "known.json")
    assert "CONFLICT" in claimcheck("compare", *fire, "--baseline", "known.json", "--fail-on", "conflict").out


@pytest.mark.parametrize("content", [None, b"no report", b"{}", b"\xff\xfe\x00"])
def test_what_is_no_report_is_refused(claimcheck: Run, fire: Fire, tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "known.json").write_bytes(content)
    ran = claimcheck("compare", *fire, "--fail-on", "conflict", "--baseline", "known.json")
    assert ran.code == 2
    assert "--baseline known.json" in ran.err
    assert not ran.out  # refused before anything is compared


def test_a_baseline_without_a_verdict_to_fail_on_is_noted(claimcheck: Run, fire: Fire) -> None:
    claimcheck("compare", *fire, "-o", "known.json")
    ran = claimcheck("compare", *fire, "--baseline", "known.json")
    assert ran.code == 0
    assert "--fail-on" in ran.err
