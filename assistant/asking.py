"""Asking: the many ways to put a question, read as the plain one."""

import re

from assistant.fronted import unfronted

_ASKS = r"(?:who|what|when|where|why|how|which|whether)\b"
# Courtesy around a question, which says nothing of what is asked.
_COURTESY = re.compile(
    r"^(?:(?:please|pls|hi|hello|hey|so|ok|okay)[,!.]? |"
    r"(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody) (?:please |kindly )?"
    r"(?=(?:tell|explain|define|describe|list|name|give|say|summari[sz]e|remind)\b)|"
    rf"(?:tell|remind) (?:me|us) (?={_ASKS})|"
    rf"i(?:['’]d| would)? (?:like|want|need|wish)(?: to know)? (?={_ASKS})|"
    rf"(?:do you know|any idea|i wonder) (?={_ASKS}))+",
    re.I,
)
_THING = (
    r"(?P<thing>(?!(?:the )?(?:it|they|he|she|this|that|these|those|you|we|acronym|abbreviation)\b)"
    r"(?:the |an? )?[^\s?.,;:]+"
    r"(?: (?!in |under |according )[^\s?.,;:]+){0,4}?)"
)
_WITHIN = r"(?P<rest>(?: (?:in|under|according to) .+?)?)(?: to (?:me|us|an? \w+))?[\s?.!]*$"
_IDEA = r"(?:concept|meaning|definition|notion|principle|doctrine|term|word)"
# "(I'd like to know) who Almagro is".
_INDIRECT = re.compile(r"^(who|what|where|when) (.+) (is|are|was|were)[\s?.]*$", re.I)
# Ways to ask what something is.
_WHAT_IT_IS = tuple(
    re.compile(form + _WITHIN, re.I)
    for form in (
        rf"^(?:explain|define)(?: to (?:me|us))?(?: (?:the|an?) {_IDEA} of)? (?!{_ASKS}){_THING}",
        rf"^(?:what (?:is|are|was) )?(?:the |a )?{_IDEA} of {_THING}",
        rf"^what (?:exactly )?(?:do|does|did) {_THING} (?:actually |really )?"
        r"(?:mean|involve|entail|comprise|consist of)",
        rf"^what is (?:meant by |understood by )?{_THING}",
        rf"^how (?:do|does) {_THING} (?:actually |really )?work",
        rf"^{_THING} (?:definition|meaning)",
    )
)
# Ways to ask what someone is there for.
_ROLE = tuple(
    re.compile(form, re.I)
    for form in (
        rf"^what (?:role|part|function)s? (?:do|does|can|could|should) {_THING} (?:play|have)"
        r"(?P<rest> .+?)?[\s?]*$",
        rf"^what (?:do|does) {_THING} do(?P<rest> (?:in|for|about|against|to) .+?)?[\s?]*$",
        rf"^(?:what (?:is|are) |explain )?(?:the )?roles? of {_THING}"
        r"(?P<rest> (?:in|for|within|under|during|when) .+?)?[\s?]*$",
        rf"^what (?:is|are) {_THING}['’]s? roles?(?P<rest> (?:in|for|within|under) .+?)?[\s?]*$",
    )
)
# The norm itself is best known by its short name.
_NORM = re.compile(r"(?:the )?(?:norm of (?:the )?)?responsibility[ -]to[ -]protect|R2P|RtoP", re.I)
# What a short name means may be its long form, or what the thing is.
_SHORT = re.compile(r"[A-Z]{2,}s?|(?i:r2p|rtop)")
_MEANS = re.compile(r"\bmean", re.I)


def without_courtesy(question: str) -> str:
    """The question without "Could you please tell me" and the like."""
    return _COURTESY.sub("", question)


def plainly(question: str) -> str:
    """The question without courtesies, and in the plain form where it has one.

    "Can you explain pillar two?" is "What is pillar two?", "What do focal points do?" is
    "What is the role of focal points?"; any other question stays as it is.

    Args:
        question: In English, white space folded.
    """
    bare = without_courtesy(unfronted(question))
    if bare != question and (asked := _INDIRECT.match(bare)):
        return f"{asked[1].capitalize()} {asked[3]} {asked[2]}?"
    if _NORM.fullmatch(bare.strip(" ?.!")):
        return "What is R2P?"
    for forms, plain in ((_ROLE, "What is the role of"), (_WHAT_IT_IS, "What is")):
        for form in forms:
            asked = form.match(bare)
            if asked and not (_SHORT.fullmatch(asked["thing"]) and _MEANS.search(bare)):
                thing = "R2P" if _NORM.fullmatch(asked["thing"]) else asked["thing"]
                return f"{plain} {thing}{asked['rest'] or ''}?"
    return bare or question
