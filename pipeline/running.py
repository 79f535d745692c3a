"""Running: from checked options to an exit status, leaving nothing behind but what it published."""

from __future__ import annotations

import logging
import os
import signal
import sys
import uuid
from types import FrameType
from typing import Any, NoReturn

from pipeline import log
from pipeline.engines import beam_options, engine, is_local, worker_count
from pipeline.inputs import find_files
from pipeline.main import Exit
from pipeline.options import RunOptions, UsageError
from pipeline.planning import plan_run
from pipeline.progress import ProgressDisplay
from pipeline.summary import summary
from transforms.deduplicate import IndexVersionError
from transforms.filesystem import delete_tree, join
from transforms.write import STAGING
from transforms.write.lock import Locked, hold_lock
from transforms.write.publish import outcome, recover

logger = logging.getLogger("dateline")

# A process that a signal ended is said to exit with this plus the signal's number.
SIGNALLED = 128

# The signal that ended the run. Beam may wrap what a signal handler raises into an error of a
# stage, so what was raised does not tell.
_received: list[int] = []


def run_pipeline(options: RunOptions) -> Exit:
    """Run the pipeline; every way it can end is one exit status and one clear line."""
    log.set_up(options.log_format, options.interval.label, options.verbose)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    try:
        return _run(options)
    except Locked as error:
        logger.error("%s", error)
        return Exit.LOCKED
    except (UsageError, IndexVersionError) as error:
        logger.error("%s", error)
        return Exit.USAGE
    except BaseException as error:
        if _received:
            logger.error("interrupted; %s is as it was", options.output)
            _leave(SIGNALLED + _received[0])
        logger.error("the run failed: %s", _cause(error), exc_info=options.verbose)
    return Exit.FAILED


def _run(options: RunOptions) -> Exit:
    try:
        files, without = find_files(options.inputs, options.output)
    except ValueError as error:  # no file system for the address
        raise UsageError(str(error)) from error
    for given in without:
        logger.warning("%s: no file there", given)
    if not files:
        logger.error("no input found")
        return Exit.NO_INPUT
    try:
        workers = worker_count(options.workers, sum(file.size for file in files))
        beam_settings = beam_options(options.beam_flags, workers)
    except ValueError as error:
        raise UsageError(str(error)) from error
    with hold_lock(options.output) as token:
        recover(options.output)
        # Whatever stands there was left by a writer that is no more, since the lock is ours.
        delete_tree(join(options.output, STAGING))
        staging = join(options.output, STAGING, options.interval.label, uuid.uuid4().hex)
        try:
            plan = plan_run(options, files, staging, token)
            with (
                ProgressDisplay(options.log_format, local=is_local(beam_settings)),
                log.silenced(workers > 1 and not options.verbose),
            ):
                _execute(beam_settings, plan)
            result = outcome(staging)
        finally:
            # First: what was begun may need its staged files to be finished.
            recover(options.output)
            delete_tree(join(options.output, STAGING))
    return _report(options, result)


def _execute(beam_settings: Any, plan: Any) -> None:
    import apache_beam as beam

    from pipeline.graph import build

    pipeline = beam.Pipeline(runner=engine(beam_settings), options=beam_settings)
    build(pipeline, plan)
    pipeline.run().wait_until_finish()


def _report(options: RunOptions, result: dict[str, Any] | None) -> Exit:
    if result is None:
        logger.error("the engine ended without publishing anything")
        return Exit.FAILED
    if not result["published"]:
        for problem in result["problems"]:
            logger.error("not published: %s", problem)
        return Exit.REFUSED
    print(summary(options, result["tables"]))
    return Exit.DONE


def _interrupt(number: int, _frame: FrameType | None) -> None:
    _received.append(number)
    raise KeyboardInterrupt


def _leave(status: int) -> NoReturn:
    """End at once: Beam's worker threads would be waited for, and they work on."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _cause(error: BaseException) -> str:
    """The last line of what Beam wraps around an error of a stage."""
    lines = [line for line in str(error).strip().splitlines() if line.strip()]
    return lines[-1].strip() if lines else type(error).__name__
