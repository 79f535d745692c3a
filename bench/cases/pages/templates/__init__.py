"""Page templates in the manner of real sites: name -> how a page is made from a story."""

from __future__ import annotations

from bench.cases.pages.templates import (
    agencies,
    blogs,
    broadcasters,
    desks,
    local,
    markup,
    newspapers,
    older,
    special,
    systems,
    world,
)
from bench.cases.pages.templates.parts import Template

TEMPLATES: dict[str, Template] = {
    template.name: template
    for module in (
        agencies,
        blogs,
        broadcasters,
        desks,
        local,
        markup,
        newspapers,
        older,
        special,
        systems,
        world,
    )
    for template in module.TEMPLATES
}

__all__ = ["TEMPLATES", "Template"]
