"""Records of the demo, kept in `seeds.json` beside this file."""

import json
from pathlib import Path

from sqlalchemy import orm

from app import models
from app.core import seeding

FILES: set[str] = set()
FILE = Path(__file__).with_name("seeds.json")
ORDER = (models.Task,)
"""Those that others refer to come first."""


def seed_all(session: orm.Session) -> int:
    """Fill the database when it is empty; returns how many records were made."""
    if not seeding.is_empty(session, ORDER):
        return 0
    seeds = json.loads(FILE.read_text(encoding="utf-8"))
    people = ()
    rules = {}
    return seeding.fill(session, ORDER, seeds, people, rules)
