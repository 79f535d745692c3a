"""The command ``dateline``: its sub-commands, their options and exit statuses.

Nothing here imports Beam before a sub-command needs it, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from typing import Any, NoReturn

import click

from pipeline import log
from pipeline.limits import limits as limit_table


class Exit(IntEnum):
    """Exit statuses; a signal gives 128 and its number."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    REFUSED = 3
    NO_INPUT = 4
    LOCKED = 5


max_option = click.option(
    "--max",
    "limits",
    multiple=True,
    metavar="NAME=VALUE",
    help=f"Change a limit, beyond which a record is rejected, such as record=64MB or seconds=1min. "
    f"The limits are {', '.join(f'{x.name} ({x.default})' for x in limit_table().values())}.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline")
def cli() -> None:
    """News articles in, event tables out."""


@cli.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    epilog="Any option of Apache Beam is taken as well, such as --runner FlinkRunner.",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="INPUT...")
@click.option("--output", required=True, help="The folder that gets the tables.")
@click.option("--date", "day", help="The day (UTC) that the run covers; today by default.")
@click.option("--interval-start", help="Begin of the run's interval, with --interval-end.")
@click.option("--interval-end", help="End of the run's interval, not in it.")
@click.option(
    "--dedup",
    type=click.Choice(["near", "exact", "none"]),
    default="near",
    show_default=True,
    help="Which articles are duplicates.",
)
@click.option(
    "--near-threshold",
    type=click.FloatRange(0.1, 1),
    default=0.65,
    show_default=True,
    help="Share of the shorter text that must stand in the longer one.",
)
@click.option(
    "--lookback-days",
    type=click.IntRange(min=0),
    default=7,
    show_default=True,
    help="How far back articles of earlier runs count as seen.",
)
@click.option(
    "--knowledge-days",
    type=click.IntRange(min=0),
    default=90,
    show_default=True,
    help="How far back earlier runs tell who holds which office.",
)
@click.option(
    "--formats", default="parquet,avro", show_default=True, help="The formats of the tables."
)
@click.option("--languages", default="en", show_default=True, help="Languages that are coded.")
@click.option("--map", "mappings", multiple=True, metavar="FIELD=COLUMN", help="Name a column.")
@max_option
@click.option("--spacy-model", default="auto", show_default=True, help="The language model.")
@click.option("--workers", default="auto", show_default=True, help="Number of local processes.")
@click.option(
    "--max-rejects",
    type=click.FloatRange(0, 1),
    default=1.0,
    show_default=True,
    help="Publish nothing if a larger share of the records is rejected.",
)
@click.option(
    "--log-format",
    type=click.Choice(["plain", "json"]),
    default="plain",
    show_default=True,
    help="How progress is written where there is no terminal.",
)
@click.option("--verbose", is_flag=True, help="Show Beam's log and tracebacks.")
def run(**given: Any) -> None:
    """Read articles and publish the tables of one run.

    INPUT is a file, a folder, a glob or an archive, here or on any file system that Beam knows.
    """
    log.quiet_beam_import()
    from pipeline.options import UsageError, run_options
    from pipeline.running import run_pipeline

    try:
        options = run_options(**given)
    except UsageError as error:
        _fail(str(error), Exit.USAGE)
    sys.exit(run_pipeline(options))


@cli.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--limit", type=click.IntRange(min=1), default=5, show_default=True)
@click.option("--map", "mappings", multiple=True, metavar="FIELD=COLUMN", help="Name a column.")
@max_option
def read(
    inputs: tuple[str, ...], limit: int, mappings: tuple[str, ...], limits: tuple[str, ...]
) -> None:
    """Show what the reader understands of INPUT, without running anything."""
    log.quiet_beam_import()
    from pipeline.reading import show_records

    try:
        found = show_records(inputs, limit, mappings, limits, click.echo)
    except ValueError as error:
        _fail(str(error), Exit.USAGE)
    sys.exit(Exit.DONE if found else Exit.NO_INPUT)


@cli.command()
@click.argument("text", metavar="TEXT|FILE|ID")
@click.option(
    "--in", "output", help="The output folder that holds the id, or the knowledge of names."
)
@click.option("--date", "day", help="The day on which the text appeared.")
@click.option("--spacy-model", default="auto", show_default=True, help="The language model.")
@click.option("--html", is_flag=True, help="Write a page with the spans marked.")
def explain(text: str, output: str | None, day: str | None, spacy_model: str, html: bool) -> None:
    """Say why the coder says what it says of a sentence, a text file or a published mention.

    The ID of an event is explained by its best mention, that of an article by what it shares with
    the one that it repeats.
    """
    log.quiet_beam_import()
    from pipeline.explaining import account

    try:
        for line in account(text, output, day, spacy_model, html):
            click.echo(line)
    except ValueError as error:
        _fail(str(error), Exit.USAGE)


@cli.command()
@click.argument("output")
def check(output: str) -> None:
    """Check a published folder: hashes, row counts and references between tables."""
    log.quiet_beam_import()
    from pipeline.check import check_output

    report = check_output(output)
    for line in report.lines:
        click.echo(line)
    sys.exit(Exit.FAILED if report.problems else Exit.DONE)


@cli.command("reindex")
@click.argument("output")
def reindex_command(output: str) -> None:
    """Make the fingerprints of published articles again, after a change of their version."""
    log.quiet_beam_import()
    from pipeline.reindexing import reindex
    from transforms.write.lock import Locked

    try:
        runs = reindex(output)
    except Locked as error:
        _fail(str(error), Exit.LOCKED)
    except ValueError as error:
        _fail(str(error), Exit.USAGE)
    click.echo(f"made the fingerprints of {len(runs)} runs again: {', '.join(runs)}")


@cli.command()
@click.argument("table", required=False)
@click.option("--as", "form", default="duckdb", show_default=True, help="The kind of schema.")
def schema(table: str | None, form: str) -> None:
    """Print the schema of a TABLE, or of all of them.

    Kinds: avro, arrow, bigquery, duckdb, postgres, clickhouse, snowflake.
    """
    from schemas.generate import FORMATS, contract
    from schemas.tables import TABLES

    if form not in FORMATS:
        _fail(f"--as {form}: choose one of {', '.join(FORMATS)}", Exit.USAGE)
    if table is not None and table not in TABLES:
        _fail(f"no table {table}: choose one of {', '.join(TABLES)}", Exit.USAGE)
    for name in [table] if table else TABLES:
        click.echo(contract(TABLES[name], form), nl=False)


def _fail(message: str, status: Exit) -> NoReturn:
    click.echo(f"dateline: {message}", err=True)
    sys.exit(status)


def main() -> None:
    """Run the command line and end the process with its status; bad usage is one line and gives 2.

    The interpreter is not torn down: threads that Arrow or gRPC still hold abort the process there
    now and then ("terminate called without an active exception"), after all work is done.
    """
    status = 0
    try:
        cli.main(sys.argv[1:] or ["--help"], prog_name="dateline", standalone_mode=False)
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1 if ended.code else 0
    except click.Abort:  # interrupted before a run had begun
        status = 130
    except click.ClickException as error:
        click.echo(f"dateline: {' '.join(error.format_message().split())}", err=True)
        status = error.exit_code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
