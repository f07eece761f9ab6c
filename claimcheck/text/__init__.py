"""Folding with a map back to raw offsets, words and sentences. Pure: strings in, values out."""

from .normalize import FoldedText, fold
from .words import Word, words

__all__ = ["FoldedText", "Word", "fold", "words"]
