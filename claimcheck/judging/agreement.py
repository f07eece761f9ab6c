"""Between claims: where they agree, where they conflict, and how the story moved."""

from __future__ import annotations

from typing import Sequence

from ..model.claim import Ledger, Topic
from ..model.report import ClaimResult, SourceResult
from .declared import relate_declared
from .positions import relate_positions
from .possible import Scorer, relate_possible
from .predictions import relate_predictions
from .relations import Drafts, Relations
from .standing import Standing, standings
from .wordings import relate_wordings

__all__ = ["Relations", "Scorer", "relate"]


def relate(ledger: Ledger, results: Sequence[ClaimResult], sources: Sequence[SourceResult],
           scorer: Scorer | None = None) -> Relations:
    """Relate the results of one run to each other.

    `results` are the claims' own decisions, in ledger order, perhaps not all claims of the ledger. A claim counts for
    or against another only when it is found. `scorer`, an optional model, may add possible conflicts, nothing else.
    Time grows with the pairs inside each topic, and outside topics with the claims that share rare words.
    """
    by_source = {source.id: source for source in sources}
    every = standings(results, by_source)
    by_id = {one.id: one for one in every}
    drafts = Drafts()
    relate_declared(by_id, drafts)
    named = {topic.id: topic for topic in ledger.topics}
    groups: dict[str, list[Standing]] = {name: [] for name in named}
    for one in every:
        if one.claim.topic is not None:
            groups.setdefault(one.claim.topic, []).append(one)
    topics = []
    for name, group in groups.items():
        topic = named.get(name, Topic(name))
        relate_predictions(group, drafts)
        topics.append(relate_positions(topic, group, by_source, drafts))
    relate_wordings(every, drafts)
    relate_possible(every, groups.values(), drafts, scorer)
    return drafts.close(tuple(topics), {one.id: one.order for one in every})
