"""The reply of each task, and its JSON Schema. `python -m claimcheck.llm.tasks.schemas` writes them to `schemas/`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from claimcheck.llm.replies import Reply
from claimcheck.llm.tasks.align.reply import AlignmentReply
from claimcheck.llm.tasks.confirm.reply import ConfirmationsReply
from claimcheck.llm.tasks.extract.reply import RepairReply, WindowReply
from claimcheck.llm.tasks.overview.reply import OverviewReply
from claimcheck.llm.tasks.translate.reply import TranslationReply
from claimcheck.llm.tasks.verify.reply import VerificationReply
from claimcheck.resources import folder

#: The reply of each stage.
REPLIES: dict[str, type[Reply]] = {
    "extract": WindowReply,
    "repair": RepairReply,
    "translate": TranslationReply,
    "align": AlignmentReply,
    "confirm": ConfirmationsReply,
    "verify": VerificationReply,
    "overview": OverviewReply,
}


def schema_text(stage: str) -> str:
    """Return the JSON Schema of the reply of a stage, as it is kept in `schemas/`."""
    schema: dict[str, Any] = REPLIES[stage].model_json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write(target: Path) -> None:
    """Write the schema of every reply to the folder `target`."""
    for stage in REPLIES:
        (target / f"reply-{stage}.json").write_text(schema_text(stage), "utf-8")


if __name__ == "__main__":
    write(folder("schemas"))
