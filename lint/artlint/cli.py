"""The command line: arguments, exit codes and calls, nothing else."""

# Annotations are types here, no texts: `artlint.commands.declaring` reads the command line by them.
import gc
import os
import sys
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Annotated

from artlint.commands import (
    COMMANDS,
    EXIT_CLEAN,
    EXIT_ERROR,
    EXIT_FINDINGS,
    ConfigPath,
    Isolated,
    Paths,
    complain,
    fail,
    faults_reported,
    finder,
)
from artlint.commands.declaring import option, parsed

if TYPE_CHECKING:
    from artlint.changes import Changes
    from artlint.config import Config
    from artlint.linter import Linter
    from artlint.report import Report

NoCache = Annotated[bool, option("--no-cache", help="Lint every file and read every rule anew.")]
EXIT_INTERRUPTED = 130  # 128 and the number of the signal, as of a shell

OutputFiles = Annotated[
    list[str] | None,
    option(
        "--output-file",
        "-o",
        metavar="[FORMAT:]FILE",
        help="Write the report to a file; with FORMAT: one more report, as often as wanted.",
    ),
]
_ROOT_OPTIONS = ("-h", "--help", "--version", "--install-completion", "--show-completion")


def main() -> None:
    """Run the command line; a first word that is no sub-command is a path to lint."""
    # An article makes tens of thousands of tuples and hardly a cycle: looking for cycles took a tenth of a long run.
    gc.set_threshold(100_000, 20, 50)
    arguments = sys.argv[1:]
    if arguments and arguments[0] not in ("lint", *COMMANDS, *_ROOT_OPTIONS):
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
            _run(arguments)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else EXIT_CLEAN
        else:
            code = EXIT_CLEAN
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        return EXIT_FINDINGS  # the reader of our output has left (`artlint … | head`)
    except OSError as fault:
        complain(f"the report cannot be written: {fault.strerror}")
        return EXIT_ERROR
    return code


def _run(arguments: list[str]) -> None:
    """Run a command, without typer where an ordinary line asks to lint."""
    # On Windows, typer expands the patterns that the shell leaves as they are.
    values = parsed(lint, arguments[1:]) if arguments[:1] == ["lint"] and os.name != "nt" else None
    if values is None:
        from artlint.commands.app import build

        build(lint, arguments[0] if arguments else None)(arguments, prog_name="artlint")
        return
    try:
        lint(**values)
    except KeyboardInterrupt:
        raise SystemExit(EXIT_INTERRUPTED) from None


def lint(
    paths: Paths,
    select: Annotated[str, option(metavar="RULES", help="Only these codes, prefixes or categories.")] = "",
    extend_select: Annotated[str, option(metavar="RULES", help="These beside the default ones.")] = "",
    ignore: Annotated[str, option(metavar="RULES", help="Leave these out.")] = "",
    severity: Annotated[str | None, option(help="Mildest severity shown: info, warning or error.")] = None,
    min_confidence: Annotated[
        float | None, option(metavar="SHARE", help="Show no finding of less confidence, 0 to 1.")
    ] = None,
    fail_on: Annotated[str | None, option("--fail-on", help="Mildest severity that fails: warning or error.")] = None,
    max_warnings: Annotated[int | None, option(metavar="N", help="Fail on more than N warnings only.")] = None,
    output_format: Annotated[
        str | None,
        option(
            metavar="FORMAT",
            help="text, full, json, jsonl, sarif, github, gitlab, azure, junit, checkstyle, rdjson or summary  "
            "[default: full on a terminal, else text]",
        ),
    ] = None,
    output_file: OutputFiles = None,
    statistics: Annotated[bool, option("--statistics", help="Count findings by rule instead.")] = False,
    fix: Annotated[bool, option("--fix", help="Apply safe fixes to the files.")] = False,
    unsafe_fixes: Annotated[bool, option("--unsafe-fixes", help="Apply the unsafe ones too.")] = False,
    diff: Annotated[bool, option("--diff", help="Show what --fix would change, and write nothing.")] = False,
    baseline: Annotated[str | None, option(metavar="FILE", help="Show no finding that this file knows.")] = None,
    changed_since: Annotated[
        str | None, option(metavar="REV", help="Only findings on lines changed since a git revision.")
    ] = None,
    changed_lines: Annotated[
        bool, option("--changed-lines", help="Only findings on lines that are not committed yet.")
    ] = False,
    exit_zero: Annotated[bool, option("--exit-zero", help="Exit 0 even when there are findings.")] = False,
    quiet: Annotated[bool, option("--quiet", "-q", help="No summary line.")] = False,
    format: Annotated[
        str | None, option(metavar="FORMAT", help="What the files are written in, whatever they are called.")
    ] = None,
    stdin_filename: Annotated[str, option(metavar="NAME", help="What to call standard input.")] = "-",
    force_exclude: Annotated[
        bool, option("--force-exclude", help="Leave out what is excluded even when it is named here.")
    ] = False,
    config: ConfigPath = None,
    isolated: Isolated = False,
    no_cache: NoCache = False,
    jobs: Annotated[
        int | None,
        option("--jobs", "-j", metavar="N", least=1, help="Processes  [default: one a processor, for many files]"),
    ] = None,
) -> None:
    """Lint articles (the default command)."""
    from artlint import cache as rule_cache
    from artlint import output, pattern_cache, progress, table_cache
    from artlint import report as reporting
    from artlint.config import with_command_line
    from artlint.linter import Linter, selected_codes
    from artlint.reading import known_format
    from artlint.runs import lint_paths

    def configured(folder: str) -> "Config":
        return with_command_line(
            find(folder),
            select=_words(select),
            extend_select=_words(extend_select),
            ignore=_words(ignore),
            severity=severity,
            min_confidence=min_confidence,
            fail_on=fail_on,
            max_warnings=max_warnings,
            force_exclude=force_exclude or None,
            baseline=os.path.abspath(baseline) if baseline else None,
        )

    kept_in = None if no_cache else rule_cache.default_folder()
    kept = [pattern_cache.use(kept_in), table_cache.use(kept_in)] if kept_in else []
    with faults_reported():
        find = finder(config, isolated)
        config_for = cache(configured)
        outputs = output.requested(
            output_format, output_file or [], on_terminal=sys.stdout.isatty(), statistics=statistics
        )
        selected_codes(config_for(os.getcwd()), not no_cache)  # a fault is one even when no file is found
        if unsafe_fixes and not (fix or diff):
            fail("--unsafe-fixes goes with --fix or --diff")
        lint = Linter(config_for, not no_cache, _changes(changed_since, changed_lines, "-" in paths))
        results = lint_paths(
            paths,
            config_for=config_for,
            stdin_name=stdin_filename,
            use_cache=not no_cache,
            format=known_format(format),
            linter=lint,
            jobs=jobs,
            keep_results=not (no_cache or fix or diff),
        )
        if not quiet:
            results = progress.shown(results)
        mended = None
        if fix or diff:
            from artlint import fixing

            mended = fixing.mend(results, lint, unsafe=unsafe_fixes, writes=fix and not diff, stdin_name=stdin_filename)
            results = iter(mended.results)
        report = reporting.collect(results)
        output.send(
            report,
            outputs,
            statistics=statistics,
            colour=output.has_colour(),
            difference=mended.difference if mended is not None and diff else None,
            fixed=mended.stdin if mended is not None and not diff else None,
        )
    for store in kept:
        if store is not None:
            store.keep()
    for error in report.errors:
        complain(f"{error.filename}: {error.finding.message}")
    if not quiet:
        print(reporting.summary(report), file=sys.stderr)
        if mended is not None:
            print(f"{mended.fixed} {'would be ' if diff else ''}fixed.", file=sys.stderr)
    internal = any(item.finding.rule.category == "internal" for item in report.findings)
    if report.errors or internal:
        raise SystemExit(EXIT_ERROR)
    raise SystemExit(EXIT_FINDINGS if _fails(report, lint) and not exit_zero else EXIT_CLEAN)


# -- helpers ---------------------------------------------------------------------------------------------------------


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _changes(since: str | None, uncommitted: bool, reads_stdin: bool) -> "Changes | None":
    """What the findings are limited to, if to changed lines at all."""
    if since is None and not uncommitted:
        return None
    from artlint.changes import Changes

    if since is not None and uncommitted:
        fail("--changed-since and --changed-lines contradict each other")
    option = "--changed-lines" if uncommitted else "--changed-since"
    if reads_stdin:
        fail(f"{option} reads what git knows of files, not of standard input")
    # pre-commit names the commit to compare with where it was given one (`--from-ref`, a pre-push hook).
    return Changes(since if since is not None else os.environ.get("PRE_COMMIT_FROM_REF"), option)


def _fails(report: "Report", lint: "Linter") -> bool:
    """Whether the findings make the run fail, each file's configuration deciding."""
    warnings: Counter[int] = Counter()  # by the number that is allowed
    for item in report.findings:
        config = lint.config(item.filename)
        if item.finding.severity == "error":
            return True
        if item.finding.severity == "warning":
            if config.max_warnings is not None:
                warnings[config.max_warnings] += 1
            elif config.fail_on == "warning":
                return True
    for most, count in warnings.items():
        if count > most:
            complain(f"{count} warnings, and {most} are allowed")
            return True
    return False
