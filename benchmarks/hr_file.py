"""Seconds and peak memory of reading an HR file of 10,000 and of 100,000 rows, and their ratios.

    python benchmarks/hr_file.py [--repeats 3] [--format csv|xlsx]

Each reading runs in a process of its own; the figures are medians. Targets: memory at most 1.3
times, time at most 11 times as much for ten times the rows.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SMALL, LARGE = 10_000, 100_000
HEADER = [
    "Worker ID", "Legal Name", "Email - Work", "Manager ID", "Job Family", "Management Level",
    "Location", "Region", "Time Zone", "Preferred Languages", "Hire Date", "Termination Date",
]  # fmt: skip
NAMES = ("Maja Nyström", "Siobhán Patel", "髙橋 拓海", "김 서연", "Begoña Núñez", "Oliver Okafor")
PLACES = (("Tokyo", "APAC", "Asia/Tokyo", "ja;en"), ("München", "EMEA", "Europe/Berlin", "de;en"),
          ("São Paulo", "AMER", "America/Sao_Paulo", "pt;en"))  # fmt: skip
LEVELS = ("C-Suite", "VP", "Director", "G5", "G4", "G3", "G2", "G1")


def rows(count: int) -> Iterator[list[str]]:
    first = date(2005, 1, 1)
    for n in range(count):
        hired = first + timedelta(days=n * 7 % 7000)
        yield [
            f"{100_007 + n * 7}", f"{NAMES[n % 6]} {n % 977}", f"p{n}@example.com",
            f"{100_007 + (n // 6) * 7}" if n > 5 else "", f"Family {n % 40}", LEVELS[min(7, n % 9)],
            *PLACES[n % 3], hired.isoformat(), "" if n % 20 else "2031-12-31",
        ]  # fmt: skip


def write(path: Path, count: int) -> None:
    sys.path.insert(0, str(ROOT))
    from mentoring.web.sheets import csv_stream, xlsx_file  # noqa: PLC0415 -- after the path

    if path.suffix == ".csv":
        path.write_bytes(b"".join(csv_stream(HEADER, rows(count))))
    else:
        path.write_bytes(xlsx_file(HEADER, rows(count)).read())


def measure(path: Path) -> dict[str, float]:
    """In a child process: read, walk through every person, say how long and how big."""
    code = f"import benchmarks.hr_file as b; b.child({str(path)!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def peak_megabytes() -> float:
    """Of this program alone: what getrusage tells starts with the memory of the parent."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def child(path: str) -> None:
    from mentoring.people.hris.people import read_people  # noqa: PLC0415 -- not in the parent

    began = time.perf_counter()
    reading = read_people(Path(path))
    read = time.perf_counter() - began
    people = sum(1 for _ in reading.people())
    peak = peak_megabytes()
    if people != reading.counts.rows:
        raise SystemExit(f"only {people} of {reading.counts.rows} rows were accepted")
    total = time.perf_counter() - began
    print(json.dumps({"read": read, "seconds": total, "megabytes": peak, "people": people}))


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the reading of HR files.")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--format", choices=["csv", "xlsx"], default="csv")
    asked = parser.parse_args()
    medians: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = {count: Path(folder, f"{count}.{asked.format}") for count in (SMALL, LARGE)}
        for count, path in paths.items():
            write(path, count)
        found: dict[int, list[dict[str, float]]] = {SMALL: [], LARGE: []}
        for _ in range(asked.repeats):
            for count, path in paths.items():
                found[count].append(measure(path))
    for count, runs in found.items():
        medians[count] = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        told = medians[count]
        print(
            f"{count:>7} rows: {told['seconds']:.2f} s ({told['read']:.2f} s to the preview), "
            f"peak {told['megabytes']:.0f} MB"
        )
    for key, most in (("seconds", 11), ("megabytes", 1.3)):
        ratio = medians[LARGE][key] / medians[SMALL][key]
        print(f"{key}: ratio {ratio:.2f} (target: at most {most})")


if __name__ == "__main__":
    main()
