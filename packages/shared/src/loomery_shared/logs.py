"""Structured logs: one JSON object a line, with request, tenant and job; what is secret never gets in."""

import logging
import re
import sys
from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

import structlog

__all__ = ["bind", "configure_logs", "get_logger", "redact"]

_NAMES = r"pass(?:word|phrase|wd)|secret|token|authorization|cookie|api_?key|dsn|private|signature"
_SECRET_NAME = re.compile(_NAMES, re.I)
_SECRET_VALUE = re.compile(
    # In text that names it: query strings, JSON, and how Python shows objects.
    rf"(?i)((?:(?:{_NAMES})[\w-]{{0,40}}|[?&]code)[\\\"']*\s*[=:]\s*)"
    r"(?:\"[^\"]{0,999}\"|'[^']{0,999}'|\[[^\]]{0,999}\]|\([^)]{0,999}\)|\{[^}]{0,999}\}"
    r"|(?:bearer|basic)\s+\S+|[^\s,;&})\]]+)"
    # By what it looks like: headers, JSON web tokens, our own tokens, passwords in addresses.
    r"|(bearer\s+)[\w.~+/-]+=*|(basic\s+)[\w+/-]{12,}=*|(\beyJ[\w-]+\.[\w-]+\.)[\w-]+|(lpat_)\w+"
    r"|(://[^:/\s@]*:)[^/\s]+(?=@)"
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}(?:@|%40)(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,63}")
_HIDDEN = "***"


@lru_cache(maxsize=1024)
def _is_secret(name: str) -> bool:
    return _SECRET_NAME.search(name) is not None


def redact(value: Any, name: str = "") -> Any:
    """The value with secrets and mail addresses hidden: by the name of its key, and by what it looks like."""
    if name and value not in (None, "") and _is_secret(name):
        return _HIDDEN
    if isinstance(value, str):
        shown = _SECRET_VALUE.sub(
            lambda found: next(part for part in found.groups() if part) + _HIDDEN, value
        )
        return _ADDRESS.sub(_HIDDEN, shown)
    if isinstance(value, dict):
        return {key: redact(item, str(key)) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [redact(item) for item in value]
    return value


def _redacting(_logger: Any, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: redact(value, key) for key, value in entry.items()}


def configure_logs(level: str, *, service: str) -> None:
    """Set up logging of this process; standard library loggers speak the same way. Call once, at the edge."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _redacting,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(
                    ensure_ascii=False, default=lambda value: redact(str(value))
                ),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    # Clients tell whole addresses at INFO, and services name people in some of theirs.
    for client in ("httpx2", "httpx", "httpcore2", "httpcore", "dbos"):
        logging.getLogger(client).setLevel(max(root.level, logging.WARNING))
    structlog.contextvars.bind_contextvars(service=service)


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger; its entries carry what was bound for the request or the job."""
    logger: structlog.stdlib.BoundLogger = structlog.get_logger(name)
    return logger


def bind(**values: str) -> None:
    """Add to every entry of this request or job from here on."""
    structlog.contextvars.bind_contextvars(**values)
