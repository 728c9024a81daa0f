"""Match one instance file: `python -m matching.engine INSTANCE.json [-o RESULT.json]`.

Exit codes: 0 solved, 2 invalid instance, 3 infeasible; 1 if the result could not be written.
"""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path

from .instance import OBJECTIVES
from .result import fault_result
from .run import Run
from .solve import solve
from .validate import Fault

EXIT_CODES = {"optimal": 0, "feasible": 0, "invalid": 2, "infeasible": 3}
NOT_WRITTEN = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, match, write; the result goes to standard output where no file is named."""
    given = _parser().parse_args(arguments)
    try:
        instance = _read(given.instance)
    except (OSError, ValueError, RecursionError) as error:
        fault = Fault("bad_value", "", f"instance: not readable as JSON ({error})")
        result = fault_result("invalid", [fault], Run())
    else:
        result = solve(instance, objective=given.objective, time_limit=given.time_limit)
    text = json.dumps(result, indent=1, allow_nan=False)
    return EXIT_CODES[result["status"]] if _written(text, given.output) else NOT_WRITTEN


def _written(text: str, path: str | None) -> bool:
    if path is None:
        print(text)
        return True
    try:
        Path(path).write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        print(f"the result could not be written: {error}", file=sys.stderr)
        return False
    return True


def _read(path: str) -> object:
    content: object = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    return content


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m matching.engine", description=__doc__)
    parser.add_argument("instance", metavar="INSTANCE.json")
    parser.add_argument("-o", "--output", metavar="RESULT.json")
    parser.add_argument("--objective", choices=OBJECTIVES, help="overrides the policy's")
    parser.add_argument("--time-limit", type=_seconds, metavar="SECONDS")
    return parser


def _seconds(text: str) -> float:
    seconds = float(text)
    if not math.isfinite(seconds) or seconds < 0:
        raise argparse.ArgumentTypeError("a number of seconds from 0 is expected")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
