"""Finding seeds by plain string search: for small jobs, and what the streaming search is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .chain import chain, slack_for
from .letters import LetterText, letter_text
from .limits import Limits
from .seeds import Candidate, Hit, TextSeeds, around, choose_seeds, find_seed, is_beside


@dataclass(frozen=True, slots=True)
class ScannedText:
    """What the scan of one text gave."""

    candidates: dict[int, list[Candidate]]
    view: LetterText

    def raw(self, place: int) -> int:
        """Raw offset of the code point that letter number `place` comes from."""
        return self.view.raw(place)


class Scan:
    """Looks for each seed in turn. `wordings` are letters; `floors` say how alike what is about a candidate must be."""

    def __init__(self, wordings: Sequence[str], floors: Sequence[float], limits: Limits) -> None:
        self._wordings = wordings
        self._floors = floors
        self._seeds = [choose_seeds(letters, limits) for letters in wordings]
        self._limits = limits

    def candidates(self, texts: Sequence[str], starts: Sequence[int]) -> list[TextSeeds]:
        """For each text, from its start offset on, the candidates of each wording that has any."""
        return [self._scan(text, start) for text, start in zip(texts, starts)]

    def _scan(self, text: str, start: int) -> ScannedText:
        view = letter_text(text, start)
        found: dict[int, list[Candidate]] = {}
        for number, (letters, seeds, floor) in enumerate(zip(self._wordings, self._seeds, self._floors)):
            candidates = self._candidates(letters, seeds, floor, view.letters)
            if candidates:
                found[number] = candidates
        return ScannedText(found, view)

    def _candidates(self, letters: str, seeds: Sequence[int], floor: float, text: str) -> list[Candidate]:
        limits = self._limits
        if len(letters) < limits.fuzzy_letters:
            return [Candidate(Hit(0, at, 1.0), Hit(0, at, 1.0), 1.0)
                    for at in find_seed(letters, text)[:limits.max_hits]] if seeds else []
        hits = []
        size = limits.seed_size(len(letters))
        for place in seeds:
            for at in find_seed(letters[place:place + size], text):
                share = is_beside(letters, place, text, at, size, limits)
                if share is not None:
                    hits.append(Hit(place, at, share))
        hits = sorted(hits, key=lambda hit: (hit.found, hit.place))[:limits.max_hits]
        candidates = []
        groups = chain(hits, slack_for(len(letters)))
        bests = [max(group, key=lambda hit: hit.beside) for group in groups]
        follows = [False, *(_follow(*pair, limits) for pair in zip(groups, groups[1:], bests, bests[1:])), False]
        for number, (group, best) in enumerate(zip(groups, bests)):
            likeness = around(letters, best.place, size, text, best.found)
            if likeness >= max(floor, limits.around_pair if follows[number] or follows[number + 1] else limits.around):
                group.sort(key=lambda hit: (hit.place, hit.found))
                candidates.append(Candidate(group[0], group[-1], likeness))
        return candidates


def _follow(one: list[Hit], other: list[Hit], best: Hit, next_best: Hit, limits: Limits) -> bool:
    """Whether the second group goes on where the first leaves off, a little later in the text."""
    gap = (other[0].found - other[0].place) - (one[-1].found - one[-1].place)
    return gap <= limits.max_gap and best.place < next_best.place
