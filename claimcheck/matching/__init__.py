"""Locating quotations in texts. Pure: values in, values out."""

from .limits import Limits
from .search import Locator, locate

__all__ = ["Limits", "Locator", "locate"]
