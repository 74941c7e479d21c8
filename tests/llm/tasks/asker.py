"""A model that a function plays, for tasks whose reply is one list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Asker:
    """Answers each question by a function from its text to the entries of the list that the reply holds."""

    answer: Callable[[str], list[dict[str, Any]]]
    asked: list[str] = field(default_factory=list)

    def ask(self, *, user: str, reply: type[Any], **_: Any) -> Any:
        self.asked.append(user)
        [name] = reply.model_fields
        return reply.model_validate({name: self.answer(user)})
