"""Text that matches a regular expression, for the patterns that people really give to fields."""

import re

TRIES = (
    "AB-1234", "ABC123", "A1", "a1", "1234567890", "12345", "0123456789012", "AA00", "2030", "abc", "ABC",
    "A-1", "+49 30 123456", "10115", "978-3-16-148410-0", "9783161484100", "AB123456", "A1B2C3", "user_name",
    "#ffffff",
)  # fmt: skip
_PIECE = re.compile(r"(\\[dws.\-/+]|\[[^\]]+\]|[A-Za-z0-9 _:/#.,-])(\{\d+(?:,\d*)?\}|[*+?])?")
_CLASSES = {r"\d": "7", r"\w": "a", r"\s": " ", ".": "a"}


def text_for(pattern: str, least: int, most: int) -> str:
    """Text that the whole pattern matches, within the lengths; empty when none is found."""
    for text in (*TRIES, _built(pattern)):
        if least <= len(text) <= most and re.fullmatch(pattern, text):
            return text
    return ""


def numbered(pattern: str, text: str) -> str:
    """The text with its last digits turned into a number that differs from record to record, if it may."""
    digits = list(re.finditer(r"\d+", text))
    for found in reversed(digits):
        width = len(found[0])
        start, end = text[: found.start()], text[found.end() :]
        samples = (str(number).zfill(width) for number in (1, 27, 385) if len(str(number)) <= width)
        if width >= 3 and all(re.fullmatch(pattern, f"{start}{sample}{end}") for sample in samples):
            return f"{start}{{n{width}}}{end}"
    return text


def _built(pattern: str) -> str:
    """Text made piece by piece: classes, repeats and plain letters; groups are not understood."""
    parts: list[str] = []
    for match in _PIECE.finditer(pattern.strip("^$")):
        piece, repeat = match[1], match[2] or ""
        count = int(re.findall(r"\d+", repeat)[0]) if repeat.startswith("{") else 1
        parts.append(_one_of(piece) * count)
    return "".join(parts)


def _one_of(piece: str) -> str:
    if piece in _CLASSES:
        return _CLASSES[piece]
    if piece.startswith("["):
        allowed = re.compile(piece)
        return next((letter for letter in "7aA-_ .x" if allowed.fullmatch(letter)), "")
    return piece.removeprefix("\\")
