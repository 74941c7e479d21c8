"""Claims whose answer is known, put among those of a question; see `claimcheck.llm.tasks.align.controls`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from claimcheck.llm.tasks.align.controls import controls_for
from claimcheck.llm.tasks.verify.reply import Support
from claimcheck.records import Claim

# What is right of the known claims, in their order.
_RIGHT = (
    frozenset({Support.SUPPORTED}),
    frozenset({Support.CONTRADICTED}),
    frozenset({Support.NOT_FOUND, Support.UNCLEAR}),
)


@dataclass(frozen=True, slots=True)
class Controls:
    """Known claims of a text, and known sentences that bear out the first of them and exclude the second."""

    claims: tuple[str, ...]
    said: tuple[str, ...]

    @classmethod
    def of(cls, text: str, sources: str) -> Self:
        """Return the known claims in the language of the text and the sentences in that of the sources."""
        known = controls_for(sources, text)
        return cls(known.second, known.first[:2])

    def sentences(self, before: int) -> list[str]:
        """Return the sentences as they are shown, behind `before` others."""
        return [f"[{number}] {sentence}" for number, sentence in enumerate(self.said, before + 1)]

    def among(self, claims: Sequence[Claim]) -> Iterator[tuple[str, str]]:
        """Yield the id and the text of every claim, the known ones last."""
        yield from ((claim.id, claim.text) for claim in claims)
        yield from zip(_ids(claims), self.claims, strict=False)

    def answered(self, answers: Mapping[str, Support], claims: Sequence[Claim]) -> bool:
        """Tell whether the known claims are answered right."""
        return all(answers.get(identifier) in right for identifier, right in zip(_ids(claims), _RIGHT, strict=False))


def _ids(claims: Sequence[Claim]) -> list[str]:
    """Return ids for the known claims that go on from those of the others."""
    letters = claims[-1].id.rstrip("0123456789")
    last = int(claims[-1].id.removeprefix(letters))
    return [f"{letters}{last + place}" for place in range(1, len(_RIGHT) + 1)]
