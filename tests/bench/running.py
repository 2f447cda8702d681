#!/usr/bin/env python3
"""Measures how long it takes to run the code of 500 documents with 10 light blocks each, beside what else can do it.

    tests/bench/running.py [--program build/release/src/deepdive] [--python /usr/bin/python3] [--documents 500] [--runs 5]

Every row is a median of runs that take turns, so that only their ratios mean anything. Peers:

- in process: all code in one interpreter, one namespace a document, nothing contained or judged; what running the code
  costs by itself
- python3 a document: each document's code given to an interpreter of its own, one or two of them at once
- pytest with Sybil: Debian's python3-pytest and python3-sybil, where they are installed. The same code as
  reStructuredText, because Sybil 3 reads no Markdown.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

from measure import run

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Light blocks, as documents have them: each prints, some import.
BLOCKS = (
    "import json\nprint(json.dumps({{'document': {0}}}))",
    "from dataclasses import dataclass\n\n@dataclass\nclass Point:\n    x: int\n    y: int\n\nprint(Point({0}, 1))",
    "import asyncio\n\nasync def answer():\n    await asyncio.sleep(0)\n    return {0}\n\nprint(asyncio.run(answer()))",
    "from typing import NamedTuple\n\nclass Pair(NamedTuple):\n    left: int\n    right: int\n\nprint(Pair({0}, 2))",
    "print(sum(range({0})))",
    "print(sorted({{'b': {0}, 'a': 1}}))",
    "values = [n * n for n in range(100)]\nprint(values[-1] + {0})",
    "def countdown(n):\n    while n:\n        yield n\n        n -= 1\n\nprint(list(countdown(3)), {0})",
    "try:\n    {{}}['missing']\nexcept KeyError as error:\n    print('no', error, {0})",
    "print(f'{{Point({0}, 2).x:04d}}')",
)

IN_PROCESS = """
import contextlib, io, re, sys
for path in sys.argv[1:]:
    namespace = {"__name__": "__main__"}
    sys.modules["__main__"].__dict__.update(namespace)
    for code in re.findall(r"^```python\\n(.*?)^```$", open(path).read(), re.M | re.S):
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(code, path, "exec"), namespace)
"""

# Documents one after another, so many at once.
SPAWNING = """
import concurrent.futures, subprocess, sys
python, jobs = sys.argv[1], int(sys.argv[2])
def run(path):
    return subprocess.run([python, path], stdout=subprocess.DEVNULL).returncode
with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
    sys.exit(any(pool.map(run, sys.argv[3:])))
"""

CONFTEST = """
from sybil import Sybil
from sybil.parsers.codeblock import PythonCodeBlockParser
pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser()], pattern="*.rst").pytest()
"""


def indented(code):
    return "".join(f"    {line}\n" if line else "\n" for line in code.split("\n"))


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
    return path


class Collection:
    """The same code as Markdown, as scripts and as reStructuredText."""

    def __init__(self, folder, documents, python):
        self.folder = folder
        write(folder, "deepdive.yaml", f"schema: none\nfront_matter: none\npython: {python}\n")
        write(folder, "sybil/conftest.py", CONFTEST)
        self.markdown, self.scripts = [], []
        for number in range(documents):
            code = [block.format(number) for block in BLOCKS]
            fences = "\n\n".join(f"Some prose.\n\n```python\n{each}\n```" for each in code)
            self.markdown.append(write(folder, f"topics/t{number:04}.md", f"# Document {number}\n\n{fences}\n"))
            self.scripts.append(write(folder, f"scripts/t{number:04}.py", "\n\n".join(code) + "\n"))
            blocks = "\n".join(f".. code-block:: python\n\n{indented(each)}" for each in code)
            write(folder, f"sybil/t{number:04}.rst", f"Document\n========\n\n{blocks}\n")


def has_sybil(python):
    return subprocess.run([python, "-c", "import pytest, sybil"], stderr=subprocess.DEVNULL).returncode == 0


def rows(options, collection):
    """Name, command and whether what it kept is thrown away before each run."""
    ours = [options.program, "-C", collection.folder, "--quiet", "validate", "--only", "code"]
    python = options.python
    yield "deepdive, 1 worker", ours + ["--jobs", "1", "--no-cache"]
    yield "deepdive, 2 workers", ours + ["--jobs", "2", "--no-cache"]
    yield "deepdive, all known", ours + ["--jobs", "2"]
    yield "in process, 1 interpreter", [python, "-c", IN_PROCESS] + collection.markdown
    yield "python3 a document, 1 at once", [sys.executable, "-c", SPAWNING, python, "1"] + collection.scripts
    yield "python3 a document, 2 at once", [sys.executable, "-c", SPAWNING, python, "2"] + collection.scripts
    if has_sybil(python):
        yield "pytest with Sybil", [python, "-m", "pytest", "-q", "-p", "no:cacheprovider",
                                    os.path.join(collection.folder, "sybil")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(ROOT, "build/release/src/deepdive"))
    parser.add_argument("--python", default=shutil.which("python3", path="/usr/bin:/usr/local/bin") or "python3")
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="deepdive-bench-") as folder:
        collection = Collection(folder, options.documents, options.python)
        environment = dict(os.environ, XDG_CACHE_HOME=os.path.join(folder, "cache"))
        measured = {name: [] for name, _ in rows(options, collection)}
        for _ in range(options.runs):
            for name, command in rows(options, collection):
                usage = run(command, env=environment)
                if usage.status != 0:
                    sys.exit(f"{name} ends with {usage.status}: {usage.output[-400:].decode()}")
                measured[name].append(usage)
        # The first run of "all known" knows nothing yet.
        measured["deepdive, all known"] = measured["deepdive, all known"][1:] or measured["deepdive, all known"]
        limit = statistics.median(usage.seconds for usage in measured["in process, 1 interpreter"])
        limit_cpu = statistics.median(usage.cpu for usage in measured["in process, 1 interpreter"])
        print(f"{options.documents} documents of {len(BLOCKS)} blocks, medians of {options.runs} runs")
        print(f"{'':32} {'wall s':>8} {'cpu s':>8} {'wall/limit':>11} {'cpu/limit':>10}")
        for name, runs in measured.items():
            seconds = statistics.median(usage.seconds for usage in runs)
            cpu = statistics.median(usage.cpu for usage in runs)
            print(f"{name:32} {seconds:8.3f} {cpu:8.3f} {seconds / limit:11.2f} {cpu / limit_cpu:10.2f}")


if __name__ == "__main__":
    main()
