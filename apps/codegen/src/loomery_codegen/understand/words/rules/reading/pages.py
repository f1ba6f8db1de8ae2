"""Reads the pages, parts and menu entries that a text names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.reading.chunks import Chunk
from loomery_codegen.understand.words.rules.reading.lists import listed
from loomery_codegen.understand.words.rules.reading.model import Phrase, Sentence, StatedPage
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

_PAGE_HEADS = word_set("page section module homepage center centre tab screen panel dashboard area view")
_NAMED = re.compile(
    r"\b(home ?page|landing page|dashboard|about us|contact us|personal center|faqs?|sitemap)\b",
    re.IGNORECASE,
)
_LEADS = word_set("part page section module menu tab screen area stage")
_NOT_PAGES = word_set("web one single multiple different first each all every")


def read_pages(sentence: Sentence, chunks: Sequence[Chunk]) -> tuple[StatedPage, ...]:
    """The pages that one sentence names."""
    found: dict[str, StatedPage] = {}
    for at, piece in enumerate(chunks):
        if piece.phrase is None:
            continue
        if piece.phrase.head in _PAGE_HEADS and len(piece.phrase.words) > 1:
            _keep(
                found,
                _page(
                    piece.phrase, piece.phrase.words[:-1] if piece.word != "center" else piece.phrase.words
                ),
            )
        if piece.phrase.head in _LEADS and piece.phrase.plural:
            for item in _items_after(chunks, at):
                _keep(found, _page(item, item.words))
    for match in _NAMED.finditer(sentence.text):
        name = match.group().lower().replace("homepage", "home").replace("home page", "home")
        place = sentence.locate(match.start(), match.end())
        _keep(found, StatedPage(name.replace("landing page", "home"), place, sentence.index, 0.9))
    return tuple(found.values())


def _items_after(chunks: Sequence[Chunk], at: int) -> list[Phrase]:
    """The list after `three parts:` or `pages such as`."""
    place = at + 1
    while place < len(chunks) and (
        chunks[place].kind == "open" or chunks[place].word in ("such", "as", "including", "like")
    ):
        place += 1
    return listed(chunks, place) if place > at + 1 else []


def _page(phrase: Phrase, words: tuple[str, ...]) -> StatedPage | None:
    kept = [word for word in words if word not in _NOT_PAGES]
    if not kept:
        return None
    return StatedPage(" ".join(kept), phrase.place, phrase.sentence, 0.85)


def _keep(found: dict[str, StatedPage], page: StatedPage | None) -> None:
    if page is not None:
        found.setdefault(page.name, page)
