"""Running headers and page numbers, by context and by page."""

from tests.sources.reading import cleaned, lines_of

PROSE = "The council met in the spring and wrote down what it had heard."
CUT = ("The families who had left the valley asked for", "a list of those who were missing.")


def test_running_headers_single_line_cuts_a_sentence() -> None:
    pages = [x for n in (1, 2, 3) for x in (PROSE, CUT[0], f"Annual Survey {n}", CUT[1])]
    assert all("Annual Survey" not in line for line in cleaned("\n\n".join(pages)))


def test_running_headers_subheading_that_opens_prose_stays() -> None:
    text = "\n\n".join(["Key Findings", PROSE, "Key Findings", PROSE.replace("spring", "fall")])
    assert cleaned(text).count("Key Findings") == 2


def test_running_headers_cut_a_numbered_list() -> None:
    text = f"1. {PROSE}\n\nREPORT OF THE DESK\n\n2. {PROSE[:-1]} twice.\n\nREPORT OF THE DESK"
    assert cleaned(text) == [f"1. {PROSE}", f"2. {PROSE[:-1]} twice."]


def test_running_headers_title_that_is_also_the_header_stays_once() -> None:
    page = f"{PROSE}\n\n{CUT[0]}\n\nThe Long Winter Report\n\n{CUT[1]}"
    found = cleaned(f"The Long Winter Report\n\n{page}\n\n{page.replace('spring', 'fall')}")
    assert found[0] == "The Long Winter Report"
    assert found.count("The Long Winter Report") == 1


def test_running_headers_by_page_position() -> None:
    pages = [f"Desk Bulletin | {n}\n\n{PROSE[:-1]} in {n}.\n\nOffice of Desks\n" for n in range(3)]
    assert cleaned("\f".join(pages)) == [f"{PROSE[:-1]} in {n}." for n in range(3)]


def test_running_headers_repeated_rows_of_wrapped_prose_stay() -> None:
    row = "the district and the elders who had been called to the meeting in"
    text = "\n\n".join(
        f"In {month} a delegate went to see\n{row}\nthe town of {month}."
        for month in ("May", "June")
    )
    assert sum(row in line for line in cleaned(text)) == 2


def test_running_headers_symbol_stays_once() -> None:
    text = f"A/99/12\n\nA Title of Its Own\n\n{PROSE}\n\nA/99/12\n\n{PROSE[:-1]} again."
    assert cleaned(text).count("A/99/12") == 1


def test_read_lines_counts_pages_by_form_feeds() -> None:
    found = [(line.text, line.page) for line in lines_of("one\ntwo\f\nthree")]
    assert found == [("one", 1), ("two", 1), ("three", 2)]
    assert lines_of("one")[0].page is None
