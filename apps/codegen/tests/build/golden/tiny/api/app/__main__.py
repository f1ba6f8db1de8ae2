"""Run the application: `python -m app --port 8000` or `--uds PATH`."""

import argparse

import uvicorn

from app.main import app

parser = argparse.ArgumentParser()
parser.add_argument("--host", default="127.0.0.1")
parser.add_argument("--port", type=int, default=8000)
parser.add_argument("--uds")
options = parser.parse_args()
if options.uds:
    uvicorn.run(app, uds=options.uds)
else:
    uvicorn.run(app, host=options.host, port=options.port)
