# How a block is built: its statements, its comments, the examples of a session. It is read before any code of the
# document has run, so that no code can change the answer.

import __future__
import ast
import builtins
import io
import re
import textwrap
import tokenize
import warnings

COMPOUND = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.If, ast.For, ast.AsyncFor, ast.While, ast.With,
            ast.AsyncWith, ast.Try) + tuple(getattr(ast, name) for name in ("Match", "TryStar") if hasattr(ast, name))
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError)
FUTURE = 0
for _name in __future__.all_feature_names:
    FUTURE |= getattr(__future__, _name).compiler_flag
AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
MOST_GUESSED = 4_000_000  # characters of a session that are read to find out where its examples end
PROMPT = re.compile(r"([ \t]*)>>>(?: |$)?(.*)")
# What a fragment may be a part of. Each has lines that come before it and its depth.
WRAPPERS = (
    ("async def _():\n", 1),
    ("def _():\n", 1),
    ("async def _():\n while True:\n", 2),
    ("def _():\n while True:\n", 2),
    ("class _:\n", 1),
)


def parsed(text, line, file, flags=0):
    """The tree of code that begins on a line of the file."""
    return compile("\n" * (line - 1) + text, file, "exec", flags | ast.PyCF_ONLY_AST, True)


def dedented(text, line, file):
    """Text and tree of a block; without its common indentation where only that makes it Python."""
    try:
        return text, parsed(text, line, file)
    except UNREADABLE:
        plain = textwrap.dedent(text)
        if plain == text:
            raise
        try:
            return plain, parsed(plain, line, file)
        except UNREADABLE:
            pass
        raise


def begin_of(node):
    decorators = getattr(node, "decorator_list", ())
    return min([node.lineno] + [decorator.lineno for decorator in decorators])


def is_print(node):
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "print"


def statements_of(tree):
    return [{"first": begin_of(node), "last": node.end_lineno, "expression": isinstance(node, ast.Expr),
             "prints": is_print(node)} for node in tree.body]


class Places:
    """Where comments stand: between or behind whole statements, or inside of one. They are asked for in order."""

    def __init__(self, tree):
        self.nodes = iter(tree.body)
        self.node = next(self.nodes, None)

    def is_top_level(self, line, trailing, column):
        while self.node and self.node.end_lineno < line:
            self.node = next(self.nodes, None)
        if column and not trailing:
            return False
        if self.node and begin_of(self.node) <= line:
            return line == self.node.end_lineno and not isinstance(self.node, COMPOUND)
        return True


def comments_of(text, line, indentation, tree):
    comments = []
    if "#" not in text:
        return comments
    places = Places(tree)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type != tokenize.COMMENT:
            continue
        row, column = token.start
        before = token.line[:column]
        trailing = before.strip() != ""
        comments.append({
            "line": line + row - 1,
            "byte": len(before.encode()) + indentation,
            "trailing": trailing,
            "top_level": places.is_top_level(line + row - 1, trailing, column),
            "text": token.string,
        })
    return comments


def is_complete(source):
    """Whether the interpreter would run it without another line; None when no line can mend it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return codeop_compile(source, "<session>", "single") is not None
    except UNREADABLE:
        return None


def is_readable(source):
    try:
        compile(source, "<session>", "exec", ast.PyCF_ONLY_AST | AWAIT, True)
        return True
    except UNREADABLE:
        return False


class Session:
    """Reads the examples of a session: prompts, what continues them, and what was answered."""

    def __init__(self, text, line):
        self.lines = text.split("\n")
        if self.lines[-1] == "":
            self.lines.pop()
        self.first_line = line
        self.at = 0
        self.guessed = 0

    def examples(self):
        examples = []
        while self.at < len(self.lines):
            prompt = PROMPT.match(self.lines[self.at])
            self.at += 1
            if prompt:
                examples.append(self.example(prompt.group(1), prompt.group(2)))
        return examples

    def example(self, indentation, first):
        first_line = self.first_line + self.at - 1
        source = self.continued(indentation, [first])
        last_line = self.first_line + self.at - 1
        return {"first": first_line, "last": last_line, "output": self.output_lines(),
                "source": "\n".join(source) + "\n"}

    def continued(self, indentation, source):
        while self.at < len(self.lines):
            line = self.lines[self.at]
            line = line[len(indentation):] if line.startswith(indentation) else line.lstrip()
            more = self.continuation(line, source)
            if more is None:
                break
            source.append(more)
            self.at += 1
        return source

    def continuation(self, line, source):
        """What the line adds to the source, or None where it is an answer."""
        bare = line.rstrip() == "..."
        if line.startswith("... ") and not bare:
            return line[4:]
        text = "\n".join(source)
        if line.startswith(">>>") or not line.strip() or not self.may_guess(text) or is_complete(text) is not False:
            return None
        if bare:
            return ""
        if not is_readable(text):
            return line if self.can_be_finished(text, line) else None
        return line if line[0] in " \t" and "\n" in text and is_readable(text + "\n" + line) else None

    def may_guess(self, text):
        self.guessed += len(text)
        return self.guessed <= MOST_GUESSED

    def can_be_finished(self, text, line):
        """Whether some lines up to the next prompt make it readable."""
        for end in range(self.at + 1, len(self.lines) + 1):
            text += "\n" + self.lines[end - 1]
            if not self.may_guess(text):
                return False
            if is_readable(text):
                return True
            if end < len(self.lines) and PROMPT.match(self.lines[end]):
                return False
        return False

    def output_lines(self):
        begin = end = self.at
        while self.at < len(self.lines) and not PROMPT.match(self.lines[self.at]):
            self.at += 1
            if self.lines[self.at - 1].strip():
                end = self.at
        return end - begin


def shadow_of(examples, line):
    """A session's code on its own lines."""
    lines = []
    for example in examples:
        lines.extend([""] * (example["first"] - line - len(lines)))
        lines.extend(example["source"].split("\n")[:-1])
    return "\n".join(lines) + "\n" if lines else ""


def wrapped(text, line, file):
    """Whether a fragment is Python inside of a function, a loop or a class."""
    plain = textwrap.dedent(text)
    for head, depth in WRAPPERS:
        try:
            compile(head + textwrap.indent(plain, " " * depth) + "\n" + " " * depth + "pass\n", file, "exec", 0, True)
            return True
        except UNREADABLE:
            pass
    return False


from codeop import Compile as _Compile, _maybe_compile


class _AwaitingCompile(_Compile):
    def __init__(self):
        super().__init__()
        self.flags |= AWAIT


_compiler = _AwaitingCompile()


def codeop_compile(source, file, symbol):
    return _maybe_compile(_compiler, source, file, symbol)
