"""`artlint allow`: writes words into the configuration, its comments and layout kept."""

from __future__ import annotations

import os
from collections.abc import Iterable

from artlint.config import Config, ConfigError
from artlint.files import write_whole


def add(words: Iterable[str], config: Config, folder: str) -> tuple[str, list[str]]:
    """Add words to `allow` in the configuration file that holds, or in a new `artlint.toml` in `folder`.

    Returns:
        The file's path and the words that were not allowed before.

    Raises:
        ConfigError: a word that is none, or a file that cannot be written; nothing is changed then.
    """
    import tomlkit
    from tomlkit.items import Array

    path = config.path or os.path.join(folder, "artlint.toml")
    text = ""
    if os.path.exists(path):
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read()
    document = tomlkit.parse(text)
    table = document["tool"]["artlint"] if os.path.basename(path) == "pyproject.toml" else document
    allowed = table.setdefault("allow", tomlkit.array())
    assert isinstance(allowed, Array)  # the configuration has been validated
    added: list[str] = []
    for word in words:
        if not word.strip() or any(character.isspace() for character in word.strip()):
            raise ConfigError(f'"{word}" is not one word')
        if word.strip() not in [*allowed, *added]:
            added.append(word.strip())
    if added:
        allowed.extend(added)
        try:
            write_whole(path, tomlkit.dumps(document).encode())
        except OSError as error:
            raise ConfigError(f"{path}: cannot be written: {error.strerror}") from None
    return path, added
