"""`artlint baseline write`, `check` and `prune`."""

from __future__ import annotations

import os
from collections import Counter
from typing import Annotated

import typer

from artlint.baseline import DEFAULT, Baseline, Comparison, Entry, compare, load, store
from artlint.commands import (
    EXIT_CLEAN,
    EXIT_ERROR,
    EXIT_FINDINGS,
    ConfigPath,
    Isolated,
    Paths,
    complain,
    faults_reported,
    finder,
    say,
)

File = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help=f"The baseline  [default: the configured one, or {DEFAULT}]"),
]


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(
        name="baseline",
        help="Findings in old text that are known, and not shown again.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    group.command("write", no_args_is_help=True)(write)
    group.command("check", no_args_is_help=True)(check)
    group.command("prune", no_args_is_help=True)(prune)
    app.add_typer(group)


def write(paths: Paths, baseline: File = None, config: ConfigPath = None, isolated: Isolated = False) -> None:
    """Write every finding in these paths to the baseline, in the place of what it held."""
    with faults_reported():
        made = Baseline(_path(baseline, config, isolated))
        if os.path.exists(made.path):
            load(made.path)  # whatever else a configuration names is not overwritten
        made.counts, read, errors = _found(made, paths, config, isolated)
        if not errors:
            store(made)
    _end(errors)
    say(f"{_shown(made)}: {_counted(made.counts.total(), 'finding')} in {_counted(len(read), 'file')}")


def check(paths: Paths, baseline: File = None, config: ConfigPath = None, isolated: Isolated = False) -> None:
    """Say which entries of the baseline are gone from these paths, and which findings are not in it."""
    with faults_reported():
        known, difference, errors = _compared(paths, baseline, config, isolated)
    for word, entries in (("gone", difference.gone), ("new", difference.new)):
        for entry, count in sorted(entries.items()):
            times = f" ({count} times)" if count > 1 else ""
            say(f'{word}: {entry.file}: {entry.code} "{entry.text}"{times}')
    counts = f"{difference.known} known, {difference.gone.total()} gone, {difference.new.total()} new"
    say(f"{_shown(known)}: {counts}", err=True)
    _end(errors)
    raise typer.Exit(EXIT_FINDINGS if difference.gone or difference.new else EXIT_CLEAN)


def prune(paths: Paths, baseline: File = None, config: ConfigPath = None, isolated: Isolated = False) -> None:
    """Take those entries out of the baseline that are gone from these paths; nothing is added."""
    with faults_reported():
        known, difference, errors = _compared(paths, baseline, config, isolated)
        if difference.gone and not errors:
            store(Baseline(known.path, known.counts - difference.gone))
    _end(errors)
    say(f"{_shown(known)}: {difference.gone.total()} gone and taken out, {difference.known} known")


def _path(baseline: str | None, config: str | None, isolated: bool) -> str:
    """Where the baseline is: as the option, the configuration of this folder, or the default says."""
    held = finder(config, isolated)(os.getcwd())
    return baseline or held.baseline or os.path.join(held.root or os.getcwd(), DEFAULT)


def _compared(
    paths: list[str], baseline: str | None, config: str | None, isolated: bool
) -> tuple[Baseline, Comparison, list[str]]:
    known = load(_path(baseline, config, isolated))
    found, read, errors = _found(known, paths, config, isolated)
    return known, compare(known, found, read), errors


def _found(
    baseline: Baseline, paths: list[str], config: str | None, isolated: bool
) -> tuple[Counter[Entry], list[str], list[str]]:
    """What the findings of some paths are known by, the files they were looked for in, and what could not be read."""
    from artlint.runs import lint_paths

    counts: Counter[Entry] = Counter()
    read: list[str] = []
    errors: list[str] = []
    find = finder(config, isolated)
    # What several files share as a name is not left out: another run may read one of them alone.
    for result in lint_paths(paths, config_for=lambda folder: find(folder)._replace(baseline="")):
        if result.document is None:
            errors.append(result.error or result.name)
            continue
        read.append(result.name)
        for finding, entry in baseline.entries(result.document, result.findings):
            if finding.rule.category == "internal":
                errors.append(finding.message)
            else:
                counts[entry] += 1
    return counts, read, errors


def _end(errors: list[str]) -> None:
    for error in errors:
        complain(error)
    if errors:
        raise typer.Exit(EXIT_ERROR)


def _shown(baseline: Baseline) -> str:
    return os.path.relpath(baseline.path)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
