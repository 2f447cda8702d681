#!/usr/bin/env python3
"""Measures `deepdive validate --no-run` against rumdl, the quickest full Markdown linter that npm gives.

    (mkdir PEER && cd PEER && npm install rumdl)
    tests/bench/against_rumdl.py FOLDER... --rumdl PEER [--runs 7] [--jobs N] [--instructions]

The Markdown files of each FOLDER are copied to a folder of their own and read once, so that no program pays for the
disk. Then rumdl without its cache, rumdl with a full one and deepdive, which has none, take turns with all of their
rules. Printed are medians and, after a slash, what share of rumdl's cold time they are; CPU is user and system time of
all threads together. Only the shares mean anything on another machine.
"""

import argparse
import glob
import os
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass

from measure import instructions, run

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# A collection of any Markdown: no section is asked for, and any front matter will do.
SETTINGS = 'topics: "**/*.md"\nschema: none\nfront_matter: none\n'


@dataclass
class Corpus:
    files: int = 0
    size: int = 0


def copy(source, folder):
    """Copies the Markdown files below `source`, in folders like theirs."""
    corpus = Corpus()
    os.makedirs(folder)
    for path, folders, names in os.walk(source):
        folders.sort()
        for name in names:
            original = os.path.join(path, name)
            if not name.endswith(".md") or os.path.islink(original):
                continue
            below = os.path.join(folder, os.path.relpath(path, source))
            os.makedirs(below, exist_ok=True)
            shutil.copyfile(original, os.path.join(below, name))
            corpus.files += 1
            corpus.size += os.path.getsize(original)
    with open(os.path.join(folder, "deepdive.yaml"), "w") as file:
        file.write(SETTINGS)
    return corpus


def contenders(options, folder, cache):
    rumdl = [options.rumdl, "check", "--isolated", "--quiet", folder]
    deepdive = [options.program, "-C", folder, "validate", "--no-run", "--format", "concise"]
    if options.jobs:
        deepdive += ["--jobs", str(options.jobs)]
    return {
        "rumdl cold": rumdl + ["--no-cache"],
        "rumdl warm": rumdl + ["--cache-dir", cache],
        "deepdive": deepdive,
    }


def measure(commands, runs):
    """`runs` usages of each command, in turns, after one that does not count."""
    usages = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            usage = run(command)
            if usage.status not in (0, 1):
                sys.exit(f"{' '.join(command)}: exit status {usage.status}")
            if number > 0:
                usages[name].append(usage)
    return usages


def report(usages):
    print(f"{'':12} {'seconds':>16} {'CPU':>16} {'peak MB':>8} {'lines':>8}")
    seconds = {name: statistics.median(usage.seconds for usage in made) for name, made in usages.items()}
    cpu = {name: statistics.median(usage.cpu for usage in made) for name, made in usages.items()}
    for name, made in usages.items():
        peak = max(usage.peak for usage in made)
        lines = made[-1].output.count(b"\n")
        print(f"{name:12} {seconds[name]:8.3f} / {seconds[name] / seconds['rumdl cold']:5.3f} "
              f"{cpu[name]:8.3f} / {cpu[name] / cpu['rumdl cold']:5.3f} {peak:8.1f} {lines:8}")


def compare(source, options):
    with tempfile.TemporaryDirectory(prefix="deepdive-bench-") as scratch:
        folder = os.path.join(scratch, "corpus")
        corpus = copy(source, folder)
        if corpus.files == 0:
            sys.exit(f"no Markdown files below {source}")
        print(f"{source}: {corpus.files} files, {corpus.size / 1e6:.1f} MB")
        commands = contenders(options, folder, os.path.join(scratch, "cache"))
        usages = measure(commands, options.runs)
        report(usages)
        peak = max(usage.peak for usage in usages["deepdive"])
        print(f"peak memory: {(peak - 30) / (corpus.size / 1e6):.1f} x the files' bytes + 30 MB")
        if options.instructions:
            count = instructions(commands["deepdive"])
            print(f"{count:,} instructions, {count / corpus.size:.0f} a byte")
        print()


def binary(path):
    """The program itself: npm's folder holds it beside a script that would cost rumdl the start of an interpreter."""
    if path and os.path.isdir(path):
        found = glob.glob(os.path.join(path, "node_modules/@rumdl/cli-*/rumdl"))
        path = found[0] if found else None
    if not path:
        sys.exit("no rumdl: `npm install rumdl` in a folder of its own and name that with --rumdl")
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--program", default=os.path.join(ROOT, "build/release/src/deepdive"))
    parser.add_argument("--rumdl", default=shutil.which("rumdl"), help="the program, or the folder npm installed it in")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--jobs", type=int, help="threads of deepdive; as many as processors if not given")
    parser.add_argument("--instructions", action="store_true", help="count deepdive's instructions (needs valgrind)")
    options = parser.parse_args()
    options.rumdl = binary(options.rumdl)
    for folder in options.folders:
        compare(folder, options)


if __name__ == "__main__":
    main()
