"""How moments, durations and roles are written in a language."""

from datetime import UTC, datetime

from loomery_email.letters.catalogue import Catalogue

__all__ = ["Wording"]

_UNITS = (("days", 24 * 60 * 60), ("hours", 60 * 60), ("minutes", 60), ("seconds", 1))


class Wording:
    """The filters of the templates."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._units = catalogue.words("units")
        self._months = catalogue.words("months")
        self._moment = catalogue.words("formats")["moment"]
        self._roles = catalogue.words("roles")

    def seconds(self, value: int) -> str:
        """A duration in its largest whole unit, or in the two largest: `2 days`, `1 minute 5 seconds`."""
        parts = []
        for unit, size in _UNITS:
            count, value = divmod(value, size)
            if count:
                parts.append(f"{count} {self._units[unit if count != 1 else unit.removesuffix('s')]}")
        return " ".join(parts[:2]) or f"0 {self._units['seconds']}"

    def minutes(self, value: int) -> str:
        """A duration given in minutes."""
        return self.seconds(value * 60)

    def moment(self, value: datetime) -> str:
        """A moment with its date, in UTC: the reader's own zone is not known."""
        at = value.astimezone(UTC)
        month = self._months[str(at.month)]
        return self._moment.format(day=at.day, month=month, year=at.year, time=f"{at:%H:%M}")

    def role(self, value: str) -> str:
        """The name of a role."""
        return self._roles[value]
