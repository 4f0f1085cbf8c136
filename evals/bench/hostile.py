"""Hostile files put into a library: none may crash it, hang it, harm it or go unexplained.

Run `python -m evals.bench.hostile`; it exits with 1 if any did.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evals.bench.hostile_files import Hostile, hostile_files
from evals.bench.samples import text_file
from sources.library import Library
from sources.settings import Settings

LIMIT_S = 30.0
_GOOD = 3


@dataclass(slots=True)
class HostileReport:
    """What became of the files.

    Attributes:
        read: Files of each family that became documents.
        refused: Files of each family that were refused.
        faults: What went wrong, one line each.
        seconds: Longest time that a file took, by family.
        lines: Every refusal.
    """

    read: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)


def run(count: int, seed: int, folder: Path) -> HostileReport:
    """Put the files into a library beside sound ones, and see what becomes of either.

    Args:
        count: How many hostile files.
        seed: Of their making.
        folder: An empty folder to work in.
    """
    report = HostileReport()
    inbox = folder / "inbox"
    inbox.mkdir(parents=True)
    library = Library(Settings(home=folder / "home", sources=str(inbox)))
    before = _sound(library, inbox)
    files = {f.name: f for f in hostile_files(count, seed)}
    for file in files.values():
        (inbox / file.name).write_bytes(file.data)
    _sync(library, files, report)
    for path, data in before.items():
        if not path.exists() or path.read_bytes() != data:
            report.faults.append(f"{path.name}: a sound document was harmed")
    again = Library(Settings(home=folder / "home", sources=str(inbox)))
    if [d.id for d in again.documents] != [d.id for d in library.documents]:
        report.faults.append("the library reads differently when it is opened again")
    return report


def _sound(library: Library, inbox: Path) -> dict[Path, bytes]:
    """Sound documents in the library, as they are stored."""
    for number in range(_GOOD):
        (inbox / f"sound_{number}.txt").write_bytes(text_file(random.Random(number)))
    library.sync()
    return {path: path.read_bytes() for path in library.folder.iterdir() if path.is_file()}


def _sync(library: Library, files: dict[str, Hostile], report: HostileReport) -> None:
    def timed(paths: list[Path]) -> Iterator[Path]:
        for path in paths:
            start = time.monotonic()
            yield path
            taken = time.monotonic() - start
            if path.name in files:
                family = files[path.name].family
                report.seconds[family] = max(taken, report.seconds.get(family, 0.0))
                if taken > LIMIT_S + 2:
                    report.faults.append(f"{path.name}: took {taken:.0f} s")

    done = library.sync(timed)
    refused = {name: line for line in done.skipped for name in files if line.startswith(name)}
    read = {d.source_file for d in library.documents}
    for name, file in files.items():
        if name in refused:
            report.refused[file.family] += 1
            report.lines.append(refused[name])
            if "\n" in refused[name] or len(refused[name]) > 400:
                report.faults.append(f"{name}: its refusal isn't one line")
        elif name in read:
            report.read[file.family] += 1
            if file.must_fail:
                report.faults.append(f"{name}: was read, and should have been refused")
        else:
            report.faults.append(f"{name}: neither read nor refused")


def main() -> int:
    """Run and print the counts; 1 if there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--lines", action="store_true", help="print every refusal")
    options = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = run(options.count, options.seed, Path(folder) / "hostile")
    print(f"{'family':<12} {'read':>5} {'refused':>8} {'slowest':>9}")
    for family in report.seconds:
        counts = f"{report.read[family]:>5} {report.refused[family]:>8}"
        print(f"{family:<12} {counts} {report.seconds[family]:>7.2f} s")
    total = f"{report.read.total():>5} {report.refused.total():>8}"
    print(f"{'all':<12} {total} {time.monotonic() - start:>7.1f} s in all")
    for line in report.lines if options.lines else ():
        print(line)
    for fault in report.faults:
        print(f"FAULT {fault}")
    print(f"faults: {len(report.faults)} (seed {options.seed})")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
