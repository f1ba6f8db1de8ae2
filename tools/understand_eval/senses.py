"""Builds the compact table of noun meanings that reading uses, from an unpacked WordNet `dict` folder.

Run: `.venv/bin/python -m tools.understand_eval.senses DICT_FOLDER TARGET.gz`.
One line a word: the word, the letters of its first three meanings (see `LETTERS`),
`+` for a verb, `~` for an adjective.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

# The 26 noun files 03 to 28 of WordNet, in its order; `p` happens to be "person".
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def read_index(path: Path) -> dict[str, list[int]]:
    """Word -> offsets of its meanings, most frequent first; single words of plain letters only."""
    words: dict[str, list[int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split()
        if parts[0].isascii() and parts[0].replace("-", "").isalpha() and len(parts[0]) > 1:
            words[parts[0]] = [int(offset) for offset in parts[-int(parts[2]) :]]
    return words


def build(folder: Path) -> bytes:
    """The table as gzip bytes, the same for the same input."""
    nouns = read_index(folder / "index.noun")
    verbs = read_index(folder / "index.verb")
    adjectives = read_index(folder / "index.adj")
    data = (folder / "data.noun").read_bytes()
    lines = []
    for word in sorted(nouns.keys() | verbs.keys() | adjectives.keys()):
        senses = [LETTERS[int(data[at : at + 12].split()[1]) - 3] for at in nouns.get(word, [])[:3]]
        flags = ("+" if word in verbs else "") + ("~" if word in adjectives else "")
        lines.append(f"{word} {''.join(senses)}{flags}")
    return gzip.compress("\n".join(lines).encode("utf-8"), mtime=0)


def main() -> None:
    """Reads the two paths from the command line and writes the table."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.write_bytes(build(folder))


if __name__ == "__main__":
    main()
