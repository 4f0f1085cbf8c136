"""Leans: what a sentence does for a speaker, told by its words."""

import re
from enum import StrEnum

from assistant.drafting.brief import Forum, Position


class Lean(StrEnum):
    """What a sentence does; it may do several things."""

    CALL = "call"
    AFFIRM = "affirm"
    SHORTFALL = "shortfall"
    OBJECTION = "objection"
    SAFEGUARD = "safeguard"
    MOMENTUM = "momentum"


_CUES = {
    Lean.CALL: r"\b(?:should|must|needs? to|ought to|urge[sd]?|recommend(?:s|ed)?|call(?:s|ed)? "
    r"(?:on|for|upon)|imperative|vital|crucial|is required|priority|insists?)\b",
    Lean.AFFIRM: r"\b(?:support(?:s|ed)?|commitments?|acceptance|accepted|endorsed|confirmed|"
    r"no diminution|effective(?:ly)?|hailed|essential|key actors?|(?:positive|important|critical|"
    r"essential|natural|key|stronger) roles?|widespread|consensus|unanimous\w*|progress|"
    r"strengthen(?:s|ed|ing)?|well positioned|opportunit\w+|affirm\w*|successful\w*|"
    r"positively|best practices?|can (?:also )?(?:contribute|assist|play|share|help))\b",
    Lean.SHORTFALL: r"\b(?:fail(?:s|ed|ing|ure)?|lack(?:s|ed|ing)?|slow|delay\w*|gaps?|weak|"
    r"insufficient|inconsistent|underdeveloped|disjointed|often lasts?|too long|ad[- ]hoc|"
    r"reactive|challenges?|jeopardi[sz]ed|impeding|overlooked|very few)\b",
    Lean.OBJECTION: r"\b(?:sovereign\w*|regime change|non-intervention|double standards?|"
    r"selectiv\w+|controversial|polari[sz]\w+|weaponi[sz]ation|opponents?|opposed|"
    r"opposition(?! (?:forces?|leaders?|groups?))|critics?|critiques?|fears?|hesitant|"
    r"overreach|uphill|unilateral\w*|stealth|vetoed|coercive|misconceptions?|divergence|"
    r"conflation|resistan\w+|vexed|collateral damage|forum shop|irked|"
    r"concerns? (?:about|of|over|that)|constructive concerns|disagreements?|"
    r"perception of being)\b",
    Lean.SAFEGUARD: r"\b(?:last resort|consistent manner|guidelines|code of conduct|"
    r"authori[sz]\w+|(?:national|local|regional) ownership|transparen\w+|"
    r"need for collective action|"
    r"domestic and diplomatic|political solutions?|should be avoided|primacy of politics|"
    r"consultations?|trusted|credib\w+|operational clarity|clarity|non-military|"
    r"all member states|first two pillars|responsible protection|responsibility while protecting|"
    r"preventive tools|emphasis that)\b",
    # That states have accepted the norm, and that too little is done.
    Lean.MOMENTUM: r"\b(?:no diminution|widespread acceptance|majority of|unanimously|"
    r"turning point|accepted by virtually|time has come|manifestly failing|cost of inaction|"
    r"must act|fails? to respond|slow to respond|outright opponents|failure to take action|"
    r"silence encourages)\b",
}
_COMPILED = {lean: re.compile(cues, re.I) for lean, cues in _CUES.items()}

# What each lean is worth to a speaker of each position, -1..1.
_WORTH: dict[Position, dict[Lean, float]] = {
    Position.FAVOUR: {
        Lean.CALL: 0.8,
        Lean.AFFIRM: 1.0,
        Lean.SHORTFALL: 0.3,
        Lean.OBJECTION: -1.0,
        Lean.SAFEGUARD: 0.2,
        Lean.MOMENTUM: 0.7,
    },
    Position.RESERVATIONS: {
        Lean.CALL: 0.5,
        Lean.AFFIRM: 0.6,
        Lean.SHORTFALL: 0.3,
        Lean.OBJECTION: 0.1,
        Lean.SAFEGUARD: 1.0,
        Lean.MOMENTUM: 0.3,
    },
    Position.CAUTIOUS: {
        Lean.CALL: 0.1,
        Lean.AFFIRM: 0.0,
        Lean.SHORTFALL: 0.5,
        Lean.OBJECTION: 0.8,
        Lean.SAFEGUARD: 1.0,
        Lean.MOMENTUM: -0.5,
    },
    Position.OPPOSED: {
        Lean.CALL: -0.5,
        Lean.AFFIRM: -0.8,
        Lean.SHORTFALL: 0.5,
        Lean.OBJECTION: 1.0,
        Lean.SAFEGUARD: 0.5,
        Lean.MOMENTUM: -1.0,
    },
    Position.STOCK_TAKING: {
        Lean.CALL: 0.2,
        Lean.AFFIRM: 0.6,
        Lean.SHORTFALL: 0.6,
        Lean.OBJECTION: 0.4,
        Lean.SAFEGUARD: 0.4,
        Lean.MOMENTUM: 0.6,
    },
}
_AT_HOME = {
    Forum.GENERAL_ASSEMBLY: r"\bGeneral Assembly|\bMember States\b|\bdialogue\b|\bUN\b",
    Forum.SECURITY_COUNCIL: r"\bSecurity Council|\bUNSC\b|\bmandat\w+|\breferr?\w*",
    Forum.HUMAN_RIGHTS_COUNCIL: r"\bhuman rights\b|\bPeriodic Review|\baccountab\w+",
    Forum.REGIONAL_COUNCIL: r"\bregional\b|\bmember states\b|\bAU\b|\bOAS\b|\bASEAN\b",
    Forum.BILATERAL: r"\bgovernments?\b|\bcooperat\w+|\bcollaborat\w+|\bassist\w*",
    Forum.PARLIAMENT: r"\bparliament\w*|\bnational\b|\blegislat\w+|\bgovernments?\b",
    Forum.PRESS: r"\bpeople\b|\bcivilians?\b|\d{2,}|\bcivil society\b",
}


def leans_of(text: str) -> frozenset[Lean]:
    """What the sentence does."""
    return frozenset(lean for lean, cues in _COMPILED.items() if cues.search(text))


def fit(leans: frozenset[Lean], position: Position) -> float:
    """How well a sentence serves a position, -1..1; 0 for one that takes no side."""
    worth = [_WORTH[position][lean] for lean in leans]
    if not worth:
        return 0.0
    return max(-1.0, min(1.0, max(worth) + min(0.0, min(worth))))


def cuts_against(leans: frozenset[Lean], position: Position) -> bool:
    """Whether a sentence speaks against a position."""
    if position in (Position.FAVOUR, Position.RESERVATIONS):
        return Lean.OBJECTION in leans and Lean.SAFEGUARD not in leans
    if position is Position.OPPOSED:
        wanted = bool(leans & {Lean.AFFIRM, Lean.CALL, Lean.MOMENTUM})
        return wanted and not leans & {Lean.OBJECTION, Lean.SAFEGUARD}
    return position is Position.CAUTIOUS and Lean.MOMENTUM in leans


_CUE_WORDS = {
    Position.FAVOUR: "important role support commitment should strengthen act",
    Position.RESERVATIONS: "support with clear guidelines consistent accountability consultation",
    Position.CAUTIOUS: "concerns sovereignty regime change clarity last resort ownership credible",
    Position.OPPOSED: "critics sovereignty regime change controversial double standards opposition",
    Position.STOCK_TAKING: "progress achieved gaps remaining challenges examples lessons",
}


def cue_words(position: Position) -> str:
    """Words by which a search finds what serves a position."""
    return _CUE_WORDS[position]


def at_home(text: str, forum: Forum) -> bool:
    """Whether a sentence speaks of the forum's own business."""
    return bool(re.search(_AT_HOME[forum], text))
