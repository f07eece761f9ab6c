"""A name in another script is nobody else's: it can't be compared."""

from __future__ import annotations

import pytest

from claimcheck.attribution import judge_speaker, read_document
from claimcheck.model.claim import Speaker
from claimcheck.model.text import Span
from claimcheck.model.verdict import Outcome
from claimcheck.readers import read_text

TEXT = "«Мост откроют весной», — сказал Иван Петров."
QUOTE = Span(1, 20)


@pytest.mark.parametrize("speaker, outcome", [
    (Speaker("p", "Ivan Petrov"), Outcome.UNCLEAR),
    (Speaker("p", "Ivan Petrov", aliases=("Иван Петров",)), Outcome.CONFIRMED),
    (Speaker("s", "Anna Smirnova", aliases=("Анна Смирнова",)), Outcome.OTHER),
])
def test_only_names_in_one_script_are_told_apart(speaker: Speaker, outcome: Outcome) -> None:
    document = read_document(read_text(TEXT, "ru"), lang="ru")
    assert judge_speaker(document, [QUOTE], speaker).outcome is outcome
