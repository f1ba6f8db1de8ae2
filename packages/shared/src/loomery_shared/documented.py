"""The OpenAPI document of a service: operations are called by what they do, not by the names of functions."""

import re
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI

__all__ = ["DocumentedApp"]

_SENTENCE = re.compile(r"(.+?[^.])\.(?=\s|$)", re.DOTALL)


class DocumentedApp(FastAPI):
    """An application whose operations are summed up by the first sentence about each."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document."""
        if self.openapi_schema is None:
            for operation in _operations(super().openapi()):
                begin = _SENTENCE.match(operation.get("description", ""))
                if begin is not None:
                    operation["summary"] = " ".join(begin.group(1).split())
        return super().openapi()


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in document["paths"].values():
        yield from (operation for operation in path.values() if isinstance(operation, dict))
