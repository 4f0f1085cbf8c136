"""How much of the register the documents bear out."""

import pytest

from evals.register import measure
from sources.document import Document
from sources.register import Statement, load_register


@pytest.mark.library
def test_measure_names_what_is_unsupported(documents: dict[str, Document]) -> None:
    real = load_register()[0]
    wrong = real.model_copy(update={"id": "000-999", "anchor": "nothing of the sort"})
    support = measure([real, wrong], documents.values())
    assert (support.n, support.anchored) == (2, 1)
    assert support.unsupported == (("000-999", "its anchor isn't in 000: 'nothing of the sort'"),)


@pytest.mark.library
def test_measure_tells_furniture_from_fault(documents: dict[str, Document]) -> None:
    real = load_register()[0]
    credit = real.model_copy(update={"id": "000-998", "anchor": "Photo by Guille Alvarez"})
    support = measure([credit], documents.values())
    assert support.unsupported == (("000-998", "its anchor stands in furniture"),)


def test_measure_leaves_absent_documents_unscored() -> None:
    statements: list[Statement] = list(load_register()[:3])
    assert measure(statements, []).n == 0
