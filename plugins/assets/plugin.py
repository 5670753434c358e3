"""Publishes the theme's static files under names that change with their bytes.

Adapter. Templates ask `{{ ASSETS["site.css"] }}`; a name that is not there fails the build.
"""

from pathlib import Path
from typing import Any

from pelican import signals

from plugins.assets.bundle import build_assets


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.initialized.connect(load_assets)
    signals.generator_init.connect(add_addresses)
    signals.finalized.connect(write_assets)


def load_assets(pelican: Any) -> None:
    """Read theme/static once a build."""
    root = Path(pelican.theme) / "static"
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.name[0] != ".")
    sources = {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
    pelican.settings["BUILT_ASSETS"] = build_assets(sources)


def add_addresses(generator: Any) -> None:
    """Give templates and feeds the address of each asset."""
    built = generator.settings["BUILT_ASSETS"]
    generator.context["ASSETS"] = {name: url for name, (url, _) in built.items()}


def write_assets(pelican: Any) -> None:
    """Write each asset below the output folder."""
    for url, body in pelican.settings["BUILT_ASSETS"].values():
        path = Path(pelican.output_path) / url.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
