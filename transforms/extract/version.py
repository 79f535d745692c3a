"""The version of the coder: its code and a digest of its lexicon."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

CODE = "1.0"


def _digest() -> str:
    """Eight hexadecimal digits of the lexicon's files, whatever the line ends on this system."""
    digest = blake2b(digest_size=4)
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*.csv"), key=lambda p: p.relative_to(folder).as_posix()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


CODER_VERSION = f"{CODE}+{_digest()}"
