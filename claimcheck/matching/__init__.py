"""Locating quotations in texts. Pure: values in, values out."""

from .limits import Limits
from .search import Locator, locate
from .settling import settled

__all__ = ["Limits", "Locator", "locate", "settled"]
