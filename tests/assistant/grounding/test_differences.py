"""What a claim says otherwise than its evidence."""

import pytest

from assistant.grounding.differences import differences


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        (
            "Over 60,000 people were killed in Syria.",
            "Some 59,648 people were reported killed in Syria.",
            ("number", "60,000", "59,648"),
        ),
        (
            "Ten states spoke in the dialogue.",
            "Fifty-eight states spoke in the dialogue.",
            ("number", "Ten", "Fifty-eight"),
        ),
        (
            "The report came out on 27 June 2012.",
            "The report came out on 27 June 2011.",
            ("date", "27 June 2012", "27 June 2011"),
        ),
        (
            "The Security Council adopted the text.",
            "The General Assembly adopted the text.",
            ("name", "Security Council", "General Assembly"),
        ),
        (
            "The panel was moderated by Tina Park.",
            "The panel was moderated by Mr. Chowdury and heard Tina Park.",
            ("name", "Tina Park", "Chowdury"),
        ),
        (
            "Member states have implemented the article.",
            "Member states have never implemented the article.",
            ("negation", "", "never implemented the"),
        ),
        (
            "The Council must refer the case.",
            "The Council should refer the case.",
            ("modality", "must", "should"),
        ),
        (
            "All participants agreed with the emphasis.",
            "Some participants agreed with the emphasis.",
            ("quantifier", "All", "Some"),
        ),
        (
            "Kenya attacked Uganda in March.",
            "Uganda attacked Kenya in March.",
            ("role", "Kenya attacked Uganda", "Uganda attacked Kenya"),
        ),
        (
            "The Council adopted the code of conduct.",
            "The Council announced the code of conduct.",
            ("verb", "adopted", "announced"),
        ),
    ],
)
def test_differences_name_what_differs(
    claim: str, source: str, expected: tuple[str, str, str]
) -> None:
    found = [(d.kind, d.claim, d.source) for d in differences(claim, [source])]

    assert expected in found


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("About 60,000 people died.", "In all 59,648 people died."),
        ("More than 50,000 people died.", "In all 59,648 people died."),
        ("Sixty thousand people died.", "In all 60,000 people died."),
        ("Two per cent of states voted.", "2% of states voted."),
        ("It met on September 15, 2022.", "It met on 15 September 2022."),
        ("It met on 16 September 2022.", "It met on 15-16 September 2022."),
        ("It met in 2022.", "It met on 15-16 September 2022."),
        ("The ICC relies on states.", "The International Criminal Court relies on states."),
        ("Syrian leaders spoke.", "Leaders of Syria spoke."),
        ("Kaye asked for a referral.", "David Kaye asked for a referral."),
        ("The norm prevents nobody from acting.", "The norm prevents nobody from acting."),
        ("Uganda was attacked by Kenya.", "Kenya attacked Uganda."),
        ("The programme of the centre defends R2P.", "The program of the center defends RtoP."),
    ],
)
def test_differences_is_empty_for_the_same_in_other_words(claim: str, source: str) -> None:
    assert differences(claim, [source]) == ()


def test_differences_takes_a_number_from_a_later_sentence() -> None:
    evidence = ["The count concerns people killed in Syria.", "In all 59,648 people died."]

    assert differences("In Syria 59,648 people were killed.", evidence) == ()


def test_differences_is_empty_without_evidence() -> None:
    assert differences("All 12 states agreed.", []) == ()


def test_a_capital_does_not_stand_for_its_country() -> None:
    found = differences("Rebels took Kinshasa in Congo.", ["Rebels took Goma in Congo."])

    assert [(d.kind, d.claim, d.source) for d in found] == [("name", "Kinshasa", "Goma")]
