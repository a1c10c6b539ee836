"""Where reports go: what `--output-format` and `--output-file` ask for, and writing it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from artlint.config import ConfigError
from artlint.files import STDIN as STDOUT  # "-" stands for both
from artlint.files import write_whole
from artlint.patterns import lazy
from artlint.report import FOR_PEOPLE, FORMATS, Report, render

_PREFIX = lazy(r"([A-Za-z][A-Za-z0-9_-]+):")  # a single letter is a drive


class Output(NamedTuple):
    """One report: its format and the file it goes to, "-" for standard output."""

    format: str
    file: str


def requested(
    output_format: str | None, output_files: Sequence[str], *, on_terminal: bool, statistics: bool = False
) -> list[Output]:
    """The reports that a command line asks for; the first is the main one, which fixed text or a diff can replace.

    The main report goes to standard output. `--output-file FILE` sends it to a file; each `--output-file FORMAT:FILE`
    asks for one more, and `FORMAT:-` without an `--output-format` takes the main one's place.

    Args:
        output_format: of the main report; None leaves it to where the report goes.
        output_files: as given, `FILE` or `FORMAT:FILE`.
        on_terminal: whether standard output is one.
        statistics: whether the main report is a count of findings by rule.

    Raises:
        ConfigError: an unknown format, one that shows no statistics, or two reports for one file.
    """
    main = [name for name in output_files if not _PREFIX.match(name)]
    more = [_with_format(name) for name in output_files if _PREFIX.match(name)]
    if len(main) > 1:
        raise ConfigError(f"the report has two output files, {main[0]} and {main[1]}: write FORMAT:FILE for a second")
    if output_format is None and not main and more and STDOUT in (output.file for output in more):
        outputs = sorted(more, key=lambda output: output.file != STDOUT)
    else:
        place = main[0] if main else STDOUT
        outputs = [
            Output(_known(output_format or ("full" if on_terminal and place == STDOUT else "text")), place),
            *more,
        ]
    if statistics:
        from artlint.report import counts

        if outputs[0].format not in counts.FORMATS:
            raise ConfigError(f"--statistics is shown as {', '.join(counts.FORMATS)}, not as {outputs[0].format}")
    files = [os.path.realpath(output.file) for output in outputs if output.file != STDOUT]
    for file in files:
        if files.count(file) > 1:
            raise ConfigError(f"two reports would be written to {os.path.relpath(file)}")
    return outputs


def _with_format(name: str) -> Output:
    output_format, _, file = name.partition(":")
    if output_format not in FORMATS:
        raise ConfigError(
            f'no output format "{output_format}" in --output-file {name}; there are {", ".join(FORMATS)} '
            f"(a file of this name is ./{name})"
        )
    if not file:
        raise ConfigError(f'--output-file {name} names no file; "{name}-" is standard output')
    return Output(output_format, file)


def _known(output_format: str) -> str:
    if output_format not in FORMATS:
        raise ConfigError(f'no output format "{output_format}"; there are {", ".join(FORMATS)}')
    return output_format


def has_colour() -> bool:
    """Whether standard output shows colours, and nobody has asked for none."""
    return not os.environ.get("NO_COLOR") and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def write(text: str, file: str = STDOUT, *, unicode: bool = False) -> None:
    """Write to a file, whole or not at all, or to standard output.

    Args:
        text: what a file's encoding, UTF-8, or the terminal's cannot show is written as an escape.
        file: a path, or "-".
        unicode: whether standard output takes UTF-8 whatever the terminal is set to, as JSON and XML must.

    Raises:
        ConfigError: the file cannot be written.
        OSError: standard output cannot.
    """
    if file == STDOUT:
        encoding = "utf-8" if unicode else (sys.stdout.encoding or "utf-8")
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
        sys.stdout.buffer.flush()
        return
    data = text.encode("utf-8", "backslashreplace")
    try:
        if os.path.exists(file) and not os.path.isfile(file):
            with open(file, "wb") as stream:  # a pipe or a device, which nothing must take the place of
                stream.write(data)
        else:
            write_whole(file, data)
    except OSError as fault:
        raise ConfigError(f"{file}: cannot be written: {fault.strerror}") from None


def send(
    report: Report,
    outputs: Sequence[Output],
    *,
    statistics: bool = False,
    colour: bool = False,
    difference: str | None = None,
    fixed: str | None = None,
) -> None:
    """Write every report that was asked for.

    Args:
        report: what the run found.
        outputs: of `requested`.
        statistics: whether the main report is a count of findings by rule.
        colour: whether standard output shows colours.
        difference: a diff, which takes the place of the main report.
        fixed: standard input with its fixes, which takes standard output; reports for it go to standard error.

    Raises:
        ConfigError: a file cannot be written.
        OSError: standard output cannot.
    """
    if fixed is not None:
        write(fixed)
    for number, (output_format, file) in enumerate(outputs):
        is_main, for_people = number == 0, output_format in FOR_PEOPLE
        # At a terminal, standard error says what could not be read.
        shown = report._replace(errors=()) if for_people and file == STDOUT else report
        if is_main and difference is not None:
            text = difference
        elif is_main and statistics:
            from artlint.report import counts

            text = counts.FORMATS[output_format](shown)
        else:
            text = render(shown, output_format, colour and file == STDOUT)
        if fixed is not None and file == STDOUT:
            sys.stderr.write(text)
        else:
            write(text, file, unicode=not for_people)
