"""Engines give the results in order, whatever runs where, and pass errors on."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from claimcheck.engines import ENGINES, Engine, ProcessEngine, SerialEngine, choose
from claimcheck.errors import EngineError


class Scale:
    """A function that carries something, as a locator does."""

    def __init__(self, factor: int) -> None:
        self.factor = factor

    def __call__(self, number: int) -> int:
        if number == 13:
            raise ValueError("thirteen")
        return number * self.factor


def _whose(_: int) -> int:
    return os.getpid()


def _die(_: int) -> int:
    os._exit(7)


@pytest.fixture(params=["serial", "one process", "three processes"])
def engine(request: pytest.FixtureRequest) -> Engine:
    engines = {"serial": SerialEngine(), "one process": ProcessEngine(1), "three processes": ProcessEngine(3)}
    return engines[request.param]


def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    numbers = [number for number in range(40) if number != 13]
    assert list(engine.map(Scale(3), numbers)) == [number * 3 for number in numbers]


def test_no_items_no_results(engine: Engine) -> None:
    assert list(engine.map(Scale(3), [])) == []


def test_an_error_of_the_function_is_raised_here(engine: Engine) -> None:
    results = engine.map(Scale(2), [1, 13, 2])
    assert next(results) == 2
    with pytest.raises(ValueError, match="thirteen"):
        list(results)


def test_items_are_taken_as_they_are_needed(engine: Engine) -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(1000, 2000):
            taken += 1
            yield number

    results = engine.map(Scale(1), items())
    assert next(results) == 1000
    assert taken < 20
    results.close() if hasattr(results, "close") else None


def test_processes_are_others() -> None:
    assert os.getpid() not in set(ProcessEngine(2).map(_whose, range(4)))
    assert set(SerialEngine().map(_whose, range(4))) == {os.getpid()}


def test_a_worker_that_dies_is_an_engine_error() -> None:
    with pytest.raises(EngineError, match="died"):
        list(ProcessEngine(2).map(_die, range(3)))


def test_the_choice() -> None:
    assert choose("auto", 1_000, 8).name == "serial"
    assert choose("auto", 10**12, 8).name == "processes"
    assert choose("auto", 10**12, 1).name == "serial"
    assert choose("serial", 10**12, 8).name == "serial"
    assert choose("processes", 1, 2).name == "processes"
    assert {choose(name, 10**12, 2).name for name in ENGINES} == {"serial", "processes"}


@pytest.mark.parametrize(("name", "jobs"), [("threads", None), ("auto", 0)])
def test_a_choice_that_cannot_be(name: str, jobs: int | None) -> None:
    with pytest.raises(EngineError):
        choose(name, 1, jobs)
