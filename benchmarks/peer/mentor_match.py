"""mentor-match 7.0.1 on one cohort, run by the interpreter that has it and nothing of ours.

Called with a folder that holds scores.bin (executives x mentors, 32-bit, -1: forbidden) and
size.json. Used as its README says: people, one round of rules, process_data. The one rule hands
over a score worked out beforehand, which costs it less than any rule of its own; it knows no slots
and no capacity, so one round gives one mentor each. Its mentees are the executives.
"""

# mypy: ignore-errors
# ruff: noqa: ANN001, ANN201, ANN204

import json
import sys
import time
from array import array
from pathlib import Path

from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.process import process_data


class Known:
    """A rule that knows every pair's score."""

    def __init__(self, scores, width):
        self.scores, self.width = scores, width

    def evaluate(self, match):
        return self.scores[match.mentee.place * self.width + match.mentor.place]

    def apply(self, match):
        score = self.evaluate(match)
        match.disallowed = score < 0
        return score


def people(kind, name, count):
    made = [kind(grade=1, email=f"{name}{n}@example.com") for n in range(count)]
    for place, person in enumerate(made):
        person.place = place
    return made


def main(folder):
    rows, columns = json.loads(Path(folder, "size.json").read_text(encoding="utf-8"))
    scores = array("i", Path(folder, "scores.bin").read_bytes())
    mentees, mentors = people(Mentee, "executive", rows), people(Mentor, "mentor", columns)
    start, cpu = time.perf_counter(), time.process_time()
    process_data(mentors, mentees, [[Known(scores, columns)]])
    spent = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu}
    pairs = [[mentee.place, mentor.place] for mentee in mentees for mentor in mentee.mentors]
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    print(json.dumps({**spent, "peak_mb": peak, "pairs": pairs}))


if __name__ == "__main__":
    main(sys.argv[1])
