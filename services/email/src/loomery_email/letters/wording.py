"""How moments, durations and roles are written in a language."""

from datetime import UTC, date, datetime

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
        self._day = catalogue.words("formats")["day"]
        self._counts = catalogue.words("counts")
        self._attention = catalogue.words("attention")

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

    def day(self, value: date) -> str:
        """A day without its year."""
        return self._day.format(day=value.day, month=self._months[str(value.month)])

    def counted(self, value: int, what: str) -> str:
        """A number with what it counts: `1 visitor`, `2 visitors`."""
        return f"{value} {self._counts[what if value == 1 else f'{what}s']}"

    def attention(self, kind: str, app: str) -> str:
        """What should be looked at, as a sentence."""
        return self._attention[kind].replace("{app}", app)

    def role(self, value: str) -> str:
        """The name of a role."""
        return self._roles[value]
