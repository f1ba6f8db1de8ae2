"""A place for your own code. It is made once and never overwritten.

Endpoints of this router are served under `/api/custom`. Functions in `hooks.py` are called when records change.
"""

from fastapi import APIRouter

router = APIRouter(prefix="/custom", tags=["Custom"])
