"""Books and messages."""

import random
from email.message import EmailMessage

import pytest

from evals.bench.samples import eml_file, epub_file
from sources.errors import SourceError
from sources.loaders import load

PROSE = "The desk reported the burning of villages to the council and asked it to act in time. "


def test_load_reads_a_book_in_order() -> None:
    loaded = load(epub_file(random.Random(1)), "a.epub")
    assert loaded.text.startswith("# Chapter 0\n\nThe ")
    assert loaded.text.index("w3.") < loaded.text.index("# Chapter 1") < loaded.text.index("w4.")
    metadata = loaded.metadata
    assert (metadata.title, metadata.publisher, metadata.published) == (
        "A Book",
        "Press",
        "2019-05-03",
    )


def test_load_says_that_a_book_is_encrypted() -> None:
    scrambled = (
        b"<encryption><e:EncryptedData xmlns:e='http://www.w3.org/2001/04/xmlenc#'>"
        b"<e:CipherReference URI='OEBPS/c0.xhtml'/></e:EncryptedData></encryption>"
    )
    data = epub_file(random.Random(1), {"META-INF/encryption.xml": scrambled})
    with pytest.raises(SourceError, match="encrypted"):
        load(data, "a.epub")


def test_load_reads_the_text_part_of_a_message() -> None:
    loaded = load(eml_file(random.Random(1)), "a.eml")
    assert loaded.text.startswith("The ")
    metadata = loaded.metadata
    assert (metadata.title, metadata.authors, metadata.published) == (
        "Notes of the meeting",
        ("Jane Doe",),
        "2013-01-11",
    )
    assert loaded.notes == ("attachments not read: figures.csv",)


def test_load_reads_the_html_part_where_the_text_part_only_points_to_it() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "News"
    message.set_content("View this in your browser.")
    message.add_alternative(f"<h1>News</h1><p>{PROSE * 9}</p>", subtype="html")
    assert load(message.as_bytes(), "a.eml").text.startswith("# News\n\nThe desk")


def test_load_reads_headers_in_other_encodings() -> None:
    raw = (
        b"From: =?utf-8?q?M=C3=BCller?= Anna <a@example.org>\r\n"
        b"Subject: =?iso-8859-1?q?=C9t=E9?=\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=no-such\r\n\r\n"
        b"C\xc3\xb4te d'Azur\r\n"
    )
    loaded = load(raw, "a.eml")
    assert (loaded.metadata.title, loaded.metadata.authors) == ("Été", ("Müller Anna",))
    assert "Côte" in loaded.text


@pytest.mark.parametrize(
    ("sender", "authors", "publisher"),
    [
        ("Ada Brook <a@example.org>", ("Ada Brook",), ""),
        ("River Watch Weekly <news@example.org>", (), "River Watch Weekly"),
        ("news@example.org", ("news@example.org",), ""),
    ],
)
def test_a_sender_that_is_no_person_is_the_publisher(
    sender: str, authors: tuple[str, ...], publisher: str
) -> None:
    message = f"From: {sender}\nSubject: A letter\n\nThe council met in the spring.\n"
    metadata = load(message.encode(), "letter.eml").metadata
    assert (metadata.authors, metadata.publisher) == (authors, publisher)


def test_load_refuses_a_message_without_text() -> None:
    with pytest.raises(SourceError, match="without text"):
        load(b"From: a@example.org\r\nMessage-ID: <1>\r\nSubject: x\r\n\r\n", "a.eml")
