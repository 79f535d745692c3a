"""Headlines of pages: of several candidates the one without the site's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.parse.characters import repair_line

_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*")


def choose_title(candidates: Sequence[str], site_names: Sequence[str]) -> str | None:
    """The first candidate, without " | Site" or " - Site" at its end; None for none."""
    for candidate in candidates:
        title = without_site(repair_line(candidate) or "", site_names)
        if len(title) > 2:
            return title
    return None


def without_site(title: str, site_names: Sequence[str]) -> str:
    """The title without a last part that is a site's name."""
    keys = {_key(name) for name in site_names}
    parts = list(_SEPARATOR.finditer(title))
    if parts and len(title[: parts[-1].start()]) > 10:
        last = _key(title[parts[-1].end() :])
        if last and any(last == key or (len(last) > 3 and last in key) for key in keys):
            return without_site(title[: parts[-1].start()].strip(), site_names)
    return title


def _key(name: str) -> str:
    return re.sub(r"\W+", "", name).lower()
