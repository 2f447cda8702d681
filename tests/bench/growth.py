#!/usr/bin/env python3
"""Counts how the cost of documents that are made to be costly grows when they become twice as long.

    tests/bench/growth.py [--program build/release/src/deepdive] [--only WORD] [--scale 1.0] [--limit 2.5]

Each pattern is a collection with a text of n parts and one of 2n; the instructions of a collection without it are taken
off both counts, and their ratio is printed: 2.0 is linear, 4.0 quadratic. Exit status 1 when one is above the limit.
Instructions are callgrind's (Debian: valgrind), of deepdive's own process, so that no other load on the machine counts.
"""

import argparse
import os
import sys
import tempfile

from measure import instructions

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VALIDATE = ["validate", "--no-run", "--jobs", "1"]
RUN = ["validate", "--sandbox=none", "--no-cache", "--jobs", "1"]
TOPIC = "---\ntitle: A\nstatus: created\ncompleted: 2026-01-01\n---\n# A\n\n"
SECTIONS = ("Introduction", "Fundamentals", "Advanced", "Performance", "Examples", "Pitfalls", "References")


class Pattern:
    def __init__(self, name, n, text, command=VALIDATE, settings="schema: none\n", path="topics/a.md"):
        self.name, self.n, self.text, self.command, self.settings, self.path = name, n, text, command, settings, path

    def files(self, n):
        """By path; `text` gives one text, or several files."""
        made = self.text(n)
        files = {"deepdive.yaml": self.settings, "topics/zz.md": TOPIC}
        files.update(made if isinstance(made, dict) else {self.path: made})
        return files


def body(part, head=TOPIC):
    """A topic with n parts; {i} stands for their numbers."""
    return lambda n: head + "".join(part.replace("{i}", str(i)) for i in range(n))


def around(before, part, after, head=TOPIC):
    return lambda n: head + before + "".join(part.replace("{i}", str(i)) for i in range(n)) + after


def halves(first, second, head=TOPIC):
    """n of the first, then n of the second."""
    return lambda n: head + "".join(half.replace("{i}", str(i)) for half in (first, second) for i in range(n))


def fields(part):
    return lambda n: "---\n" + "".join(part.replace("{i}", str(i)) for i in range(n)) + "---\n# A\n"


def page(part):
    return lambda n: {"topics/a.md": TOPIC, "README.md": "# Index\n\n" + "".join(
        part.replace("{i}", str(i)) for i in range(n))}


def page_halves(first, second):
    return lambda n: {"topics/a.md": TOPIC, "README.md": halves(first, second, "# Index\n\n")(n)}


def topics(n):
    return {f"topics/t{i}.md": f"---\ntitle: T {i}\nstatus: created\ncompleted: 2026-01-01\n---\n# T {i}\n\n"
                               f"[next](t{(i + 1) % n}.md)\n" for i in range(n)} | {"README.md": INDEX}


INDEX = "# Index\n\n" + "".join(f"<!-- deepdive:begin {name} -->\n<!-- deepdive:end {name} -->\n\n"
                                for name in ("available", "planned", "tracking"))
FIX = ["validate", "--no-run", "--jobs", "1", "--fix", "--diff"]
PATTERNS = (
    Pattern("headings", 2000, body("## Part {i}\n\ntext\n\n")),
    Pattern("headings with one slug", 2000, body("## Part\n\ntext\n\n")),
    Pattern("headings that take each other's slugs", 2000, halves("## Part-{i}\n\n", "## Part\n\n")),
    Pattern("nested headings", 2000, body("## a\n### b\n#### c\n")),
    Pattern("links", 2000, body("[a{i}](#a) ")),
    Pattern("links to one file each", 1000, body("[a{i}](lost{i}.md)\n")),
    Pattern("broken anchors", 300, halves("## Some heading {i}\n\n", "[x](#some-heding-{i})\n")),
    Pattern("anchors of one broken name", 600, halves("## Some heading {i}\n\n", "[x](#some-heding)\n")),
    Pattern("definitions and their uses", 1000, halves("[r{i}]: #a\n", "[r{i}]\n\n")),
    Pattern("definitions that nobody uses", 2000, body("[r{i}]: #a\n")),
    Pattern("definitions of one name", 2000, body("[r]: #a{i}\n")),
    Pattern("undefined references", 600, body("[text][lost{i}]\n\n")),
    Pattern("undefined references beside definitions", 300, halves("[refer{i}]: #a\n\n", "[text][refre{i}]\n\n")),
    Pattern("fences", 1500, body("```python\nx = {i}\n```\n\n")),
    Pattern("fences of unknown languages", 800, body("```pyhton{i}\nx\n```\n\n")),
    Pattern("fences with attributes", 800, body("```python skip=\"no {i}\" timeout=3\nx\n```\n\n")),
    Pattern("fences in lists", 800, body("- a\n\n  ```python\n  x = {i}\n  ```\n\n")),
    Pattern("one long fence", 8000, around("```python\n", "x = {i}\n", "```\n")),
    Pattern("an unclosed fence", 8000, around("```python\n", "x = {i}\n", "")),
    Pattern("allowances", 600, body("<!-- deepdive-allow broken-link: reason -->\n[a](lost{i}.md)\n\n")),
    Pattern("allowances of nothing", 1000, body("<!-- deepdive-allow broken-link: reason {i} -->\ntext\n\n")),
    Pattern("allowances of unknown rules", 500, body("<!-- deepdive-allow brokn-link{i}: reason -->\ntext\n\n")),
    Pattern("allowances for the file", 800, body("<!-- deepdive-allow-file broken-link: reason -->\n\n")),
    Pattern("allowances of one text with many findings", 1000,
            halves("<!-- deepdive-allow broken-link: reason -->\n", "[a](lost{i}.md)\n")),
    Pattern("allowances in a text that has one itself", 600,
            around("<!-- deepdive-allow broken-link: reason -->\n",
                   "[a](lost{i}.md) <!-- deepdive-allow links: reason -->\n", "")),
    Pattern("comments that do not end", 4000, body("<!-- a\n")),
    Pattern("index: regions that begin", 2000, page("<!-- deepdive:begin available -->\n")),
    Pattern("index: regions that end", 2000, page("<!-- deepdive:end available -->\n")),
    Pattern("index: regions inside of each other", 1000,
            page_halves("<!-- deepdive:begin available -->\n<!-- deepdive:begin planned -->\n",
                        "<!-- deepdive:end planned -->\n")),
    Pattern("index: ends of another region", 1000,
            page("<!-- deepdive:begin available -->\n<!-- deepdive:end planned -->\n")),
    Pattern("index: unknown regions", 1000,
            page_halves("<!-- deepdive:begin region{i} -->\n", "<!-- deepdive:end region{i} -->\n")),
    Pattern("index: unknown ends that begin nowhere", 1000,
            page_halves("<!-- deepdive:begin x{i} -->\n", "<!-- deepdive:end y{i} -->\n")),
    Pattern("brackets that do not close", 8000, body("[")),
    Pattern("pictures that do not close", 8000, body("![[]()")),
    Pattern("emphasis that does not close", 8000, body("*a _b ")),
    Pattern("ticks of all lengths", 400, lambda n: TOPIC + " ".join("`" * i for i in range(n % 400, 400)) + " a" * n),
    Pattern("entities and tags", 4000, body("&amp; <a> ")),
    Pattern("addresses without marks", 2000, body("https://example.org/{i} ")),
    Pattern("a long table", 1500, around("| a | b |\n|---|---|\n", "| {i} | [x](#a) |\n", "")),
    Pattern("a wide table", 1000, lambda n: TOPIC + "|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n + "|\n"),
    Pattern("a wide table with short rows", 500, lambda n: TOPIC + "|a" * n + "|\n" + "|-" * n + "|\n" + "|b\n" * 50),
    Pattern("a paragraph of many lines", 8000, body("some words\n")),
    Pattern("a paragraph of one line", 16000, body("word ")),
    Pattern("quotations in each other", 1000, lambda n: TOPIC + "> " * n + "text\n"),
    Pattern("lists in each other", 1000, lambda n: TOPIC + "".join("  " * (i % 50) + "- a\n" for i in range(n))),
    Pattern("list items", 4000, body("- item {i}\n")),
    Pattern("HTML anchors", 1500, body("<a id=\"x{i}\" href=\"#x{i}\"></a>\n\n")),
    Pattern("front matter: fields", 1000, fields("field{i}: value\n")),
    Pattern("front matter: fields of one name", 1000, fields("title: value\n")),
    Pattern("front matter: quoted fields", 1000, fields("\"field{i}\": \"value\"\n")),
    Pattern("front matter: a list", 1500, lambda n: "---\ntitle: A\ntopics:\n" + "  - x\n" * n + "---\n# A\n"),
    Pattern("front matter: a flow list", 1500, lambda n: "---\ntitle: A\ntopics: [\n" + "  x,\n" * n + "  ]\n---\n# A\n"),
    Pattern("topics of the front matter", 400, lambda n: "---\ntitle: A\nstatus: created\ncompleted: 2026-01-01\n"
            "topics:\n" + "".join(f"  - Part {i}\n" for i in range(n)) + "---\n# A\n\n" +
            "".join(f"## Section {i}\n\n" for i in range(n))),
    Pattern("sections out of order", 500, lambda n: TOPIC + "".join(
        f"## {SECTIONS[-(i % 7) - 1]}\n\ntext\n\n" for i in range(n)), settings=""),
    Pattern("misspelt sections", 500, body("## Introdction {i}\n\ntext\n\n"), settings=""),
    Pattern("fixes: languages", 300, body("```pyhton\nx = {i}\n```\n\n"), FIX),
    Pattern("fixes: anchors", 200, halves("## Some heading {i}\n\n", "[x](#some-heding-{i})\n"), FIX),
    Pattern("many topics", 200, topics),
    Pattern("many topics: index", 200, topics, ["render-index", "--stdout"]),
    Pattern("many topics: list", 200, topics, ["list"]),
    Pattern("many topics: status", 200, topics, ["status"]),
    Pattern("topics of one title", 150, lambda n: {f"topics/t{i}.md": TOPIC for i in range(n)}),
    Pattern("code: one output", 1500, lambda n: TOPIC + f"```python\nfor i in range({n}):\n    print(i)\n```\n\n```text\n" +
            "".join(f"{i}\n" for i in range(n)) + "```\n", RUN),
    Pattern("code: one output that differs", 1000, lambda n: TOPIC + "```python\n" +
            f"for i in range({n}):\n    print(i)\n```\n\n```text\n" + "".join(f"{i + 1}\n" for i in range(n)) + "```\n",
            RUN),
    Pattern("code: an output with wildcards", 3000, lambda n: TOPIC + "```python\n" +
            f"for i in range({n}):\n    print('a')\n```\n\n```text\n" + "...\na\n" * (n // 2) + "b\n```\n", RUN),
    Pattern("code: claims of comments", 200, around("```python\n", "print({i})  # {i}\n", "```\n"), RUN),
    Pattern("code: an example of Python each line", 200, around("```python\n", ">>> {i}\n{i}\n", "```\n"), RUN),
    Pattern("code: blocks with outputs", 100, body("```python\nprint({i})\n```\n\n```text\n{i}\n```\n\n"), RUN),
    Pattern("code: shell prompts", 200, around("```console run\n", "$ echo {i}\n{i}\n", "```\n"), RUN),
    Pattern("code: shell claims", 30, around("```bash run\n", "echo {i}  # -> {i}\n", "```\n"), RUN),
    Pattern("code: shell claims inside of a quote", 30, around("```bash run\necho '\n", "x\n# -> {i}\n", "'\n```\n"), RUN),
)


def count(program, pattern, n):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in pattern.files(n).items():
            place = os.path.join(folder, path)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "w", newline="") as file:
                file.write(text)
        return instructions([program, "-C", folder, "--quiet", *pattern.command])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(ROOT, "build/release/src/deepdive"))
    parser.add_argument("--only", default="", help="patterns whose names have this in them")
    parser.add_argument("--scale", type=float, default=1.0, help="makes all texts longer or shorter")
    parser.add_argument("--limit", type=float, default=2.5)
    options = parser.parse_args()
    bases, steep = {}, []
    print(f"{'pattern':<48} {'n':>6} {'Minstr.':>9} {'at 2n':>9} {'ratio':>6}")
    for pattern in PATTERNS:
        if options.only not in pattern.name:
            continue
        n = max(2, int(pattern.n * options.scale))
        key = (*pattern.command, pattern.settings)
        if key not in bases:
            bases[key] = count(options.program, Pattern("nothing", 0, body(""), pattern.command, pattern.settings), 0)
        once, twice = (count(options.program, pattern, size) - bases[key] for size in (n, 2 * n))
        ratio = twice / max(once, 1)
        if ratio > options.limit:
            steep.append(pattern.name)
        print(f"{pattern.name:<48} {n:>6} {once / 1e6:>9.1f} {twice / 1e6:>9.1f} {ratio:>6.2f}"
              f"{'  !' if ratio > options.limit else ''}", flush=True)
    if steep:
        sys.exit(f"steeper than {options.limit}: " + "; ".join(steep))


if __name__ == "__main__":
    main()
