"""What a verdict is called on a finding: in words of a newspaper, and of which source it is said."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.languages import FALLBACK, load
from claimcheck.records import Certainty, CheckedClaim, Claim, Finding, Verdict
from claimcheck.reports.phrases import Phrases

# The phrases by which an explanation says that only some words or a figure are agreed on, or that one side says more.
_AGREED_IN_PART = (
    "agree_part",
    "agree_passages",
    "agree_in_passing",
    "agree_figure",
    "agree_figure_about",
    "agree_and_more",
    "agree_in_other_words",
)


def label(finding: Finding, claims: Mapping[str, tuple[str, Claim | CheckedClaim]], words: Phrases) -> str:
    """Return the label of a finding: "conflict", "less firm in B".

    `claims` holds each claim by its id, with the id of its source. Which source is less firm is named where another one
    states what it only reports.
    """
    name = words.name("verdicts", finding.verdict)
    if finding.verdict is not Verdict.CERTAINTY:
        return name
    sides = [
        (claims[identifier][0], said)
        for difference in finding.differences
        if difference.kind == "certainty"
        for identifier, said in zip(difference.claims, (difference.a, difference.b), strict=True)
        if identifier in claims
    ]
    firm = {source for source, said in sides if said == Certainty.STATED}
    less = tuple(sorted({source for source, _ in sides} - firm))
    return words.say("less_firm_in", ids=words.listing(less)) if less and firm else name


def words_agreed_on(finding: Finding, language: str) -> str:
    """Return the explanation of an agreement that names what alone both tell, or who tells more; "" for any other.

    The claims of such a finding tell more than is agreed, the words or the figure: beside them stands what is.
    """
    if finding.verdict is not Verdict.AGREE:
        return ""
    tables = [load(code).table("phrases").get("explanations", {}) for code in (language, FALLBACK)]
    templates = (next(table[key] for table in tables if key in table) for key in _AGREED_IN_PART)
    is_part = any(re.fullmatch(_pattern(template), finding.explanation, re.DOTALL) for template in templates)
    return finding.explanation if is_part else ""


def _pattern(template: str) -> str:
    return re.sub(r"\\\{\w+\\\}", ".+", re.escape(template))
