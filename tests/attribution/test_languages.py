"""Cues in other languages than English: before and after the words, inverted, with offices and datelines."""

from __future__ import annotations

import pytest

from claimcheck.attribution import extract, judge_speaker, read_document
from claimcheck.model.claim import Speaker
from claimcheck.model.text import SourceText, Span
from claimcheck.model.verdict import Outcome

CASES = [
    ("ru", "Паром ждут. «Школу не закроют», — заявил мэр Иван Лугов. Весной начнётся ремонт.", "Школу", "Иван Лугов"),
    ("ru", "ЗАРЕЧЬЕ, 3 мая. «Мы устали», — сказала учительница Анна Белова.", "устали", "Анна Белова"),
    ("ru", "Министр Анна Белова сообщила, что «мост откроют в мае».", "мост", "Анна Белова"),
    ("de", "Die Stadt wartet. „Wir sind müde“, sagte Bürgermeisterin Anna Lund.", "müde", "Anna Lund"),
    ("es", "La ciudad espera. «Estamos cansados», dijo la alcaldesa Ana Gil.", "cansados", "Ana Gil"),
    ("fr", "La ville attend. « Nous sommes fatigués », a déclaré le maire Luc Morel.", "fatigués", "Luc Morel"),
    ("fr", "« Je n'ai rien vu », a affirmé l'ancien maire Luc Morel devant la presse.", "rien vu", "Luc Morel"),
    ("fr", "L'avocat Luc Morel s'est dit « très inquiet » mardi, et il ne vient pas.", "inquiet", "Luc Morel"),
    ("fr", "Le maire Luc Morel a refusé. « On verra au printemps », a-t-il ajouté.", "verra", "Luc Morel"),
    ("fa", "علی رضایی دیروز آمد. شهردار گفت: «شهر آماده است»، و علی رضایی گفت «کار تمام شد».", "کار تمام", "علی رضایی"),
    ("fa", "سخنگوی وزارت راه، مریم کریمی، گفت: «پل باز می‌شود.»", "باز", "مریم کریمی"),
    ("zh", "市长李明说：“学校不会关闭。”", "学校", "李明"),
    ("zh", "教育部发言人王芳星期二表示：“学校不会关闭。”", "学校", "王芳"),
    ("zh", "李明昨天来了。“学校不会关闭。”李明说。", "学校", "李明"),
]

OTHERS = {"ru": "Олег Краснов", "fa": "رضا نوری", "zh": "赵强"}


@pytest.mark.parametrize("lang, text, words, name", CASES)
@pytest.mark.parametrize("told", [True, False])
def test_the_speaker_is_found(lang: str, text: str, words: str, name: str, told: bool) -> None:
    document = read_document(SourceText("s", "s.txt", text, ""), (), lang if told else None)
    start = text.index(words)
    spans = [Span(start, start + len(words))]
    found = judge_speaker(document, spans, Speaker("x", name))
    assert (found.outcome, found.name) == (Outcome.CONFIRMED, name)
    assert judge_speaker(document, spans, Speaker("y", OTHERS.get(lang, "Otto Krass"))).outcome is Outcome.OTHER


@pytest.mark.parametrize("lang, text, words", [
    ("fa", "سخنگوی وزارت راه شهر گفت: «پل باز می‌شود.»", "باز"),
    ("fa", "مقامات آمریکایی گفتند: «پل باز می‌شود.»", "باز"),
    ("zh", "网友说：“学校不会关闭。”", "学校"),
    ("zh", "有人说：“学校不会关闭。”", "学校"),
])
def test_words_without_capitals_prove_nothing_alone(lang: str, text: str, words: str) -> None:
    document = read_document(SourceText("s", "s.txt", text, ""), (), lang)
    start = text.index(words)
    found = judge_speaker(document, [Span(start, start + len(words))], Speaker("x", OTHERS[lang]))
    assert found.outcome is Outcome.UNCLEAR


@pytest.mark.parametrize("text", [
    "Die Katze ist da. „Es war knapp und spät“, sagte der Feuerwehrmann.",
    "Die Katze ist da. Der junge Feuerwehrmann sagte: „Es war knapp und spät.“",
    "Die Katze ist da. Als Antwort sagte er am Montag: „Es war knapp und spät.“",
    "Nach Angaben der Stadt ist sie da. „Es war knapp und spät“, teilte die Stadt mit.",
])
def test_a_german_noun_proves_nothing(text: str) -> None:
    document = read_document(SourceText("s", "s.txt", text, ""), (), "de")
    start = text.index("knapp")
    assert judge_speaker(document, [Span(start, start + 5)], Speaker("x", "Jan Lund")).outcome is Outcome.UNCLEAR


@pytest.mark.parametrize("dateline", ["OSLO (NNA) – ", "OSLO, 4 March 2025 — ", "ST. OLAV — ", "OSLO, May 3. "])
def test_a_dateline_is_nobody(dateline: str) -> None:
    found = extract(SourceText("s", "s.txt", dateline + "“We are late. It is over,” the mayor said.", ""), (), "en")
    assert [one.speaker_text for one in found] == ["the mayor"]
    found = extract(SourceText("s", "s.txt", dateline + "“We are late, and it is all over now.”", ""), (), "en")
    assert [one.speaker_text for one in found] == [None]


def test_the_language_is_told_by_more_than_the_first_words() -> None:
    text = "lorem ipsum dolor sit amet " * 4000 + "“We will not raise taxes this year,” said Anna Lund."
    start = text.index("taxes")
    found = judge_speaker(read_document(SourceText("s", "s.txt", text, "")), [Span(start, start + 5)],
                          Speaker("x", "Anna Lund"))
    assert found.outcome is Outcome.CONFIRMED
