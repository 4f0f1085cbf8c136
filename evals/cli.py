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
@click.option(
    "--limit",
    type=click.IntRange(1),
    help="Only so many: the first, of an outside set drawn at random.",
)
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


@evaluate.command()
@click.option("--split", type=click.Choice(["dev", "test"]), default="dev", show_default=True)
@click.option(
    "--set",
    "name",
    type=click.Choice(["own", "desk", "visitors", "callers", "hard", "varied"]),
    default="own",
    show_default=True,
    help='"desk": all sorts; dev only: "hard", false premises and unanswerable ones; "varied", '
    "in other words.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def answers(split: str, name: str, as_json: bool) -> None:
    """Key facts, citations, attribution, abstention and premises, without a language model."""
    from evals.answers_report import as_json as to_json
    from evals.answers_report import as_text
    from evals.answers_run import run_answers
    from sources.settings import Settings

    run = run_answers(split, Settings(), name)  # type: ignore[arg-type]
    click.echo(json.dumps(to_json(run), ensure_ascii=False) if as_json else as_text(run))


@evaluate.command()
@click.option("--split", type=click.Choice(["dev", "test"]), default="test", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--limit", type=click.IntRange(1), help="Only the first questions.")
def receipts(split: str, as_json: bool, limit: int | None) -> None:
    """Receipts of all answers verify, and tampered ones are caught."""
    from assistant.build import build_assistant, build_judge
    from assistant.llm import NO_MODEL
    from evals.dataset import SETS, load_questions
    from evals.receipts import measure_receipts
    from sources.settings import Settings

    settings = Settings()
    asked = [q for q in load_questions(SETS["own"]) if q.split == split][:limit]
    assistant = build_assistant(settings, NO_MODEL)
    report = measure_receipts(assistant, settings, build_judge(settings), asked)
    shown = report.as_json()
    click.echo(json.dumps(shown, ensure_ascii=False) if as_json else report.as_text())


@evaluate.command()
@click.option("--llm", metavar="NAME", help='Also a real one; "small" for SmolLM2-135M.')
@click.option("--limit", type=click.IntRange(1), help="Only the first attacks of each sort.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def injection(llm: str | None, limit: int | None, as_json: bool) -> None:
    """Sixty documents and forty questions that attack, in either mode, with controls."""
    import tempfile

    from assistant.build import build_assistant, build_judge
    from assistant.llm import NO_MODEL, connect, model_choice
    from evals.generated_runs import small_model
    from evals.injection import measure_injection
    from sources.settings import Settings

    settings = Settings()
    choice = model_choice(small_model() if llm == "small" else llm or NO_MODEL, settings)
    model = (choice.name, connect(choice, settings)) if choice else None
    with tempfile.TemporaryDirectory() as home:
        report = measure_injection(
            lambda s: build_assistant(s, NO_MODEL),
            Path(home),
            settings.sources,
            build_judge(settings),
            model,
            limit,
        )
    shown = report.as_json()
    click.echo(json.dumps(shown, ensure_ascii=False) if as_json else report.as_text())


@evaluate.command()
@click.option("--limit", type=click.IntRange(1), help="Only the first briefs.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def drafts(limit: int | None, as_json: bool) -> None:
    """Talking points of thirty briefs: support, diversity, position, length, time."""
    from assistant.drafting.build import build_drafter
    from evals.drafts import as_text, labelled, load_rows, run, summary
    from sources.settings import Settings

    measured, made = run(build_drafter(Settings()), load_rows()[:limit])
    totals = summary(measured, labelled(made))
    click.echo(json.dumps(totals) if as_json else as_text(measured, totals))


@evaluate.command()
@click.option(
    "--part",
    "parts",
    type=click.Choice(["public", "derived", "drafts", "speed"]),
    multiple=True,
    help="Only this; may be given again.",
)
@click.option("--floors/--no-floors", default=True, help="Word overlap and cosine beside ours.")
@click.option("--limit", type=click.IntRange(1), help="Only the first pairs of a set.")
@click.option(
    "--gold",
    type=click.Path(path_type=Path),
    help="Only this set of people's labels, as blind grading on the page exports it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def grounding(
    parts: tuple[str, ...], floors: bool, limit: int | None, gold: Path | None, as_json: bool
) -> None:
    """The judge on public human labels, derived pairs and drafts; how fast it is."""
    from evals.grounding.run import PARTS, run, run_gold

    figures = {}
    if gold:
        _, text, found = run_gold(gold)
        click.echo(json.dumps(found, ensure_ascii=False) if as_json else text)
        return
    for name, text, found in run(parts or PARTS, floors, limit):
        figures[name] = found
        if not as_json:
            click.echo(text + "\n")
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False))


@evaluate.command()
@click.option("--split", type=click.Choice(["dev", "test"]), default="dev", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def conversations(split: str, as_json: bool) -> None:
    """Follow-ups, corrections and ordinals in conversations of two and three turns."""
    from assistant.build import build_assistant
    from assistant.llm import NO_MODEL
    from evals.conversations import as_text, hold, load_conversations, report
    from sources.settings import Settings

    assistant = build_assistant(Settings(), NO_MODEL)
    held = [hold(assistant, row) for row in load_conversations() if row.split == split]
    found = report(held)
    click.echo(json.dumps(found, ensure_ascii=False) if as_json else as_text(found))


@evaluate.command()
@click.option("--run", "to", type=click.Path(path_type=Path), help="Generate anew, into this file.")
@click.option("--questions", "n", default=60, show_default=True, type=click.IntRange(1))
@click.option("--engine", default=25, show_default=True, type=click.IntRange(0))
@click.option(
    "--checked",
    type=click.IntRange(1),
    metavar="CHARS",
    help="Only checked sentences, of every set's questions, with so much evidence.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def generated(to: Path | None, n: int, engine: int, checked: int | None, as_json: bool) -> None:
    """Unsupported sentences of a small language model, checked, unchecked and in LlamaIndex.

    Prints the table of the labelled sample; with --run, writes the sentences
    that the model says now, to be labelled, and takes a minute a question.
    """
    from evals.generated_answers import as_json as to_json
    from evals.generated_answers import as_text, load_labels

    if to is None:
        rows = load_labels()
        click.echo(json.dumps(to_json(rows)) if as_json else as_text(rows))
        return
    from assistant.build import build_assistant
    from assistant.llm import NO_MODEL
    from evals.generated_runs import all_answerable, run, sampled, small_model
    from sources.settings import Settings

    settings = Settings()
    assistant = build_assistant(settings, NO_MODEL)
    small = small_model()
    said = run(assistant, settings, sampled("test", n), small, engine)
    if checked:
        said = run(assistant, settings, all_answerable()[:n], small, 0, checked, unchecked=False)
    with to.open("w", encoding="utf-8") as out:
        for row in said:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            out.flush()


if __name__ == "__main__":
    evaluate()
