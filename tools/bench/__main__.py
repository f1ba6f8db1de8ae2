"""`python -m tools.bench`: measure the budgets and print them as JSON.

python -m tools.bench                  everything
python -m tools.bench --quick          without whole builds
"""

import argparse
import json
import os
import sys

from tools.bench import measures, serving


def main() -> int:
    """Measure and print; always 0, since a busy machine is no fault of the code."""
    parser = argparse.ArgumentParser(prog="tools.bench", description="Measure the budgets; prints JSON.")
    parser.add_argument("--quick", action="store_true", help="without whole builds")
    parser.add_argument("--runs", type=int, default=3, help="whole builds of each kind")
    arguments = parser.parse_args()
    figures = [measures.understand(), measures.compile_drafts(), measures.start()]
    figures += serving.first_page(arguments.runs)
    if not arguments.quick:
        figures += measures.builds(arguments.runs, browser=False)
        figures += measures.builds(arguments.runs, browser=True)
    rows = [
        {
            "name": figure.name,
            "unit": figure.unit,
            "budget": figure.budget,
            "median": figure.measured,
            "holds": figure.holds,
            "runs": figure.runs,
            "note": figure.note,
        }
        for figure in figures
    ]
    print(json.dumps({"cores": os.cpu_count(), "load": os.getloadavg(), "figures": rows}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
