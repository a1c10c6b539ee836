"""Work that may take no longer than its text is long: four times as much text, four times the cpu seconds."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TIMES = 4
MOST = 8  # times as long as the smaller: twice what linear work takes, half of what quadratic work does
TRIES = 5  # the machine has other work too, and one quiet moment is enough
SECONDS = 30  # more, and it is not tried again


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Fail where `work` of four times the size takes more than eight times as long.

    Args:
        work: called with a size, in characters or whatever it counts.
        size: of the smaller work; it should take some milliseconds, and what is quadratic in it the most of them.
    """
    work(size)  # what is loaded and compiled once
    taken = []
    for _ in range(TRIES):
        taken.append((_seconds(work, size), _seconds(work, TIMES * size)))
        small, large = taken[-1]
        if large < MOST * small:
            return
        if large > SECONDS:
            break
    raise AssertionError(f"not linear in its size: cpu seconds for {size:,} and {TIMES * size:,} are {taken}")


def _seconds(work: Callable[[int], object], size: int) -> float:
    gc.collect(0)
    gc.disable()  # it would look through all that the tests have made
    begun = time.process_time()
    try:
        work(size)
    finally:
        gc.enable()
    return time.process_time() - begun
