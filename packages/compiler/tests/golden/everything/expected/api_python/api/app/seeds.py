"""Records of the demo, kept in `seeds.json` beside this file."""

import json
from pathlib import Path

from sqlalchemy import orm

from app import models
from app.auth.demo import make_people
from app.core import seeding

FILES: set[str] = {"sample.png", "sample.txt", "sample.wav"}
FILE = Path(__file__).with_name("seeds.json")
ORDER = (models.Sample, models.Place, models.Passport, models.Sheep, models.Booking, models.RecordEntry)
"""Those that others refer to come first."""


def seed_all(session: orm.Session) -> int:
    """Fill the database when it is empty; returns how many records were made."""
    if not seeding.is_empty(session, ORDER):
        return 0
    seeds = json.loads(FILE.read_text(encoding="utf-8"))
    people = make_people(session)
    rules = {}
    return seeding.fill(session, ORDER, seeds, people, rules)
