"""The commands `r2p eval …`, found by the command line through an entry point."""

import json
from pathlib import Path

import click

_OWN = ("own", "further", "mixed")
_OUTSIDE = ("policyqa", "clapnq")


@click.group("eval")
def evaluate() -> None:
    """Measure retrieval and answers."""


@evaluate.command()
@click.option("--split", type=click.Choice(["dev", "test"]), default="dev", show_default=True)
@click.option(
    "--set",
    "name",
    type=click.Choice([*_OWN, *_OUTSIDE]),
    default="own",
    show_default=True,
    help='"mixed": the own questions among further documents; the last two: public sets.',
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--html", type=click.Path(path_type=Path), help="Write a report with plots.")
@click.option("--limit", type=click.IntRange(1), help="Only the first questions.")
@click.option("--ablation", "by_lever", is_flag=True, help="One row for each lever instead.")
def retrieval(
    split: str, name: str, as_json: bool, html: Path | None, limit: int | None, by_lever: bool
) -> None:
    """Evidence recall, nDCG, recall and MRR of ours and of the peers."""
    from evals.ablation import ablation
    from evals.page import as_html
    from evals.report import as_json as to_json
    from evals.report import as_text
    from evals.runs import outside_run, own_run
    from sources.settings import Settings

    settings = Settings()
    if by_lever:
        for line in ablation(split, settings):  # type: ignore[arg-type]
            click.echo(line)
        return
    if name in _OUTSIDE:
        report = outside_run(name, limit, settings)
    else:
        report = own_run(name, split, limit, settings)  # type: ignore[arg-type]
    if html:
        html.write_text(as_html(report), "utf-8")
    click.echo(json.dumps(to_json(report), ensure_ascii=False) if as_json else as_text(report))


if __name__ == "__main__":
    evaluate()
