"""`claimcheck accept`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli import commands
from claimcheck.cli.options import every_command


@commands.command("accept")
@click.argument("fingerprints", metavar="FINGERPRINT [FINGERPRINT ...]", nargs=-1, required=True)
@click.option("--reason", required=True, metavar="TEXT", help="Why it stands; every report shows it.")
@click.option("--until", metavar="DATE", help="The last day on which it stands (2027-01-31).  [default: for good]")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The report (.json) that has the finding: say which one it is, and refuse a fingerprint that it has not.",
)
@every_command
def command(fingerprints: tuple[str, ...], reason: str, until: str | None, report: Path | None) -> int:
    r"""Let a finding stand, with the reason: it stays in the reports and fails nothing.

    FINGERPRINT is what stands under a finding in the report, 12 digits or more. The finding is written as [[accept]]
    into the claimcheck.toml or pyproject.toml that holds in this folder, or into a new claimcheck.toml.

    \b
    Examples:
      claimcheck accept 7a2d377bb0f8 --reason "The agency put its figure right by telephone." --report report.json
      claimcheck accept 7a2d377bb0f8 --reason "Waiting for the report." --until 2027-01-31
    """
    from claimcheck.acceptance import SHORT, added, described, is_fingerprint, parse, standing_for
    from claimcheck.cli.configuration import acceptances, place_of_acceptances
    from claimcheck.cli.failures import DONE, note
    from claimcheck.cli.gate import read_report, today
    from claimcheck.cli.printing import print_text
    from claimcheck.errors import UsageError
    from claimcheck.reports.sanitize import visible
    from claimcheck.saving import write

    given = [{"fingerprint": one.removeprefix("#"), "reason": reason} for one in dict.fromkeys(fingerprints)]
    if wrong := next((one["fingerprint"] for one in given if not is_fingerprint(one["fingerprint"])), None):
        raise UsageError(
            f"“{visible(wrong)}” is no fingerprint: it has fewer than {SHORT} digits, or others than 0-9 and a-f.",
            "The fingerprint stands under a finding in the report: #7a2d377bb0f8.",
        )
    entries = parse([one if until is None else one | {"until": until} for one in given], "The command")
    looked_at = read_report("--report", report)
    known_as = described(looked_at, [one.fingerprint for one in entries], str(report)) if looked_at is not None else {}
    path, table = place_of_acceptances()
    text = _text_of(path)
    for one in entries:
        if known := standing_for(acceptances(), one.fingerprint, today()):
            raise UsageError(f"{one.fingerprint} is accepted already: {known.reason}", f"Change it in {path}.")
        text = added(text, one, table, str(path))
    write(path, text)
    for one in entries:
        print_text(f"{one.fingerprint} is accepted in {path}.\n")
        for line in known_as.get(one.fingerprint, ()):
            print_text(f"  {visible(' '.join(line.split()))}\n")
    if looked_at is None:
        note("claimcheck: no report was looked at, so it is open whether a finding is called so; --report FILE looks.")
    return DONE


def _text_of(path: Path) -> str:
    """Return what the file that takes acceptances has, nothing where it is not there. Raises `UsageError`."""
    from claimcheck.errors import UsageError
    from claimcheck.files import text_of

    try:
        return text_of(path) if path.exists() else ""
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror}.", "Give it another name, or work elsewhere."
        ) from error
