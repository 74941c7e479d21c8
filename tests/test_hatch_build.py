"""What a built distribution says of its repository."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from tests.scripts import loaded

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def hook() -> ModuleType:
    pytest.importorskip("hatchling", reason="hatchling builds the distribution, and is not installed here")
    return loaded(ROOT / "hatch_build.py")


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("https://code.example/paper/claimcheck.git", "https://code.example/paper/claimcheck"),
        ("https://bot:secret@code.example/paper/claimcheck/", "https://code.example/paper/claimcheck"),
        ("git@code.example:paper/claimcheck.git", "https://code.example/paper/claimcheck"),
        ("ssh://git@code.example/paper/claimcheck.git", "https://code.example/paper/claimcheck"),
        ("/home/me/claimcheck", None),
        ("", None),
    ],
)
def test_the_address_of_the_repository_is_one_for_a_browser(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, address: str | None
) -> None:
    monkeypatch.delenv(hook.ADDRESS, raising=False)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    if said:
        subprocess.run(["git", "-C", str(tmp_path), "remote", "add", "origin", said], check=True)
    assert hook.repository(tmp_path) == address
    monkeypatch.setenv(hook.ADDRESS, "https://elsewhere.example/a")
    assert hook.repository(tmp_path) == "https://elsewhere.example/a"


def test_links_lead_into_the_repository_from_anywhere(hook: ModuleType) -> None:
    text = "![a page](docs/page.png) and [how](docs/a.md#b), [there](https://a.example), [here](#below)"
    assert hook.absolute(text, "https://code.example/x") == (
        "![a page](https://code.example/x/raw/main/docs/page.png) and "
        "[how](https://code.example/x/blob/main/docs/a.md#b), "
        "[there](https://a.example), [here](#below)"
    )
