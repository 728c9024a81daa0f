"""Seconds and peak memory of importing 10,000 and 100,000 people, beside COPY of the same file.

    python benchmarks/import_people.py [--repeats 3]

Each import runs in a process of its own against an empty scratch database; figures are medians.
An import is read, validated, compared, written and audited; the same file is then imported again.
"Read and compared" is a dry run: everything but the writing.
Targets: import at most 40 and re-import at most 25 times COPY into an unlogged table; for ten
times the rows at most 11 times the time and 1.3 times the memory.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SMALL, LARGE = 10_000, 100_000
SCRATCH = "benchmark_import"
EMPTY = """TRUNCATE mentoring_person, mentoring_grade, mentoring_import, mentoring_importrow,
    mentoring_importproblem CASCADE"""


def ready() -> Any:
    """Django on the scratch database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
    os.environ["LOG_LEVEL"] = "ERROR"
    import django  # noqa: PLC0415 -- after the environment
    from django.db import connection  # noqa: PLC0415

    django.setup()
    return connection


def child(path: str) -> None:
    """In a process of its own: COPY, import, import again; print what each took."""
    from benchmarks.hr_file import HEADER, peak_megabytes  # noqa: PLC0415 -- not in the parent

    connection = ready()
    connection.settings_dict["NAME"] = SCRATCH
    from mentoring.people.imports.whole import Options, import_whole  # noqa: PLC0415
    from mentoring.web import clock  # noqa: PLC0415

    def imported(*, dry_run: bool = False) -> tuple[float, dict[str, Any]]:
        began = time.perf_counter()
        found = import_whole(Path(path), Options(dry_run=dry_run), now=clock.now())
        return time.perf_counter() - began, found

    with connection.cursor() as cursor:
        cursor.execute(EMPTY)
        columns = ", ".join(f"c{n} text" for n in range(len(HEADER)))
        cursor.execute(f"CREATE UNLOGGED TABLE IF NOT EXISTS yardstick ({columns})")
        copies = sorted(copied(cursor, path) for _ in range(3))
    compared, _ = imported(dry_run=True)
    first, found = imported()
    second, again = imported()
    if found["new"] != found["rows"] or again["unchanged"] != found["rows"]:
        raise SystemExit(f"not what was expected: {found} {again}")
    told = {"copy": copies[1], "compared": compared, "import": first, "again": second}
    print(json.dumps(told | {"megabytes": peak_megabytes()}))


def copied(cursor: Any, path: str) -> float:
    cursor.execute("TRUNCATE yardstick")
    content = Path(path).read_bytes()
    began = time.perf_counter()
    with cursor.copy("COPY yardstick FROM STDIN (FORMAT csv, HEADER)") as stream:
        stream.write(content)
    return time.perf_counter() - began


def measure(path: Path) -> dict[str, float]:
    code = f"import benchmarks.import_people as b; b.child({str(path)!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.decode()[-2000:])
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the import of people.")
    parser.add_argument("--repeats", type=int, default=3)
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from benchmarks.hr_file import write  # noqa: PLC0415 -- after the path

    connection = ready()
    connection.settings_dict["TEST"]["NAME"] = SCRATCH
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    connection.close()
    found: dict[int, list[dict[str, float]]] = {SMALL: [], LARGE: []}
    with tempfile.TemporaryDirectory() as folder:
        for count in found:
            write(Path(folder, f"{count}.csv"), count)
        for _ in range(asked.repeats):
            for count, runs in found.items():
                runs.append(measure(Path(folder, f"{count}.csv")))
    medians = {n: {key: statistics.median(r[key] for r in runs) for key in runs[0]}
               for n, runs in found.items()}  # fmt: skip
    tell(medians)


def tell(medians: dict[int, dict[str, float]]) -> None:
    for count, told in medians.items():
        print(
            f"{count:>7} rows: COPY {told['copy']:.2f} s, "
            f"read and compared {told['compared']:.2f} s, import {told['import']:.2f} s, "
            f"again {told['again']:.2f} s, peak {told['megabytes']:.0f} MB"
        )
    small, large = medians[SMALL], medians[LARGE]
    for name, ratio, most in (
        ("read, validated, compared / COPY", large["compared"] / large["copy"], 40),
        ("import / COPY", large["import"] / large["copy"], 40),
        ("import again / COPY", large["again"] / large["copy"], 25),
        ("time, ten times the rows", large["import"] / small["import"], 11),
        ("memory, ten times the rows", large["megabytes"] / small["megabytes"], 1.3),
    ):
        print(f"{name}: {ratio:.2f} (target: at most {most})")


if __name__ == "__main__":
    main()
