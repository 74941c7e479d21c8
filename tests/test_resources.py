from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import resources
from claimcheck.errors import ClaimcheckError


@pytest.mark.parametrize("name", ["schemas", "prompts"])
def test_the_folders_of_a_checkout_are_found(name: str) -> None:
    assert resources.folder(name).is_dir()


def test_a_wheel_carries_its_own_folders_and_they_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "claimcheck"
    for place in (package / "_data" / "schemas", tmp_path / "site" / "schemas"):
        place.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.folder("schemas") == package / "_data" / "schemas"


def test_a_missing_folder_is_told_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "claimcheck")
    with pytest.raises(ClaimcheckError, match="prompts"):
        resources.folder("prompts")
