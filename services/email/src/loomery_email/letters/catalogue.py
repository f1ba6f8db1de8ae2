"""The words of every template in every language, from `files/words.*.toml`; English fills the gaps."""

import tomllib
from importlib.resources import files
from typing import Any

__all__ = ["DEFAULT_LOCALE", "LOCALES", "Catalogue", "locale_of"]

LOCALES = ("en", "de")
DEFAULT_LOCALE = "en"


def locale_of(tag: str) -> str:
    """The language that is spoken to somebody who asked for `tag` (BCP 47): `de-AT` gets `de`, unknown ones English."""
    language = tag.replace("_", "-").split("-")[0].lower()
    return language if language in LOCALES else DEFAULT_LOCALE


class Catalogue:
    """The words of one language."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._words = _read(locale)
        self._fallback = _read(DEFAULT_LOCALE)

    def message(self, section: str, key: str) -> str:
        """A sentence; it may speak of values as `{{ name }}`. Raises KeyError for one that no language has."""
        return str(self._find(section, key))

    def words(self, key: str) -> dict[str, str]:
        """A table of single words, such as names of roles."""
        return {**self._fallback["words"].get(key, {}), **self._words["words"].get(key, {})}

    def keys(self, section: str) -> set[str]:
        """What this language says in a section, without the fallback."""
        return set(self._words.get(section, {}))

    def _find(self, section: str, key: str) -> Any:
        for words in (self._words, self._fallback):
            for place in (section, "common"):
                if key in words.get(place, {}):
                    return words[place][key]
        raise KeyError(f"{section}.{key}")


def _read(locale: str) -> dict[str, Any]:
    path = files("loomery_email.letters").joinpath("files", f"words.{locale}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
