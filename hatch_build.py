"""What a built distribution says of its repository: links on the index page, and absolute links in the README.

The address is that of CLAIMCHECK_REPOSITORY, which whoever releases sets, else that of the remote `origin`. A build
that knows neither, as from an archive, has no links and leaves the README as it is.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

ADDRESS = "CLAIMCHECK_REPOSITORY"
_PAGES = {"Documentation": "blob/main/docs/README.md", "Changelog": "blob/main/CHANGELOG.md", "Issues": "issues"}
_LINK = re.compile(r"(?P<head>(?P<shown>!?)\[[^\]]*\]\()(?P<target>(?!https?:|#)[^)\s]+)\)")


class RepositoryLinks(MetadataHookInterface):
    """Adds `urls` and `readme`, which pyproject.toml calls dynamic."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add both to the metadata of the project."""
        address = repository(Path(self.root))
        text = Path(self.root, "README.md").read_text("utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": absolute(text, address) if address else text}
        metadata["urls"] = (
            {"Homepage": address, **{name: f"{address}/{page}" for name, page in _PAGES.items()}} if address else {}
        )


def repository(root: Path) -> str | None:
    """Return the address of the repository, as a browser takes it, None where nothing says it."""
    said = os.environ.get(ADDRESS, "").strip() or _origin(root)
    address = re.sub(r"^(?:ssh://)?git@([^:/]+)[:/]", r"https://\1/", said).removesuffix("/").removesuffix(".git")
    return re.sub(r"//[^/@]+@", "//", address) if address.startswith("https://") else None


def _origin(root: Path) -> str:
    asked = ["git", "-C", str(root), "config", "--get", "remote.origin.url"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def absolute(text: str, address: str) -> str:
    """Return Markdown whose links into the repository, and pictures from it, lead there from anywhere."""

    def led(link: re.Match[str]) -> str:
        return f"{link['head']}{address}/{'raw' if link['shown'] else 'blob'}/main/{link['target']})"

    return _LINK.sub(led, text)
