"""British and American spelling, folded to one, so that either finds the other."""

import re
from functools import cache

# What ends in -ise everywhere.
_ALWAYS_S = frozenset(
    "advertise advise apprise bruise chastise circumcise comprise compromise concise cruise demise "
    "despise devise disenfranchise disguise enfranchise enterprise excise exercise exorcise "
    "expertise franchise improvise incise likewise malaise merchandise otherwise paradise praise "
    "practise precise premise promise reprise revise supervise surprise televise treatise unwise "
    "uprise".split()
)
_ISE = re.compile(r"(?P<root>[a-z]{3,})is(?P<end>e[drs]?|ers|ing|ations?|able)$")
_OUR = re.compile(
    r"(?P<root>(?:ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|"
    r"neighb|od|parl|ranc|rig|rum|sav|savi|splend|tum|val|vap|vig))our"
)
_RE = r"^((?:epi)?cent|theat|(?:kilo|centi|milli)?met|lit|fib|calib|spect)"
_FOLDED = tuple(
    (re.compile(form), folded)
    for form, folded in (
        (r"(anal|catal|paral)ys(?=e[drs]?$|ing$)", r"\1yz"),
        (rf"{_RE}re(?=s?$)", r"\1er"),
        (rf"{_RE}red$", r"\1ered"),
        (r"(def|off|lic|pret)ence", r"\1ense"),
        (r"^program(?:me)(?=s?$)", "program"),
        (r"^(dial|catal|anal|monol|epil)ogue", r"\1og"),
        (
            r"^(cancel|channel|counsel|equal|fuel|label|level|marshal|model|quarrel|rival|"
            r"signal|total|travel)l(?=ed|ing|[eo]rs?)",
            r"\1",
        ),
        (r"^(judg|acknowledg)ement", r"\1ment"),
        (r"^practis(?=e|ing)", "practic"),
    )
)


@cache
def one_spelling(word: str) -> str:
    """A folded word in American spelling where its British one is another, else as it is."""
    if (found := _ISE.search(word)) and not _ends_in_s(found["root"]):
        return f"{found['root']}iz{found['end']}"
    word = _OUR.sub(r"\g<root>or", word)
    for form, folded in _FOLDED:
        word = form.sub(folded, word)
    return word


def _ends_in_s(root: str) -> bool:
    return f"{root}ise" in _ALWAYS_S
