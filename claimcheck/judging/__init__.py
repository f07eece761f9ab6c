"""Judging: from evidence to verdicts, and from claims to how they stand to each other."""

from __future__ import annotations

RULES = ()
