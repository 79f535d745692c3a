"""Beam's options are told from inputs, and unknown ones refused."""

from __future__ import annotations

import pytest
from apache_beam.options.pipeline_options import DirectOptions, StandardOptions
from apache_beam.runners.portability.fn_api_runner import fn_runner

from pipeline.engines import UnknownOption, beam_options, engine, split_beam_options, worker_count


def test_inputs_and_beam_options_may_be_mixed() -> None:
    inputs, flags = split_beam_options(
        ["seeds", "--flink-master", "[local]", "more", "--runner=FlinkRunner", "--streaming"]
    )
    assert inputs == ["seeds", "more"]
    assert flags == ["--flink_master", "[local]", "--runner=FlinkRunner", "--streaming"]


@pytest.mark.parametrize("misspelled", ["--flink-mister=x", "--runer", "-x"])
def test_unknown_options_are_refused_by_name(misspelled: str) -> None:
    with pytest.raises(UnknownOption, match=misspelled.split("=")[0]):
        split_beam_options(["seeds", misspelled])


def test_a_value_that_beam_refuses_is_a_usage_error() -> None:
    with pytest.raises(UnknownOption, match="direct_num_workers"):
        split_beam_options(["seeds", "--direct_num_workers=many"])


def test_the_default_is_the_engine_in_this_process() -> None:
    options = beam_options([], workers=1)
    assert isinstance(engine(options), fn_runner.FnApiRunner)
    assert options.view_as(DirectOptions).direct_running_mode == "in_memory"
    several = beam_options([], workers=3).view_as(DirectOptions)
    assert (several.direct_running_mode, several.direct_num_workers) == ("multi_processing", 3)


def test_other_engines_are_left_to_beam() -> None:
    options = beam_options(["--runner=FlinkRunner"], workers=1)
    assert engine(options) is None
    assert options.view_as(StandardOptions).runner == "FlinkRunner"


def test_worker_count() -> None:
    assert worker_count("auto", 1_000) == 1
    assert worker_count("auto", 1 << 40) >= 1
    assert worker_count("3", 0) == 3
    for wrong in ("0", "-1", "two"):
        with pytest.raises(ValueError, match="--workers"):
            worker_count(wrong, 0)
