"""Letters misread by a scanner: "rn" for "m", "l" or "I" for "1", "O" for "0", "cl" for "d".

Two words that both exist ("modern", "modem") are not taken for one misread, nor are two numbers.
"""

from __future__ import annotations

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule
import re
from functools import lru_cache

from .typo import exists

RULE = make_rule(
    "CC242",
    "misread-letters",
    Weight.MECHANICAL,
    "Letters look like others and were misread.",
    __doc__,
    passing=('The harbour claims were paid.', 'The harbour claims were paid.'),
    failing=('The harbour claims were paid.', 'The harbour c1aims were paid.'),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where both sides look alike to a scanner and they aren't two words or two numbers."""
    if not change.claimed or not change.found or len(change.claimed) + len(change.found) > 4:
        return None
    claimed = "".join(term.word for term in change.claimed)
    found = "".join(term.word for term in change.found)
    if skeleton(claimed) != skeleton(found):
        return None
    if _DIGITS.sub("", claimed) == _DIGITS.sub("", found):
        # Only digits differ: another number.
        return None
    if claimed.isalpha() and found.isalpha() and (not change.passage.english or (exists(claimed) and exists(found))):
        return None
    return change.alteration(RULE, Weight.MECHANICAL, "the misread")


_DIGITS = re.compile(r"\d")
_ALIKE = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SHAPES = str.maketrans("1|!i05869", "llll" + "osbbg")


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """What a word looks like to a scanner: letters and digits of one shape made one."""
    word = word.translate(_SHAPES)
    for several, single in _ALIKE:
        word = word.replace(several, single)
    return word
