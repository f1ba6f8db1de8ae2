"""Figures of delivery for Prometheus."""

from prometheus_client import Counter

__all__ = ["FAILED", "RETRIED", "SENT"]

_LABELS = ["template", "transport"]
SENT = Counter("loomery_mail_sent_total", "Messages handed over.", _LABELS)
RETRIED = Counter("loomery_mail_retried_total", "Tries that failed and will be repeated.", _LABELS)
FAILED = Counter("loomery_mail_failed_total", "Messages given up.", _LABELS)
