"""How right each part is: ``python -m bench.accuracy NAME [arguments of that measure]``.

NAME is one of the measures below; each is a module ``bench.accuracy_NAME`` that says in its first
lines what it reads and prints.
"""

from __future__ import annotations

import importlib
import sys

MEASURES = (
    "html",
    "lines",
    "duplicates",
    "dyads",
    "no_event",
    "articles",
    "sentences",
    "actors",
    "dates",
    "places",
    "casualties",
    "events",
    "stories",
)


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in MEASURES:
        sys.exit(f"usage: python -m bench.accuracy NAME ...; NAME is one of {', '.join(MEASURES)}")
    name = sys.argv.pop(1)
    importlib.import_module(f"bench.accuracy_{name}").main()


if __name__ == "__main__":
    main()
