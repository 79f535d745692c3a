"""One writer for an output folder: a lock that names its holder and dies with it."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from apache_beam.io.filesystems import FileSystems

from transforms.filesystem import join, read_bytes, write_bytes
from transforms.write.locations import local_folder

LOCK_NAME = "_lock"


class Locked(Exception):
    """Another process writes to the folder; the message says which."""


@contextmanager
def hold_lock(output: str) -> Iterator[str]:
    """Hold the output folder's lock; gives the token that ``is_held`` recognizes.

    On a local disk the kernel keeps the lock, so that a killed holder's is free at once. An object
    store has no such thing: there the lock is an object, and only a holder of this host that no
    longer runs is taken to be dead. Raises Locked.
    """
    token = uuid.uuid4().hex
    folder = local_folder(output)
    holding = _kernel_lock(folder, token) if folder else _object_lock(output, token)
    with holding:
        yield token


def is_held(output: str, token: str) -> bool:
    """Whether the lock is still the one that was given this token."""
    try:
        return _holder(read_bytes(join(output, LOCK_NAME))).get("token") == token
    except OSError:
        return False


@contextmanager
def _kernel_lock(folder: Path, token: str) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / LOCK_NAME, "a+b", buffering=0) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            handle.seek(0)
            raise Locked(_message(str(folder), _holder(handle.read()))) from error
        handle.truncate(0)
        handle.write(_description(token))
        try:
            yield
        finally:
            handle.truncate(0)


@contextmanager
def _object_lock(output: str, token: str) -> Iterator[None]:
    path = join(output, LOCK_NAME)
    if FileSystems.exists(path):
        holder = _holder(read_bytes(path))
        if holder and not _died_here(holder):
            raise Locked(_message(output, holder))
    write_bytes(path, _description(token))
    try:
        yield
    finally:
        if is_held(output, token):
            FileSystems.delete([path])


def _description(token: str) -> bytes:
    holder = {"host": socket.gethostname(), "pid": os.getpid(), "token": token}
    return json.dumps(holder).encode()


def _holder(content: bytes) -> dict[str, Any]:
    try:
        holder = json.loads(content)
    except ValueError:
        return {}
    return holder if isinstance(holder, dict) else {}


def _died_here(holder: dict[str, Any]) -> bool:
    if holder.get("host") != socket.gethostname():
        return False
    try:
        os.kill(int(holder.get("pid", 0)), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, ValueError):
        return False
    return False


def _message(output: str, holder: dict[str, Any]) -> str:
    who = f"process {holder.get('pid', '?')} on {holder.get('host', '?')}"
    return f"{output} is being written by {who}; wait for it or choose another folder"
