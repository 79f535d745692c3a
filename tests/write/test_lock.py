"""One writer for a folder; a killed one leaves it free."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from transforms.write.lock import LOCK_NAME, Locked, hold_lock, is_held

HOLDER = """
import sys, time
from transforms.write.lock import hold_lock
with hold_lock(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    output = str(tmp_path)
    with hold_lock(output) as token:
        assert is_held(output, token)
        with pytest.raises(Locked, match=f"process {os.getpid()} on "), hold_lock(output):
            pass
        assert is_held(output, token)
    assert not is_held(output, token)
    with hold_lock(output) as later:
        assert later != token


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Locked), hold_lock(str(tmp_path)):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with hold_lock(str(tmp_path)) as token:
        assert is_held(str(tmp_path), token)


def test_a_lost_lock_is_noticed(tmp_path: Path) -> None:
    with hold_lock(str(tmp_path)) as token:
        (tmp_path / LOCK_NAME).write_text('{"token": "another"}')
        assert not is_held(str(tmp_path), token)
