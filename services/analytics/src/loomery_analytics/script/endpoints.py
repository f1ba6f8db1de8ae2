"""The script that pages load to count their views."""

from importlib.resources import files

from fastapi import APIRouter, Response

__all__ = ["SCRIPT_PATH", "script_router"]

SCRIPT_PATH = "/api/analytics/loomery.js"


def script_router() -> APIRouter:
    """Serving the script."""
    router = APIRouter(tags=["events"])
    script = files("loomery_analytics.script").joinpath("loomery.js").read_text(encoding="utf-8")
    headers = {"Cache-Control": "public, max-age=3600", "Cross-Origin-Resource-Policy": "cross-origin"}

    @router.get(
        SCRIPT_PATH,
        response_class=Response,
        responses={200: {"content": {"text/javascript": {"schema": {}}}}},
    )
    async def loomery_js() -> Response:
        """A script without cookies and storage that sends page views, and what pages tell it by `loomery.track`."""
        return Response(script, media_type="text/javascript", headers=headers)

    return router
