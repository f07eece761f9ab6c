"""A guess at a sentence's language."""

from __future__ import annotations

import pytest

from claimcheck.text.language import guess_language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The ferry will not sail until the storm is over.", "en"),
        ("Le bac ne partira pas avant la fin de la tempête.", "fr"),
        ("Die Fähre wird nicht vor dem Ende des Sturms auslaufen.", "de"),
        ("El barco no saldrá hasta que pase la tormenta en el puerto.", "es"),
        ("Il traghetto non partirà prima della fine della tempesta.", "it"),
        ("Паром не выйдет до конца шторма.", "ru"),
        ("Пором не вийде до кінця шторму.", "uk"),
        ("کشتی تا پایان طوفان حرکت نمی‌کند.", "fa"),
        ("Prom nie wypłynie, dopóki się burza nie skończy.", "pl"),
        ("Το πλοίο δεν θα σαλπάρει πριν από το τέλος.", "el"),
        ("渡轮不会在风暴结束前启航。", "zh"),
        ("政府は署名する。", "ja"),
        ("لن تبحر السفينة قبل نهاية العاصفة.", "ar"),
    ],
)
def test_sentences(text: str, lang: str) -> None:
    assert guess_language(text) == lang


@pytest.mark.parametrize("text", ["", "1234 !?", "ประเทศไทย"])
def test_no_guess(text: str) -> None:
    assert guess_language(text) is None
