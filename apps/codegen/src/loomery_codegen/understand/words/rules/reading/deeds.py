"""Reads who does what: verbs with their objects, also through lists and from nouns such as `order management`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.chunks import Chunk, is_be
from loomery_codegen.understand.words.rules.reading.model import Deed, Phrase, Sentence
from loomery_codegen.understand.words.rules.reading.nominal import nominal_verb
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.vocabulary import (
    COUNTS,
    GIVES_TO,
    LISTS,
    NO_OBJECT,
    PRODUCT,
    PRODUCT_VERBS,
)
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

# Of the verbs without an object, those that can have one: `log trips`, `check orders`, `sign contracts`.
_ALSO_DONE_TO = word_set("log check sign register")
_PARTICLES = word_set("in out up off on down")


class _Walker:
    """Goes through the chunks of one sentence from left to right; knows who acts and what the last verb was."""

    def __init__(self, sentence: Sentence, chunks: Sequence[Chunk]) -> None:
        self.sentence = sentence
        self.chunks = chunks
        self.deeds: list[Deed] = []
        self.actor: Phrase | None = None
        self.verb: Chunk | None = None
        self.bare: list[Chunk] = []
        self.slot = ""
        self.last: Phrase | None = None
        self.lists = False
        """Inside a list of functions or parts."""

    def walk(self) -> list[Deed]:
        for at, piece in enumerate(self.chunks):
            if piece.kind == "np":
                self._noun(at, piece)
            elif piece.kind == "verb":
                self._verb(at, piece)
            elif piece.kind in ("prep", "to"):
                self._preposition(at, piece)
            elif piece.kind in ("relative", "open", "pron"):
                self._joint(at, piece)
        self._flush()
        return self.deeds

    def _joint(self, at: int, piece: Chunk) -> None:
        """A relative, a colon or a pronoun: who acts afterwards."""
        following = self._ahead(at)
        if piece.kind == "pron" and (following is None or following.kind not in ("modal", "verb")):
            return
        self._flush()
        self.slot = ""
        self.lists = piece.kind == "open" and self.last is not None and self.last.plural
        if piece.kind != "open":
            self.actor = self.last if piece.kind == "relative" or self._means_last(piece) else None

    def _means_last(self, piece: Chunk) -> bool:
        """`requests from customers: they post ideas`: the people spoken of just before."""
        last = self.last
        return piece.word == "they" and last is not None and last.plural and is_person(last.name)

    def _ahead(self, at: int, step: int = 1) -> Chunk | None:
        """The chunk `step` places further, adverbs left out."""
        rest = [piece for piece in self.chunks[at + 1 :] if piece.kind != "other"]
        return rest[step - 1] if len(rest) >= step else None

    def _noun(self, at: int, piece: Chunk) -> None:
        phrase = piece.phrase
        if phrase is None or self._only_counts(at, phrase):
            return
        following = self._ahead(at)
        self.last = phrase
        if following is not None and following.kind == "poss":
            return
        if following is not None and self._starts_clause(at, following):
            self._flush()
            self.actor, self.verb, self.slot, self.lists = phrase, None, "", False
        elif self.slot and self.deeds:
            self._attach(phrase)
        elif (self.verb is not None or self.bare) and not self._named_function(phrase):
            self._object(phrase)
        else:
            self._free(phrase)

    def _only_counts(self, at: int, phrase: Phrase) -> bool:
        """`various types of websites`, `a list of orders`: what follows is meant."""
        following = self._ahead(at)
        return phrase.name in COUNTS and following is not None and following.word == "of"

    def _starts_clause(self, at: int, following: Chunk) -> bool:
        if following.kind == "modal":
            return True
        if following.kind != "verb" or self.chunks[at + 1].kind in ("comma", "and"):
            return False
        finite = following.form in ("VBZ", "VBP", "VBD") or is_be(following)
        fresh = self.verb is None or (self._used(self.verb) and is_person(self.chunks[at].word))
        return finite or (following.form == "VB" and fresh and not self.bare)

    def _named_function(self, phrase: Phrase) -> bool:
        """`displaying news, user registration and login`: a later item of a list that is a function by itself."""
        spread = self.verb is not None and self._used(self.verb) and not self.bare
        return spread and bool(nominal_verb(phrase.words)[0])

    def _object(self, phrase: Phrase) -> None:
        verbs = [*self.bare, *([self.verb] if self.verb is not None else [])]
        self.bare = []
        for verb in verbs:
            self._add(verb, phrase)

    def _add(self, verb: Chunk, phrase: Phrase | None, passive: bool = False) -> None:
        place = self.sentence.locate(verb.start, verb.end)
        if phrase is not None and phrase.place.end > place.start:
            place = replace(place, end=max(place.end, phrase.place.end))
        self.deeds.append(Deed(verb.word, self.actor, phrase, (), place, self.sentence.index, passive))

    def _attach(self, phrase: Phrase) -> None:
        deed = self.deeds[-1]
        self.deeds[-1] = replace(deed, others=(*deed.others, (self.slot, phrase)))

    def _free(self, phrase: Phrase) -> None:
        """A noun in a list of functions: `user registration`, `login`, `a search function`."""
        core = (
            Phrase(phrase.words[:-1], False, phrase.place, phrase.sentence)
            if phrase.head in LISTS
            else phrase
        )
        if not core.words:
            return
        verb, rest = nominal_verb(core.words)
        if not verb and self.lists:
            self.deeds.append(Deed("offer", None, core, (), phrase.place, self.sentence.index, nominal=True))
        if verb:
            thing = replace(core, words=rest) if rest else None
            self.deeds.append(
                Deed(verb, self.actor, thing, (), phrase.place, self.sentence.index, nominal=True)
            )

    def _verb(self, at: int, piece: Chunk) -> None:
        following = self._ahead(at)
        if is_be(piece):
            return
        if piece.form == "VBN" and at and any(is_be(other) for other in self.chunks[max(0, at - 2) : at]):
            self._passive(piece)
            return
        if piece.word in GIVES_TO and following is not None and following.kind == "np":
            after = self._ahead(at, 2)
            if after is not None and after.kind in ("to", "verb"):
                self._flush()
                self.verb, self.slot = None, ""
                return
        self._begin(at, piece)

    def _begin(self, at: int, piece: Chunk) -> None:
        if self.verb is not None and self.verb not in self.bare and not self._used(self.verb):
            (self.bare.append if self.verb.word not in NO_OBJECT else self._lonely)(self.verb)
        self.verb, self.slot = piece, ""
        nxt = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        if (
            nxt is not None
            and nxt.word in _PARTICLES
            and piece.word in ("log", "sign", "check", "set", "fill", "tick")
        ):
            self.verb = replace(piece, word=f"{piece.word} {nxt.word}")
            if piece.word != "fill" and piece.word != "tick":
                self._lonely(self.verb)
                self.verb = None
        elif piece.word in NO_OBJECT and not (
            piece.word in _ALSO_DONE_TO and nxt is not None and nxt.kind == "np"
        ):
            self._lonely(piece)
            self.slot = "in"

    def _lonely(self, verb: Chunk) -> None:
        self._add(verb, None)

    def _used(self, verb: Chunk) -> bool:
        place = self.sentence.locate(verb.start, verb.end)
        return any(deed.place.start == place.start for deed in self.deeds)

    def _passive(self, piece: Chunk) -> None:
        actor = self.actor
        thing = self.last if self.verb is not None or actor is None else actor
        self.actor = None
        self._add(piece, thing, passive=True)
        self.actor = actor if thing is not actor else None
        self.verb, self.slot = None, "by"

    def _preposition(self, at: int, piece: Chunk) -> None:
        following = self._ahead(at)
        if piece.kind == "to" and following is not None and following.kind == "verb":
            if self.last is not None and self._given(at):
                self.actor = self.last
            self.slot = ""
            self._flush()
            return
        if following is not None and following.kind == "verb":
            self.slot = ""
            self._flush()
            return
        if piece.word in ("as", "including", "include", "like", "for") and self._opens_functions(at):
            self._flush()
            self.verb, self.slot, self.lists = None, "", True
            return
        before = self.chunks[at - 1] if at else None
        counted = before is not None and before.phrase is not None and before.phrase.name in COUNTS
        if piece.word == "of" and (self.slot or counted):
            return
        if self.verb is not None and not self._used(self.verb):
            self._lonely(self.verb)
        self.slot = piece.word if self.deeds and self.deeds[-1].sentence == self.sentence.index else ""

    def _opens_functions(self, at: int) -> bool:
        before = [piece for piece in self.chunks[:at] if piece.kind == "np"]
        return bool(before) and before[-1].word in LISTS

    def _given(self, at: int) -> bool:
        before = [piece for piece in self.chunks[:at] if piece.kind in ("verb", "np")]
        return len(before) > 1 and before[-1].kind == "np" and before[-2].word in GIVES_TO

    def _flush(self) -> None:
        """Ends the verb at hand; one that never met an object stands alone."""
        for verb in [*self.bare, *([self.verb] if self.verb is not None else [])]:
            if not self._used(verb):
                self._lonely(verb)
        self.bare, self.verb = [], None


def deeds(sentence: Sentence, chunks: Sequence[Chunk]) -> tuple[Deed, ...]:
    """The deeds of one sentence in order."""
    found = _Walker(sentence, _without_lead(chunks)).walk()
    return tuple(deed for deed in found if not _builds_product(deed))


def _without_lead(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """Leaves out `Please` and other words before the first chunk that says something."""
    for at, piece in enumerate(chunks):
        if piece.kind != "other":
            return chunks[at:]
    return chunks


def _builds_product(deed: Deed) -> bool:
    if deed.object is None or deed.object.head not in PRODUCT:
        return False
    if deed.verb in ("access", "use", "open", "browse", "enter", "visit"):
        return True
    building = deed.verb in PRODUCT_VERBS or (
        deed.verb in ("have", "provide") and len(deed.object.words) == 1
    )
    return building and deed.object.determiner in ("a", "an", "the", "this", "our", "")
