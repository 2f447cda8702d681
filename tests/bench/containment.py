"""What containment costs: for the start of a worker, and for each document.

containment.py PROGRAM [ROUNDS]: runs collections of no work, one and many documents at each level, in turn, and compares
medians. Processors' time is only that of processes that were waited for: what a namespace ends is not in it."""

import pathlib
import statistics
import sys
import tempfile

import measure

LEVELS = ("none", "landlock", "full")
MANY = 200


def collection(folder, documents):
    root = pathlib.Path(folder) / str(documents)
    root.mkdir()
    (root / "deepdive.yaml").write_text("schema: none\ntopics: ['*.md']\n")
    for i in range(documents):
        (root / f"{i}.md").write_text("# Title\n\n```python\nx = 1\n```\n")
    return root


def command(program, root, level, python):
    return [program, "-C", str(root), "validate", "--only", "failing-block", "--no-cache", "--jobs", "1", "--python", python,
            f"--sandbox={level}"]


def main(program, rounds):
    python = sys.executable if sys.executable.startswith("/usr/") else "/usr/bin/python3"
    taken = {}
    with tempfile.TemporaryDirectory() as folder:
        for documents in (1, MANY):
            root = collection(folder, documents)
            for _ in range(rounds):
                for level in LEVELS:
                    usage = measure.run(command(program, root, level, python))
                    if usage.status != 0:
                        sys.exit(f"{level}: exit status {usage.status}")
                    taken.setdefault((documents, level), []).append((usage.seconds, usage.cpu))
    medians = {key: [1e3 * statistics.median(each) for each in zip(*values)] for key, values in taken.items()}
    print("milliseconds      one document      each further one    of all, beside none")
    print("                  wall      cpu     wall      cpu")
    for level in LEVELS:
        one, many = medians[1, level], medians[MANY, level]
        further = [(all_of - first) / (MANY - 1) for all_of, first in zip(many, one)]
        print(f"{level:14}{one[0]:8.2f} {one[1]:8.2f} {further[0]:8.3f} {further[1]:8.3f}"
              f"       {many[0] / medians[MANY, 'none'][0]:.2f}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 15)
