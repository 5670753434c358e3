"""Publishes the theme's static files under names that change with their bytes.

Adapter. Templates ask `{{ ASSETS["site.css"] }}`; a name that is not there fails the build.
"""

from pathlib import Path
from typing import Any

from pelican import signals

from plugins.assets.bundle import build_assets


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.all_generators_finalized.connect(plan_assets)


def plan_assets(generators: list[Any]) -> None:
    """Plan one file for each asset of the theme, and give templates and feeds their addresses."""
    settings, context = generators[0].settings, generators[0].context
    built = build_assets(_read_sources(Path(settings["THEME"], "static")))
    context["ASSETS"] = settings["ASSETS"] = {name: url for name, (url, _) in built.items()}
    for url, body in built.values():
        settings["OUTPUTS"].add(url.lstrip("/"), lambda body=body: body, url=url)


def _read_sources(root: Path) -> dict[str, bytes]:
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.name[0] != ".")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
