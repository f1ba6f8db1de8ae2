"""Names that a text gives in passing: a firm's proper name, `we are a small brewery`, `for our debating club:`."""

from __future__ import annotations

import re

from loomery_codegen.understand.words.rules.reading.word_lists import word_set

__all__ = ["introduced", "made_or_shown", "trade_told"]

_END = (
    r"(?=\s+(?:with|that|which|where|who|and|for|in|on|to|of|as|so|because|opens?|is|are|has|have|needs?|wants?|"
    r"meets?|lends?|sells?|offers?|takes?|plays?|uses?|would|should|can|will|must)\b|[.,:;()]|$)"
)
_WE = re.compile(
    r"^(?:hi[,!.]? |hello[,!.]? )?(?:I|we)(?:'m|'re)? ?(?:am|are|run|own|have|manage|organi[sz]e|lead|operate|teach)?"
    r"(?: in| at)? (?:an?|the|our|my|one|two|three|four|five|several|some) (?P<what>[A-Za-zÀ-ÿ][\wÀ-ÿ' -]{2,40}?)"
    + _END,
    re.IGNORECASE,
)
_OURS = re.compile(
    r"^(?:for |something (?:to \w+|for) |(?:an?|the|some) (?:app|tool|system|site|website|program|log|list) "
    r"(?:to \w+|for) )?(?:our|my) (?P<what>[A-Za-zÀ-ÿ][\wÀ-ÿ' -]{2,40}?)" + _END,
    re.IGNORECASE,
)
_AS = re.compile(
    r"^(?:as|on|in|at) (?:an?|our|my|the) (?P<what>[A-Za-z\u00c0-\u00ff][\w\u00c0-\u00ff' -]{2,40}?),? (?=(?:I|we)\b)",
    re.IGNORECASE,
)
"""`As a wedding planner I keep`, `on our ward we note`."""
_DOES = re.compile(
    r"^(?:I|we) (?:sell|bake|make|give|teach|rent out|lend out|lend|breed|grow|coach|repair|produce|build|brew|offer) "
    r"(?:an? |the |some |our |my )?(?P<what>[A-Za-z][\w' -]{2,40}?)" + _END,
    re.IGNORECASE,
)
"""`I sell homemade jam`: the trade of somebody who does not name it."""
_PROPER = re.compile(r"\b(?:for|of) (?P<what>(?:[A-Z][\w'&-]+ ){1,5}[A-Z][\w'&-]+)")
_MADE = re.compile(
    r"\b(?:that|which) (?:automatically |can |will )*(?:generates?|shows?|displays?|lists?|collects?|compares?|tracks?)"
    r" (?:an? |the )?(?P<what>[\w -]{3,44}?)" + _END
)
_SIZE = word_set("small little new simple large big young local family-run")
_SAYS_NOTHING = word_set("data information content things items app website need want idea problem")
_LEAST = 2


def introduced(first: str) -> str:
    """What the first sentence calls a firm, or what the writer says to be or to have; nothing if it does not."""
    proper = _PROPER.search(first)
    if proper and not proper["what"].isupper():
        return proper["what"]
    for form in (_WE, _OURS, _AS):
        found = form.match(first)
        words = [word for word in found["what"].split() if word.lower() not in _SIZE] if found else []
        if words and words[-1].lower() not in _SAYS_NOTHING:
            return " ".join(words)
    return ""


def trade_told(first: str) -> str:
    """`homemade jam` where the text begins with `I sell homemade jam`; nothing where it begins otherwise."""
    found = _DOES.match(first)
    words = [word for word in found["what"].split() if word.lower() not in _SIZE] if found else []
    return " ".join(words) if words and words[-1].lower() not in _SAYS_NOTHING else ""


def made_or_shown(first: str) -> str:
    """`a website that generates weather reports`: what comes out of it."""
    found = _MADE.search(first)
    words = found["what"].split() if found else []
    return " ".join(words) if len(words) >= _LEAST and words[-1].lower() not in _SAYS_NOTHING else ""
