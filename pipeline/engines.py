"""Which engine runs the pipeline, and how Beam's own options reach it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import NoReturn

from apache_beam.options.pipeline_options import PipelineOptions, StandardOptions
from apache_beam.portability.api import beam_provision_api_pb2
from apache_beam.runners.portability.fn_api_runner import fn_runner
from apache_beam.runners.portability.portable_runner import JobServiceHandle
from apache_beam.runners.runner import PipelineRunner, create_runner

LOCAL_RUNNERS = ("DirectRunner", "FnApiRunner")

# Above so many bytes of input a second process is worth its ten seconds of starting.
BYTES_WORTH_MORE_WORKERS = 4 << 20


class UnknownOption(ValueError):
    """An option that neither dateline nor Beam knows, or a value that Beam refuses."""


def split_beam_options(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Split what the command line left over into inputs and Beam options.

    Beam spells its options with underscores; hyphens are taken as well. Raises UnknownOption:
    Beam itself would only warn, and run with a misspelled option left out.
    """
    parser = _BeamOptions(allow_abbrev=False, add_help=False, prefix_chars="-")
    for group in PipelineOptions.__subclasses__():
        group._add_argparse_args(parser)
    spelled = [_with_underscores(argument) for argument in arguments]
    _, rest = parser.parse_known_args(spelled)
    unknown = [argument for argument in rest if argument.startswith("-") and argument != "-"]
    if unknown:
        raise UnknownOption(f"no such option: {unknown[0].split('=')[0].replace('_', '-')}")
    flags = list(spelled)
    for argument in rest:
        flags.remove(argument)
    return rest, flags


class _BeamOptions(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UnknownOption(message)


def _with_underscores(argument: str) -> str:
    if not argument.startswith("--"):
        return argument
    name, equals, value = argument.partition("=")
    return "--" + name[2:].replace("-", "_") + equals + value


def beam_options(flags: Sequence[str], workers: int) -> PipelineOptions:
    """Beam's options from its flags, with the local engine set to ``workers`` processes.

    Raises ValueError for a runner that Beam does not know.
    """
    options = PipelineOptions(list(flags))
    if not is_local(options):
        create_runner(options.view_as(StandardOptions).runner)
        return options
    mode = "multi_processing" if workers > 1 else "in_memory"
    ours = [
        f"--direct_num_workers={workers}",
        f"--direct_running_mode={mode}",
        "--default_sdk_harness_log_level=WARNING",
    ]
    return PipelineOptions([*ours, *flags])


def is_local(options: PipelineOptions) -> bool:
    """Whether the pipeline runs in Beam's in-process engine."""
    runner = options.view_as(StandardOptions).runner
    return runner is None or runner in LOCAL_RUNNERS


def engine(options: PipelineOptions) -> PipelineRunner | None:
    """The local engine, or None for one that Beam finds by its name.

    Beam's DirectRunner would try to download another engine before it fell back to this one; and
    named FnApiRunner, this one would not hand the options to its worker processes.
    """
    if not is_local(options):
        return None
    encoded = JobServiceHandle.encode_pipeline_options(options.get_all_options())
    provision = beam_provision_api_pb2.ProvisionInfo(pipeline_options=encoded)
    return fn_runner.FnApiRunner(provision_info=fn_runner.ExtendedProvisionInfo(provision))


def worker_count(workers: str, input_bytes: int) -> int:
    """How many processes: ``auto`` takes one for small input, else all cores.

    Raises ValueError for what is neither ``auto`` nor a positive number.
    """
    if workers == "auto":
        return 1 if input_bytes < BYTES_WORTH_MORE_WORKERS else len(os.sched_getaffinity(0))
    if not workers.isdigit() or int(workers) < 1:
        raise ValueError(f"--workers {workers}: give a number from 1, or auto")
    return int(workers)
