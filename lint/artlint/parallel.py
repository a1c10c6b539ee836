"""A function over many tasks, in several processes once there is enough to do; results in the order of the tasks."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Task = TypeVar("Task")
Result = TypeVar("Result")

# Starting two processes takes about as long as linting eight articles.
_ENOUGH = 24  # tasks
_AHEAD = 8  # tasks a process that are handed out before their turn to be reported


class WorkerError(RuntimeError):
    """A process ended before it was done."""


def processes() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def mapped(function: Callable[[Task], Result], tasks: Iterable[Task], jobs: int | None = None) -> Iterator[Result]:
    """`map(function, tasks)`, the tasks shared out.

    Args:
        function: importable by name, as its tasks and results go from process to process.
        tasks: read as they are needed.
        jobs: how many processes; None: as many as there are processors, where there are tasks enough to repay them.

    Raises:
        WorkerError: a process was killed, or ran out of memory.
    """
    tasks = iter(tasks)
    most = processes() if jobs is None else jobs
    if most > 1:
        first = list(islice(tasks, _ENOUGH if jobs is None else 2))
        tasks = chain(first, tasks)
        most = 1 if len(first) < (_ENOUGH if jobs is None else 2) else most
    return map(function, tasks) if most <= 1 else _shared_out(function, tasks, most)


def _shared_out(function: Callable[[Task], Result], tasks: Iterable[Task], jobs: int) -> Iterator[Result]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # A fork has the rules and tables that its parent has opened; macOS and Windows have to open them anew.
    method = "fork" if os.name == "posix" and os.uname().sysname == "Linux" else "spawn"
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context(method), initializer=_undisturbed)
    pending: deque[Future[Result]] = deque()
    try:
        for task in tasks:
            pending.append(pool.submit(function, task))
            if len(pending) >= jobs * _AHEAD:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    except BrokenProcessPool:
        raise WorkerError("a process that linted some of the files was killed; try --jobs 1") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _undisturbed() -> None:
    """Leave an interruption from the keyboard to the parent, which ends its processes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
