"""What a question takes for granted, read off its wording alone."""

import re

from assistant.asking import without_courtesy
from assistant.question import Kind, Question

# "List the four pillars": whoever asks so wants no yes or no.
_TELL = re.compile(
    r"(?:list|name|tell (?:me|us)|explain|describe|say|give(?: me| us)?|summari[sz]e)\b[,:]? *",
    re.I,
)
_OPENING = r"(?:and |so |but )?"
_WHAT_MADE = (
    r"what (?:made|led|caused|prompted|drove|moved|persuaded|convinced|brought|got|induced)\b"
)
_ASKED = re.compile(
    rf"{_OPENING}(?:{_WHAT_MADE}|how come\b|(?:(?:in|at|on|for|from) )?"
    r"(?:why|how(?: many| much| long)?|when|where|who|whom|whose|what|which)\b\s*"
    r"(?:did|does|do|was|were|is|are|has|have|had|should)?)\s*",
    re.I,
)
_REASON = re.compile(
    rf"{_OPENING}(?:why (?!should|would|could|can|must|might|may)|"
    r"how (?:did|does|do|was|were|is|are|has|have|had)\b|how come\b|"
    rf"{_WHAT_MADE}|for what (?:reasons? )?(?:did|does|do|was|were|has|have)\b)",
    re.I,
)
_REASONED = re.compile(
    rf"{_OPENING}(?:why (?!can|could)|how come|"
    r"how (?:did|does|do|was|were|is|are|has|have|had|will|would|can|could)\b|"
    rf"{_WHAT_MADE}|for what (?:reasons? )?(?:did|does|do|was|were|has|have))\b",
    re.I,
)
_DONE = re.compile(
    rf"{_OPENING}(?:(?:in|at|on|for|from|to|with) )?\w+(?: \w+){{0,3}}? "
    r"(?:did|was|were|has|have|had)\b",
    re.I,
)
_ACT = re.compile(rf"{_OPENING}\w+ (?:did|does|do|has|have|had)\b", re.I)
_OBJECT = re.compile(r"what \w+ (?:did|does|do|has|have)\b", re.I)
# What puts one part first ("Why was it Annan who …").
_CLEFT = re.compile(r"^it (.+?) (?:who|that|which) ", re.I)
# Where or when comes first ("When in 2011 did …").
_PLACED = re.compile(
    r"(who|when|where|what|why|how) ((?:in|at|on|from|of) .{2,40}?) "
    r"(did|does|do|was|were|has|have|had|is|are) (.+)",
    re.I,
)
_NOT = re.compile(r"(?<=[a-z])n['’]t\b")
_ACCORDING = re.compile(r",? (?:according to|says?|in the view of) .*$", re.I)
# Whoever asks why someone says a thing asks of that thing.
_SAYS = re.compile(r"(?:why|how|when|where) (?:did|does|do) .* say ", re.I)
_AS_TOLD = re.compile(r",? (?:according to|in the view of) .*$", re.I)


def presupposed(question: Question) -> str:
    """The question as the statement that it takes for granted, or "" for yes-or-no questions."""
    asked = _PLACED.sub(r"\1 \3 \4 \2", _asked(question).rstrip("? "))
    told = _asked(question) != question.text
    if question.kind is Kind.COMPARISON or (question.kind is Kind.YES_NO and not told):
        return ""
    told_by = _AS_TOLD if _SAYS.match(asked) else _ACCORDING
    bare = told_by.sub("", _NOT.sub(" not", asked.rstrip("? ")))
    rest = _CLEFT.sub(r"\1 ", _ASKED.sub("", bare, count=1) if _ASKED.match(bare) else bare)
    return f"{rest[:1].upper()}{rest[1:]}." if rest and (told or rest != bare) else ""


def _asked(question: Question) -> str:
    """The question without courtesy, and without a word to list or tell something."""
    bare = without_courtesy(question.text)
    told = _TELL.match(bare)
    return bare[told.end() :] if told else bare


def takes_all(question: Question) -> bool:
    """Whether it takes its whole statement for granted and asks for a reason or a manner."""
    return bool(_REASON.match(_asked(question)))


def takes_reason(question: Question) -> bool:
    """Whether it asks for a reason or a manner, be it of what is done or of what should be."""
    return bool(_REASONED.match(_asked(question)))


def takes_act(question: Question) -> bool:
    """Whether it asks of something as done."""
    return bool(_DONE.match(_asked(question)))


def tells_act(question: Question) -> bool:
    """Whether it tells what somebody does, and not what something is or what was done to it."""
    return bool(_ACT.match(_asked(question)))


def takes_object(question: Question) -> bool:
    """Whether it takes for granted that there is what it asks for ("What input did …")."""
    return bool(_OBJECT.match(_asked(question)))
