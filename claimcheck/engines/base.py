"""Where the matching runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """Applies one function to many items, here or elsewhere."""

    name: str

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """function(item) for each item, in the order of the items.

        Function and items may be sent to other processes; the function goes once to each process, not with each item,
        so it may carry what is costly to prepare (as functools.partial or a callable object). An exception of the
        function is raised here; EngineError when the engine itself fails.
        """
        ...
