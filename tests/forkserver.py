"""Runs of the command in processes forked from one that has imported it, for a tenth of what it takes to start Python.

Every run is a process of its own, with its own folder, variables and streams; it shares imported modules with the
others and nothing that any of them has read. What only a start shows (the interpreter's own variables, imports, the
installed command, signals) is for the tests that start one.

`ForkServer` is the side of the tests. The server is this file, run by Python; the two speak over a socket: a request
is four open files (arguments, folder and variables; standard input, output, error), the answer an exit code.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import IO

SECONDS = 60  # a run may take
# What an ordinary run imports when it comes to need it, beside the modules of artlint.
PRELOADED = ("json", "markdown_it", "multiprocessing.popen_fork", "regex", "tomllib", "typer.main", "typer.rich_utils")
_CODE = struct.Struct("i")
_FILES = 4  # of a request


class ForkServer:
    """A server started in an environment; `run` may be called as often as wanted, `close` ends it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._channel, theirs = socket.socketpair()
        with theirs:
            self._server = subprocess.Popen(
                [sys.executable, "-P", __file__, str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._channel.settimeout(SECONDS)

    def run(
        self, arguments: Sequence[str], stdin: bytes, folder: Path, environment: Mapping[str, str]
    ) -> tuple[int, bytes, bytes]:
        """Exit code (minus the number of the signal that killed it), output and errors of a run.

        Raises:
            TimeoutError: it takes too long; the server is ended.
        """
        with ExitStack() as opened:
            files = [opened.enter_context(tempfile.TemporaryFile()) for _ in range(_FILES)]
            request, given, out, err = files
            _fill(request, pickle.dumps((list(arguments), str(folder), dict(environment))))
            _fill(given, stdin)
            socket.send_fds(self._channel, [b"\n"], [file.fileno() for file in files])
            try:
                (code,) = _CODE.unpack(self._channel.recv(_CODE.size))
            except TimeoutError:
                os.killpg(self._server.pid, signal.SIGKILL)
                raise
            for file in (out, err):
                file.seek(0)
            return code, out.read(), err.read()

    def close(self) -> None:
        """End the server."""
        self._channel.close()
        self._server.wait(SECONDS)


def _fill(file: IO[bytes], data: bytes) -> None:
    file.write(data)
    file.flush()
    file.seek(0)


# -- the server ------------------------------------------------------------------------------------------------------


def serve(channel: socket.socket) -> None:
    """Answer requests until the other side has gone."""
    while True:
        message, files, _, _ = socket.recv_fds(channel, 1, _FILES)
        if not message:
            return
        child = os.fork()
        if child == 0:
            _run(*files)
        for file in files:
            os.close(file)
        channel.send(_CODE.pack(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))


def _run(request: int, *streams: int) -> None:
    """What the child does: the command, as `python -m artlint` would; does not return."""
    try:
        with open(request, "rb") as file:
            arguments, folder, environment = pickle.load(file)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        os.closerange(3, max(streams) + 1)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv = ["artlint", *arguments]
        from artlint.cli import main

        main()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    os._exit(1)


def _preload() -> None:
    import artlint

    for module in walk_packages(artlint.__path__, "artlint."):
        if module.name.rpartition(".")[2] != "__main__" and not module.name.startswith("artlint.integrations"):
            import_module(module.name)
    for name in PRELOADED:
        import_module(name)
    gc.freeze()  # a child that looks for garbage does not touch, and so copy, what it shares


if __name__ == "__main__":
    _preload()
    serve(socket.socket(fileno=int(sys.argv[1])))
