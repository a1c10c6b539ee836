"""What a configuration comes to for one file, and where each value is from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from artlint import config
from artlint.config import ConfigError, Layer
from artlint.report.terminal import printable
from artlint.settings import SETTINGS, toml


def shown(path: str, config_path: str | None = None) -> str:
    """The configuration of a file as TOML, each value with a comment that says where it is set.

    Raises:
        ConfigError: a configuration file is at fault.
    """
    found = layers_for(path, config_path)
    here = os.getcwd()
    names = [os.path.relpath(layer.path, here) for layer in reversed(found)]
    held = f"{names[0]}{', which extends ' + ', '.join(names[1:]) if names[1:] else ''}" if names else "the defaults"
    lines = [printable(f"# {path}: {held}")]
    values, origins = resolved(path, found)
    width = min(60, max(len(f"{key} = {toml(value)}") for key, value in values.items()))
    for key, value in values.items():
        line = "# no " + key if value is None else f"{key} = {toml(value)}"
        lines.append(printable(f"{line:<{width}}  # {', '.join(origins.get(key, ['default']))}"))
    return "\n".join(lines) + "\n"


def layers_for(path: str, config_path: str | None) -> Sequence[Layer]:
    """The configuration files that hold for a file, the one extended first."""
    if config_path is not None:
        return config.layers(config_path)
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise ConfigError(f"{path}: no such folder")
    nearest = config.find(folder).path
    return config.layers(nearest) if nearest else []


def resolved(path: str, found: Sequence[Layer]) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """The value of each key for a file, and the places it is made of."""
    values = {key: setting.default for key, setting in SETTINGS.items() if key not in ("extend", "per-file", "rule")}
    origins: dict[str, list[str]] = {}
    together = config.merged(found)
    for layer in found:
        for key in layer.given:
            adds = SETTINGS[key].merge == "add" or SETTINGS[key].kind == "tables"
            origins[key] = [*(origins.get(key, []) if adds else []), _place(layer, key)]
    per_file = together.pop("per-file", {})
    values.update(together)
    if found:
        holding = config.load(found[-1].path)
        for pattern, row in per_file.items():
            if not config.matches(holding, (pattern,), path):
                continue
            layer = next(layer for layer in reversed(found) if pattern in layer.given.get("per-file", {}))
            for key, value in row.items():
                adds = SETTINGS[key].merge == "add"
                values[key] = [*values[key], *value] if adds else value
                place = _place(layer, "per-file", pattern, key)
                origins[key] = [*(origins.get(key, []) if adds else []), place]
    return values, origins


def _place(layer: Layer, *keys: str) -> str:
    return f"{os.path.relpath(layer.path)}:{layer.line(*keys)}"
