"""What a claim says otherwise than its evidence: numbers, dates, names, negation and the rest."""

from collections.abc import Sequence

from assistant.answer import Difference
from assistant.grounding.alignment import align
from assistant.grounding.other_cues import (
    other_modality_in,
    other_negations_in,
    other_quantifiers_in,
)
from assistant.grounding.other_dates import other_dates_in
from assistant.grounding.other_names import other_names_in
from assistant.grounding.other_numbers import other_numbers_in
from assistant.grounding.roles import swapped_roles, wrong_holder
from assistant.grounding.verbs import swapped_verbs


def differences(
    claim: str, evidence: Sequence[str], context: Sequence[str] = ()
) -> tuple[Difference, ...]:
    """What differs, in order of kind; nothing where there is no evidence.

    Args:
        claim: One sentence.
        evidence: Sentences, the one that bears most on the claim first: it is
            the one that words are compared with, the others may still bear out
            a number, a date or a name.
        context: Who speaks there and when; it may bear out a name or a date.
    """
    if not evidence:
        return ()
    aligned = align(claim, evidence[0])
    return (
        *other_numbers_in(claim, evidence, aligned),
        *other_dates_in(claim, (*evidence, *context)),
        *other_names_in(claim, evidence, context, aligned),
        *other_negations_in(claim, evidence[0], aligned),
        *other_modality_in(claim, evidence[0], aligned),
        *other_quantifiers_in(claim, evidence[0], aligned),
        *swapped_roles(claim, evidence[0]),
        *wrong_holder(claim, evidence[0]),
        *swapped_verbs(aligned),
    )
