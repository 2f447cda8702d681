#!/usr/bin/env python3
"""Measures `deepdive validate --no-run` on generated collections, and how its cost grows with their size.

    tests/bench/validate_static.py [--program build/release/src/deepdive] [--runs 5] [--instructions]

Prints, for 100, 1,000 and 10,000 topics, the median wall time, the time per megabyte, the peak memory, and the growth
against ten times fewer topics; 10.0 is linear. With --instructions the growth is also counted by callgrind up to 1,000
topics, which no other load on the machine can disturb.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile

from measure import instructions, run

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SIZES = (100, 1_000, 10_000)
WORDS = ("frame iterator value loop state buffer queue branch caller stack item result window event sensor order "
         "ledger route signal token parser module cache memory limit thread socket writer reader index").split()
SECTIONS = ("Introduction and motivation", "Fundamentals", "Advanced usage", "Performance analysis",
            "Real-world examples", "Common pitfalls", "References")


def paragraph(random_source, words):
    return " ".join(random_source.choice(WORDS) for _ in range(words)).capitalize() + "."


def section(random_source, name, neighbour):
    parts = [f"## {name}", ""]
    for i in range(3):
        parts += [f"### {name} part {i + 1}", "", paragraph(random_source, 110), ""]
        parts += ["```python", f"value_{i} = {random_source.randrange(1000)}", f"print(value_{i})", "```", ""]
        parts += [f"- see [the neighbour]({neighbour}.md#fundamentals) and `{random_source.choice(WORDS)}`", ""]
    return "\n".join(parts)


def topic(number, count):
    random_source = random.Random(number)
    title = f"Topic {number:05d}"
    front = ["---", f"title: {title}", "status: created", f"position: {number + 1}", "completed: 2025-11-12",
             "topics:", "  - Fundamentals part 1", "  - Fundamentals part 2",
             f"when_to_read: After Week {number % 50 + 1}", f"weeks: [{number % 50 + 1}]",
             "key_insights: Measured, not guessed", "---", "", f"# {title}", ""]
    neighbour = f"topic_{(number + 1) % count:05d}"
    return "\n".join(front) + "\n" + "\n".join(section(random_source, name, neighbour) for name in SECTIONS)


def generate(folder, count):
    """A sound collection; returns its size in bytes."""
    os.makedirs(os.path.join(folder, "topics"))
    open(os.path.join(folder, "deepdive.yaml"), "w").close()
    size = 0
    for number in range(count):
        text = topic(number, count).encode()
        size += len(text)
        with open(os.path.join(folder, "topics", f"topic_{number:05d}.md"), "wb") as file:
            file.write(text)
    return size


def run_soundly(command):
    """One run, which must find nothing."""
    usage = run(command)
    if usage.status != 0 or usage.output:
        sys.exit(f"the generated collection is not sound: {usage.output[:400].decode()}")
    return usage


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(ROOT, "build/release/src/deepdive"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--instructions", action="store_true")
    options = parser.parse_args()
    before = None
    counted_before = None
    print(f"{'topics':>8} {'MB':>8} {'median s':>9} {'s per MB':>9} {'peak MB':>8} {'growth':>7}")
    for count in SIZES:
        with tempfile.TemporaryDirectory(prefix="deepdive-bench-") as folder:
            megabytes = generate(folder, count) / 1e6
            command = [options.program, "-C", folder, "validate", "--no-run"]
            runs = [run_soundly(command) for _ in range(options.runs)]
            seconds = statistics.median(usage.seconds for usage in runs)
            peak = max(usage.peak for usage in runs)
            growth = f"{seconds / before:7.1f}" if before else ""
            print(f"{count:8} {megabytes:8.1f} {seconds:9.3f} {seconds / megabytes:9.4f} {peak:8.1f} {growth}")
            before = seconds
            if options.instructions and count <= 1_000:
                counted = instructions(command)
                grown = f", growth {counted / counted_before:.2f}" if counted_before else ""
                print(f"{'':8} {counted:,} instructions{grown}")
                counted_before = counted


if __name__ == "__main__":
    main()
