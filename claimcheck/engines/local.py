"""Engines on this machine: one after the other, or in several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import EngineError

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

# The function of the pool this worker process belongs to; set once, when the process starts.
_function: Callable[[Any], Any] | None = None


class SerialEngine:
    """Here, one item after the other."""

    name = "serial"

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """function(item) for each item, lazily."""
        return map(function, items)


class ProcessEngine:
    """In `jobs` processes, forked where the system can, so that what the function carries is shared, not sent."""

    name = "processes"

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = jobs or available_cores()

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """function(item) for each item, in order; a few items more than there are processes are under way at once."""
        # Only here: they take longer to load than a small job to run.
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
        context = multiprocessing.get_context(method)
        waiting: list[Future[Result]] = []
        try:
            with ProcessPoolExecutor(self.jobs, context, _set_function, (function,)) as pool:
                try:
                    for item in items:
                        waiting.append(pool.submit(_apply, item))
                        if len(waiting) > 2 * self.jobs:
                            yield waiting.pop(0).result()
                    while waiting:
                        yield waiting.pop(0).result()
                finally:
                    pool.shutdown(wait=True, cancel_futures=True)
        except BrokenProcessPool as error:
            raise EngineError("a worker process died while matching",
                              hint="it may have run out of memory; try --engine serial") from error


def available_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _set_function(function: Callable[[Any], Any]) -> None:
    global _function
    _function = function


def _apply(item: Any) -> Any:
    if _function is None:
        raise EngineError("a worker process was started without a function")
    return _function(item)
