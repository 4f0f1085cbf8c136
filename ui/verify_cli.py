"""`r2p verify`: whether a receipt still holds."""

from pathlib import Path

import click

from sources.settings import Settings
from ui.commands import JSON_OPTION, print_json


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@JSON_OPTION
def verify(file: Path, as_json: bool) -> None:
    """Confirm, offline, the receipt in FILE that `r2p ask --receipt` wrote.

    Says in one line that every quote stands where the receipt says in the same
    documents, or in one line each what differs.
    """
    from assistant.build import build_assistant, build_judge
    from assistant.llm import NO_MODEL
    from assistant.receipt import load_receipt
    from assistant.verify_receipt import ReceiptVerifier, confirmed

    settings = Settings()
    receipt = load_receipt(file)
    verifier = ReceiptVerifier(build_assistant(settings, NO_MODEL), settings, build_judge(settings))
    findings = verifier.findings(receipt)
    differing = [f.text for f in findings if f.differs]
    notes = [f.text for f in findings if not f.differs]
    if as_json:
        print_json({"holds": not differing, "differs": differing, "notes": notes})
    else:
        for line in differing:
            click.echo(f"differs: {line}")
        for line in notes:
            click.echo(f"note: {line}")
        if not differing:
            click.echo(confirmed(receipt, findings))
    if differing:
        raise click.exceptions.Exit(1)
