"""The parts that the blocks of a text play."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.records import Role


class Part(StrEnum):
    """The part a block plays, finer than its role, so that a note can say what was left aside."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    COPY = "copy"
    LINKS = "links"
    BOILERPLATE = "boilerplate"
    DATELINE = "dateline"
    BYLINE = "byline"
    METADATA = "metadata"
    NO_PROSE = "no prose"
    RULE = "rule"

    @property
    def role(self) -> Role:
        """The role of this part in an article."""
        return _ROLES.get(self, Role.BOILERPLATE)


_ROLES = {Part.TITLE: Role.TITLE, Part.HEADING: Role.TITLE, Part.BODY: Role.BODY, Part.COPY: Role.REPEATED}
