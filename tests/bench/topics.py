#!/usr/bin/env python3
"""Measures what the commands about topics take beside reading and parsing these.

    tests/bench/topics.py [--program build/release/src/deepdive] [--topics 10000] [--runs 5] [--limit 1.5]
                          [--instructions]

Two collections: topics as they are written, and planned ones, which are front matter and nothing else. The base is
`list` where no topic is meant, which reads and parses each and prints none; `render-index` has an index page with all
regions, whose own text is the base of its rows as well. Each row is the ratio of two medians of runs that take turns,
by the clock and by processor time, so that the load of the machine counts for both. With --instructions both are
counted by callgrind (Debian: valgrind), for a tenth of the topics. Exit status 1 when a ratio of processor times is above
the limit.
"""

import argparse
import os
import statistics
import sys
import tempfile

from measure import instructions, run
from validate_static import topic

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BASE = ("list", "--where", "slug=none", "--format", "paths")
REGIONS = ("available", "planned", "tracking", "updated", "roadmap")
INDEX = "# Index\n\n" + "\n".join(f"<!-- deepdive:begin {name} -->\n<!-- deepdive:end {name} -->\n" for name in REGIONS)


def planned(number, _):
    return topic(number, 1).split("\n# ")[0].replace("status: created", "status: planned").replace(
        "completed: 2025-11-12\n", "")


class Collection:
    def __init__(self, folder, program, count, kind):
        text = {"written": topic, "planned": planned}[kind]
        self.folder, self.program, self.kind = folder, program, kind
        self.page = os.path.join(folder, "README.md")
        self.new = os.path.join(folder, "topics", "brand_new.md")
        os.makedirs(os.path.join(folder, "topics"))
        with open(os.path.join(folder, "deepdive.yaml"), "w") as file:
            file.write("document_bytes: 104857600\n")  # the index page is large
        for number in range(count):
            with open(os.path.join(folder, "topics", f"topic_{number:05d}.md"), "w") as file:
                file.write(text(number, count))

    def command(self, words):
        return [self.program, "-C", self.folder, *words]

    def be_new(self, page):
        """Undoes what a command has written."""
        if os.path.exists(self.new):
            os.remove(self.new)
        if page is None and os.path.exists(self.page):
            os.remove(self.page)
        if page is not None:
            with open(self.page, "w") as file:
                file.write(page)

    def rendered(self):
        self.be_new(INDEX)
        soundly(run(self.command(["render-index"])))
        with open(self.page) as file:
            return file.read()


def soundly(usage):
    if usage.status != 0:
        sys.exit(f"a command failed: {usage.output[:400].decode()}")
    return usage


def rows(page):
    """Name, words of the command, and the index page that it finds: none, one without topics, one that is true."""
    return (("list --format paths", ("list", "--format", "paths"), None),
            ("list", ("list",), None),
            ("list --format json", ("list", "--format", "json"), None),
            ("list --where --sort", ("list", "--where", "words>1", "--sort", "title"), None),
            ("status", ("status",), None),
            ("status --json", ("status", "--json"), None),
            ("status TOPIC", ("status", "topic_00007"), None),
            ("new --dry-run", ("new", "Brand New", "--dry-run"), None),
            ("new", ("new", "Brand New"), None),
            ("new, with an index page", ("new", "Brand New"), page),
            ("render-index, from nothing", ("render-index",), INDEX),
            ("render-index --check", ("render-index", "--check"), page),
            ("render-index --format mdbook", ("render-index", "--format", "mdbook"), None),
            ("render-index --format mkdocs", ("render-index", "--format", "mkdocs"), None))


def measured(collection, table, runs):
    """The usages of the base and of each row; all take turns."""
    taken = {name: [] for name in ["base", *(row[0] for row in table)]}
    for _ in range(runs):
        for name, words, page in [("base", BASE, None), *table]:
            collection.be_new(page)
            taken[name].append(soundly(run(collection.command(words))))
    return taken


def counted(collection, words, page):
    collection.be_new(page)
    return instructions(collection.command(words))


def show(collection, options, small):
    table = rows(collection.rendered())
    taken = measured(collection, table, options.runs)
    middle = {name: [statistics.median(getattr(usage, value) for usage in usages) for value in ("seconds", "cpu")]
              for name, usages in taken.items()}
    base = middle["base"]
    base_count = counted(small, BASE, None) if options.instructions else 0
    small_pages = {None: None, INDEX: INDEX, table[9][2]: small.rendered()} if options.instructions else {}
    above = False
    print(f"{'base':30} {base[0]:7.3f} s {base[1]:7.3f} s of the processor")
    for name, words, page in table:
        clock, cpu = (taken / basic for taken, basic in zip(middle[name], base))
        count = f"{counted(small, words, small_pages[page]) / base_count:7.2f}" if options.instructions else ""
        too_long = cpu > options.limit
        above = above or too_long
        print(f"{name:30} {clock:7.2f} x {cpu:7.2f} x {count}{'  ABOVE' if too_long else ''}")
    return above


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(ROOT, "build/release/src/deepdive"))
    parser.add_argument("--topics", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--limit", type=float, default=1.5)
    parser.add_argument("--instructions", action="store_true")
    options = parser.parse_args()
    above = False
    for kind in ("written", "planned"):
        with tempfile.TemporaryDirectory(prefix="deepdive-bench-") as folder:
            collection = Collection(os.path.join(folder, "all"), options.program, options.topics, kind)
            small = Collection(os.path.join(folder, "tenth"), options.program, options.topics // 10, kind)
            print(f"{options.topics} topics, {kind}: by the clock, of the processor"
                  f"{', in instructions' if options.instructions else ''}")
            above = show(collection, options, small) or above
    sys.exit(above)


if __name__ == "__main__":
    main()
