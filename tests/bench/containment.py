"""What containment costs: for a run, for each worker, and for each document.

containment.py PROGRAM [ROUNDS]: runs collections of no work at each level, in turn, and compares medians of wall times: one
document; one document in two interpreters, which are two workers; many documents. Processors' time would say little:
that of what ends with a namespace is not in it."""

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


def command(program, root, level, pythons):
    chosen = [word for each in pythons for word in ("--python", each)]
    return [program, "-C", str(root), "validate", "--only", "failing-block", "--no-cache", "--jobs", "1",
            f"--sandbox={level}"] + chosen


def interpreters():
    """Two names of one interpreter are two workers."""
    python = pathlib.Path("/usr/bin/python3")
    return [str(python), str(python.resolve())]


class Costs:
    def __init__(self, median, level):
        self.run = median["run", level]
        self.worker = median["workers", level] - self.run
        self.document = (median["documents", level] - self.run) / (MANY - 1)


def main(program, rounds):
    pythons = interpreters()
    taken = {}
    with tempfile.TemporaryDirectory() as folder:
        few, many = collection(folder, 1), collection(folder, MANY)
        cases = {"run": (few, pythons[:1]), "workers": (few, pythons), "documents": (many, pythons[:1])}
        for _ in range(rounds):
            for level in LEVELS:
                for name, (root, chosen) in cases.items():
                    usage = measure.run(command(program, root, level, chosen))
                    if usage.status != 0:
                        sys.exit(f"{level}: exit status {usage.status}")
                    taken.setdefault((name, level), []).append(1e3 * usage.seconds)
    median = {key: statistics.median(values) for key, values in taken.items()}
    costs = {level: Costs(median, level) for level in LEVELS}
    print("milliseconds     one document    a worker more    a document more")
    for level, cost in costs.items():
        print(f"{level:14}{cost.run:15.2f}{cost.worker:17.2f}{cost.document:19.3f}")
    for level in LEVELS[1:]:
        print(f"beside none, {level}: a run {costs[level].run - costs['none'].run:+.2f}, "
              f"a worker {costs[level].worker - costs['none'].worker:+.2f}, "
              f"a document {costs[level].document - costs['none'].document:+.3f}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 15)
