"""The command line: arguments, exit codes and calls, nothing else."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from artlint import __version__

if TYPE_CHECKING:
    from artlint.config import Config
    from artlint.document import Document
    from artlint.finding import Finding

EXIT_CLEAN, EXIT_FINDINGS, EXIT_ERROR = 0, 1, 2

app = typer.Typer(
    name="artlint",
    help="Lint articles: typos, machine-spun phrases, off-topic text, unsupported hedges, hard prose.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help='Files, folders, or "-" for standard input.')]
ConfigPath = Annotated[str | None, typer.Option("--config", metavar="FILE", help="Use this configuration file.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore every configuration file.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read every rule file anew.")]
OutputFile = Annotated[str | None, typer.Option("--output-file", "-o", metavar="FILE", help="Write the report here.")]


def main() -> None:
    """Run the command line; a first word that is no sub-command is a path to lint."""
    # An article makes tens of thousands of tuples and hardly a cycle: looking for cycles took a tenth of a long run.
    gc.set_threshold(20_000, 20, 50)
    arguments = sys.argv[1:]
    commands = {command.name for command in app.registered_commands}
    if arguments and arguments[0] not in commands and arguments[0] not in ("-h", "--help", "--version"):
        arguments = ["lint", *arguments]
    # A stream that the caller closed (`artlint … >&-`) is empty, and takes whatever is written to it.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    code = _exit_code(arguments)
    # Taking the interpreter down in good order, tables and all, costs as much as linting an article.
    os._exit(code)


def _exit_code(arguments: list[str]) -> int:
    """Run a command to its end, all output written."""
    try:
        try:
            app(arguments, prog_name="artlint")
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else EXIT_CLEAN
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        return EXIT_FINDINGS  # the reader of our output has left (`artlint … | head`)
    except OSError as fault:
        _complain(f"the report cannot be written: {fault.strerror}")
        return EXIT_ERROR
    return code


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"artlint {__version__}")
        raise typer.Exit


@app.callback(epilog="A first argument that is no command is a path: `artlint draft.txt` is `artlint lint draft.txt`.")
def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False,
) -> None:
    pass


@app.command("lint", no_args_is_help=True)
def lint(
    paths: Paths,
    select: Annotated[str, typer.Option(metavar="RULES", help="Only these codes, prefixes or categories.")] = "",
    extend_select: Annotated[str, typer.Option(metavar="RULES", help="These beside the default ones.")] = "",
    ignore: Annotated[str, typer.Option(metavar="RULES", help="Leave these out.")] = "",
    severity: Annotated[str | None, typer.Option(help="Mildest severity shown: info, warning or error.")] = None,
    fail_level: Annotated[str | None, typer.Option(help="Mildest severity that fails: warning or error.")] = None,
    output_format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="full, text or json  [default: full on a terminal, else text]")
    ] = None,
    output_file: OutputFile = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count findings by rule instead.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Apply safe fixes to the files.")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="Apply the unsafe ones too.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and write nothing.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even when there are findings.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary line.")] = False,
    stdin_filename: Annotated[str, typer.Option(metavar="NAME", help="What to call standard input.")] = "-",
    config: ConfigPath = None,
    isolated: Isolated = False,
    no_cache: NoCache = False,
) -> None:
    """Lint articles (the default command)."""
    from artlint import report as reporting
    from artlint.api import lint_document, lint_paths, selected_codes
    from artlint.config import with_command_line
    from artlint.finding import at_least

    def configured(folder: str) -> Config:
        return with_command_line(
            find(folder),
            select=_words(select),
            extend_select=_words(extend_select),
            ignore=_words(ignore),
            severity=severity,
            fail_level=fail_level,
        )

    with _faults_reported():
        find = _finder(config, isolated)
        config_for = cache(configured)
        shown = output_format or ("full" if sys.stdout.isatty() and output_file is None else "text")
        if shown not in reporting.FORMATS:
            _fail(f'no output format "{shown}"; there are {", ".join(reporting.FORMATS)}')
        selected_codes(config_for(os.getcwd()), not no_cache)  # a fault is one even when no file is found
        if unsafe_fixes and not (fix or diff):
            _fail("--unsafe-fixes goes with --fix or --diff")
        results = lint_paths(paths, config_for=config_for, stdin_name=stdin_filename, use_cache=not no_cache)
        mended = None
        if fix or diff:
            from artlint import fixing

            def lint_again(document: Document) -> list[Finding]:
                return lint_document(document, config_for(_folder_of(document.name)), not no_cache)

            mended = fixing.mend(
                results, lint_again, unsafe=unsafe_fixes, writes=fix and not diff, stdin_name=stdin_filename
            )
            results = iter(mended.results)
        report = reporting.collect(results)
        if mended is not None and diff:
            _write(mended.difference, output_file)
        else:
            text = reporting.statistics(report) if statistics else reporting.render(report, shown, _colour(output_file))
            if mended is not None and mended.stdin is not None and output_file is None:
                _write(mended.stdin, None)  # the fixed text takes the place of the report
                typer.echo(text, err=True, nl=False)
            else:
                _write(text, output_file, unicode=shown == "json" and not statistics)
    for error in report.errors:
        _complain(error)
    if not quiet:
        typer.echo(reporting.summary(report), err=True)
        if mended is not None:
            typer.echo(f"{mended.fixed} {'would be ' if diff else ''}fixed.", err=True)
    internal = any(item.finding.rule.category == "internal" for item in report.findings)
    if report.errors or internal:
        raise typer.Exit(EXIT_ERROR)
    failing = any(
        at_least(item.finding.severity, config_for(_folder_of(item.filename)).fail_level) for item in report.findings
    )
    raise typer.Exit(EXIT_FINDINGS if failing and not exit_zero else EXIT_CLEAN)


@app.command("explain", no_args_is_help=True)
def explain(rule: str, config: ConfigPath = None, isolated: Isolated = False) -> None:
    """Show what a rule looks for and why, with examples."""
    from artlint import catalogue
    from artlint.api import rulebook_of

    with _faults_reported():
        rulebook = rulebook_of(_finder(config, isolated)(os.getcwd()))
        found = rulebook.get(rule)
        if found is None:
            _fail(f'no rule "{rule}"; `artlint rules` lists them')
        _write(catalogue.explanation(found), None)


@app.command("rules")
def rules(
    output_format: Annotated[str, typer.Option(metavar="FORMAT", help="text or json")] = "text",
    config: ConfigPath = None,
    isolated: Isolated = False,
) -> None:
    """List all rules."""
    from artlint import catalogue
    from artlint.api import rulebook_of

    with _faults_reported():
        if output_format not in catalogue.FORMATS:
            _fail(f'no output format "{output_format}"; there are {", ".join(catalogue.FORMATS)}')
        rulebook = rulebook_of(_finder(config, isolated)(os.getcwd()))
        _write(catalogue.FORMATS[output_format](rulebook), None, unicode=output_format == "json")


@app.command("test-rules")
def run_examples(folder: Annotated[str | None, typer.Argument(metavar="[FOLDER]")] = None) -> None:
    """Run the examples of a folder of rules, or of artlint's own."""
    from artlint import rulebook, ruletest

    with _faults_reported():
        book = rulebook.load_folder(folder or rulebook.default_folder(), house=folder is not None)
    failures = [line for rule in book for line in ruletest.failures(rule)]
    for line in failures:
        _complain(line)
    examples = sum(len(rule.bad) + len(rule.clean) for rule in book)
    typer.echo(f"{len(book)} rules, {examples} examples, {len(failures)} failed", err=bool(failures))
    raise typer.Exit(EXIT_FINDINGS if failures else EXIT_CLEAN)


@app.command("stats", no_args_is_help=True)
def stats(
    paths: Paths,
    output_format: Annotated[str, typer.Option(metavar="FORMAT", help="text or json")] = "text",
    config: ConfigPath = None,
    isolated: Isolated = False,
) -> None:
    """Print counts and readability scores of articles."""
    from artlint import stats as counting
    from artlint.api import read_paths
    from artlint.reading import UnreadableError, read

    errors: list[str] = []
    rows: list[dict[str, object]] = []
    with _faults_reported():
        if output_format not in counting.FORMATS:
            _fail(f'no output format "{output_format}"; there are {", ".join(counting.FORMATS)}')
        for name, data, error in read_paths(paths, _finder(config, isolated)):
            try:
                if data is None:
                    errors.append(error or name)
                else:
                    rows.append(counting.statistics(read(data, name)))
            except UnreadableError as fault:
                errors.append(f"{name}: {fault}")
        _write(counting.FORMATS[output_format](rows), None, unicode=output_format == "json")
    for error in errors:
        _complain(error)
    raise typer.Exit(EXIT_ERROR if errors else EXIT_CLEAN)


@app.command("compare", no_args_is_help=True)
def compare(
    first: Annotated[str, typer.Argument(metavar="A", help='A file, or "-" for standard input.')],
    second: Annotated[str, typer.Argument(metavar="B", help="The file that may be a rewrite of it.")],
    severity: Annotated[str, typer.Option(help="Mildest severity shown: info, warning or error.")] = "info",
    fail_level: Annotated[
        str, typer.Option(help="Mildest severity that fails: warning (a rewrite) or error (an altered fact).")
    ] = "warning",
    output_format: Annotated[str, typer.Option(metavar="FORMAT", help="text or json")] = "text",
    output_file: OutputFile = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever comes of it.")] = False,
    config: ConfigPath = None,
    isolated: Isolated = False,
) -> None:
    """Tell whether B is a rewrite of A, which facts it altered, and what it lost."""
    from artlint import comparing
    from artlint.api import read_pair
    from artlint.finding import SEVERITIES
    from artlint.reading import UnreadableError
    from artlint.report import comparison as showing

    with _faults_reported():
        if output_format not in showing.FORMATS:
            _fail(f'no output format "{output_format}"; there are {", ".join(showing.FORMATS)}')
        if severity not in SEVERITIES:
            _fail(f'--severity must be one of {", ".join(reversed(SEVERITIES))}, not "{severity}"')
        if fail_level not in ("warning", "error"):
            _fail(f'--fail-level must be "warning" or "error", not "{fail_level}"')
        try:
            a, b = read_pair(first, second, _finder(config, isolated))
        except UnreadableError as fault:
            _fail(str(fault))
        result = comparing.compare(a, b)
        shown = showing.FORMATS[output_format](result, severity, output_format == "text" and _colour(output_file))
        _write(shown, output_file, unicode=output_format == "json")
    failed = result.altered or (fail_level == "warning" and result.verdict == "rewrite")
    raise typer.Exit(EXIT_FINDINGS if failed and not exit_zero else EXIT_CLEAN)


@app.command("allow", no_args_is_help=True)
def allow(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Names and house terms.")],
    config: ConfigPath = None,
) -> None:
    """Add words that are right here to the configuration."""
    from artlint import allow as allowing

    with _faults_reported():
        path, added = allowing.add(words, _finder(config, False)(os.getcwd()), os.getcwd())
    typer.echo(f"{path}: {', '.join(added)} allowed" if added else f"{path}: allowed already")


@app.command("init")
def init() -> None:
    """Write an artlint.toml with the defaults to this folder."""
    from artlint import config

    with _faults_reported():
        path = config.write_default(os.getcwd())
    typer.echo(f"wrote {path}")


# -- helpers ---------------------------------------------------------------------------------------------------------


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _folder_of(name: str) -> str:
    return os.path.dirname(os.path.abspath(name))


def _finder(path: str | None, isolated: bool) -> Callable[[str], Config]:
    from artlint import config

    if path is not None and isolated:
        _fail("--config and --isolated contradict each other")
    if isolated:
        return lambda folder: config.Config()
    if path is not None:
        loaded = config.load(path)
        return lambda folder: loaded
    return config.find


def _colour(output_file: str | None) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return output_file is None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _write(text: str, output_file: str | None, unicode: bool = False) -> None:
    """Write a report; what the terminal's encoding cannot show is escaped, JSON is always UTF-8."""
    if output_file is not None:
        try:
            with open(output_file, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
                file.write(text)
        except OSError as fault:
            _fail(f"{output_file}: cannot be written: {fault.strerror}")
        return
    encoding = "utf-8" if unicode else (sys.stdout.encoding or "utf-8")
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
    sys.stdout.buffer.flush()


def _complain(message: str) -> None:
    from artlint.report.terminal import printable

    typer.echo(f"artlint: {printable(message)}", err=True)


def _fail(message: str) -> NoReturn:
    _complain(message)
    raise typer.Exit(EXIT_ERROR)


@contextmanager
def _faults_reported() -> Iterator[None]:
    """Turn a fault in configuration or rule files into one line and exit code 2."""
    from artlint.config import ConfigError
    from artlint.rulebook import RuleError

    try:
        yield
    except (ConfigError, RuleError) as fault:
        _fail(str(fault))
