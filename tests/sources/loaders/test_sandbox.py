"""The helper process: limits, crashes, reuse."""

import random
import subprocess
import sys
import time

import pytest

from evals.bench.samples import html_file
from sources.errors import SourceError
from sources.loaders import Format
from sources.loaders.sandbox import Sandbox

HTML = html_file(random.Random(1))


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_load_ends_what_takes_too_long() -> None:
    sandbox = Sandbox(0.5, python("import time; time.sleep(60)"))
    start = time.monotonic()
    with pytest.raises(SourceError, match=r"takes longer than 0\.5 s"):
        sandbox.load(Format.HTML, HTML, "a.html")
    assert time.monotonic() - start < 5


def test_load_ends_what_takes_no_input() -> None:
    sandbox = Sandbox(0.5, python("import time; time.sleep(60)"))
    # More than a pipe holds.
    with pytest.raises(SourceError, match="takes longer"):
        sandbox.load(Format.PDF, bytes(5_000_000), "a.pdf")


@pytest.mark.parametrize("code", ["import os; os.abort()", "print('{', end='')", "1/0"])
def test_load_says_that_a_reader_failed(code: str) -> None:
    sandbox = Sandbox(20, python(code))
    with pytest.raises(SourceError, match="makes the reader of its format fail"):
        sandbox.load(Format.HTML, HTML, "a.html")


def test_load_goes_on_after_a_failure_with_a_new_process() -> None:
    sandbox = Sandbox()
    try:
        first = sandbox.load(Format.HTML, HTML, "a.html")
        running = sandbox._process
        assert sandbox.load(Format.HTML, HTML, "a.html") == first
        assert sandbox._process is running
        assert running is not None
        running.kill()
        running.wait()
        assert sandbox.load(Format.HTML, HTML, "a.html") == first
    finally:
        sandbox.close()


def test_plain_text_needs_no_heavy_imports() -> None:
    code = (
        "import sys; from sources.reader import read_document;"
        "read_document(b'The desk wrote to the council, and the council did not answer it at all. '"
        "* 9, 'a.txt');"
        "heavy = {'trafilatura', 'pypdfium2', 'lxml', 'docx', 'httpx', 'numpy'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
