"""Names that work in every target language, and how to make one from words."""

import re
import unicodedata

PYTHON = """
    False None True and as assert async await break class continue def del elif else except finally
    for from global if import in is lambda nonlocal not or pass raise return try while with yield
"""
TYPESCRIPT = """
    break case catch class const continue debugger default delete do else enum export extends false
    finally for function if import in instanceof new null return super switch this throw true try
    typeof var void while with
"""
GO = """
    break case chan const continue default defer else fallthrough for func go goto if import
    interface map package range return select struct switch type var
"""
RECORD_KEYS = """
    id label can created_at updated_at metadata registry query model_config model_fields json dict
    copy schema construct validate self cls page page_size sort q
"""
MACHINERY = """
    app api auth base base_model core custom db health hook main module page policy problem query
    route router schema seed session setting settings stat stats test token upload uploads
    user_session record field entity form list link array date map object promise set string number
    symbol
"""

RESERVED_FIELDS = frozenset(f"{PYTHON} {TYPESCRIPT} {RECORD_KEYS}".lower().split())
"""Not to be used for fields and relations: keywords, and keys that every record already has."""

RESERVED_ENTITIES = frozenset(f"{PYTHON} {TYPESCRIPT} {GO} {MACHINERY}".lower().split())
"""Not to be used for entities: keywords, and names that the machinery of every application takes.

Words of SQL need no place here: tables have plural names, and every name in SQL is quoted.
"""


_LETTERS = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "n", "Ŋ": "N",
}  # fmt: skip
_FOLDED = str.maketrans(_LETTERS)
"""Letters that Unicode doesn't take apart into a letter of ASCII and an accent."""


def ascii_letters(words: str) -> str:
    """`Crêpe`, `Straße`, `Smørrebrød` -> `Crepe`, `Strasse`, `Smorrebrod`; letters of other scripts stay."""
    apart = unicodedata.normalize("NFKD", words.translate(_FOLDED))
    return "".join(char for char in apart if not unicodedata.combining(char))


def snake(words: str) -> str:
    """`Due date (UTC)` -> `due_date_utc`; empty when no letter or digit of ASCII is left."""
    spaced = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", ascii_letters(words))
    name = re.sub(r"[^a-z0-9]+", "_", spaced.lower()).strip("_")[:50].strip("_")
    return f"n_{name}" if name[:1].isdigit() else name


def field_name(words: str) -> str:
    """A valid field name for these words: `class` -> `class_value`; empty stays empty."""
    name = snake(words)
    return f"{name}_value" if name in RESERVED_FIELDS else name


def entity_name(words: str) -> str:
    """A valid entity name for these words: `session` -> `session_entry`; empty stays empty."""
    name = snake(words)
    return f"{name}_entry" if name in RESERVED_ENTITIES else name


def slug(words: str) -> str:
    """`My Salon!` -> `my-salon`; `app` when nothing is left."""
    name = snake(words).replace("_", "-")[:40].strip("-")
    return name or "app"
