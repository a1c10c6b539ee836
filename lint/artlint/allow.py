"""`artlint allow`: writes words into the vocabulary file, or into the configuration, whose layout is kept."""

from __future__ import annotations

import os
from collections.abc import Iterable

from artlint.config import Config, ConfigError
from artlint.files import write_whole


def add(words: Iterable[str], config: Config, folder: str) -> tuple[str, list[str]]:
    """Add words and names to the first vocabulary file of the configuration that holds; without one to its `allow`.

    Without a configuration, a new `artlint.toml` is made in `folder`.

    Returns:
        The file's path and the words that were not allowed before.

    Raises:
        ConfigError: a word that is none, or a file that cannot be written; nothing is changed then.
    """
    wanted = [" ".join(word.split()) for word in words]
    for word in wanted:
        if not word.partition("#")[0]:
            raise ConfigError(f'"{word}" is no word')
    if config.vocabulary:
        return _added_to_vocabulary(config.vocabulary[0], wanted)
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
    for word in wanted:
        if word not in [*allowed, *added]:
            added.append(word)
    if added:
        allowed.extend(added)
        _write(path, tomlkit.dumps(document))
    return path, added


def _added_to_vocabulary(path: str, words: Iterable[str]) -> tuple[str, list[str]]:
    with open(path, encoding="utf-8", newline="") as file:  # the configuration has been read, so it can be
        text = file.read()
    there = {line.partition("#")[0].strip() for line in text.split("\n")}
    added = [word for word in dict.fromkeys(words) if word not in there]
    line_end = "\r\n" if "\r\n" in text else "\n"
    if added:
        before = text if not text or text.endswith("\n") else text + line_end
        _write(path, before + "".join(word + line_end for word in added))
    return path, added


def _write(path: str, text: str) -> None:
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from None
