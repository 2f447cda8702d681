"""Runs the Python blocks of one document for deepdive, one at a time, in one namespace.

Descriptor 3 carries requests and answers: a length of four bytes (big endian), then JSON. Each request has a token that
its answer repeats; a block's output goes to descriptors 1 and 2 as it comes. Descriptor 4 receives the stack of the
main thread on SIGUSR1, so that the other side can tell which line hangs. Nothing is judged here.
"""

import os
import sys


def serve():
    import ast
    import builtins
    import faulthandler
    import json
    import linecache
    import re
    import signal
    import traceback
    import types

    requests, traces = 3, 4
    longest_text = 20_000
    write, read = os.write, os.read
    compile_, exec_ = compile, exec
    quote, scan = json.encoder.encode_basestring_ascii, json.JSONDecoder().scan_once
    future_flags = 0
    for name in __import__("__future__").all_feature_names:
        future_flags |= getattr(__import__("__future__"), name).compiler_flag

    def receive(count):
        data = b""
        while len(data) < count:
            part = read(requests, count - len(data))
            if not part:
                os._exit(0)
            data += part
        return data

    def next_request():
        return scan(receive(int.from_bytes(receive(4), "big")).decode(), 0)[0]

    def encoded(value):
        """JSON without the json module's own Python code, which a block may have bent."""
        if type(value) is dict:
            return "{%s}" % ",".join([quote(key) + ":" + encoded(item) for key, item in value.items()])
        if type(value) is list:
            return "[%s]" % ",".join([encoded(item) for item in value])
        return "%d" % value if type(value) is int else quote(value)

    server, getpid, leave = os.getpid(), os.getpid, os._exit

    def answer(reply):
        data = encoded(reply).encode("ascii")
        data = len(data).to_bytes(4, "big") + data
        while data:
            data = data[write(requests, data):]

    def top_level_names(tree):
        """Names that the statements of a module bind, those inside functions and classes left out."""
        names = []

        def visit(node):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                names.append(node.name)
                return
            if isinstance(node, ast.Lambda):
                return
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.append(node.id)
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                names.extend(alias.asname or alias.name.split(".")[0] for alias in node.names)
            for child in ast.iter_child_nodes(node):
                visit(child)

        visit(tree)
        return names

    def names_by_look(source):
        """As top_level_names, for text that does not parse: what begins a line like a binding."""
        return re.findall(r"^(?:async\s+def|def|class)\s+(\w+)", source, re.M) + re.findall(
            r"^(\w+)\s*=[^=]", source, re.M) + re.findall(r"^import\s+(\w+)", source, re.M)

    def bound_by(source):
        try:
            return top_level_names(ast.parse(source))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return names_by_look(source)

    def class_names(kind):
        return sorted({name for base in kind.__mro__ for name in (base.__name__, qualified(base))})

    def qualified(kind):
        if kind.__module__ in ("builtins", "__main__"):
            return kind.__qualname__
        return "%s.%s" % (kind.__module__, kind.__qualname__)

    def shortened(text):
        """Text that any reader can take: no lone surrogates, and not longer than a page."""
        if len(text) > longest_text:
            text = text[:longest_text] + " [...]"
        return text.encode("utf-8", "replace").decode("utf-8")

    def attempt(function, otherwise):
        """What a block has bent can raise anything while it is described."""
        try:
            return function()
        except BaseException:
            return otherwise

    def missing_name(error):
        name = error.name if isinstance(error, NameError) else None
        return name if isinstance(name, str) else None

    def message_of(error):
        if isinstance(error, SyntaxError) and isinstance(error.msg, str) and error.msg:
            return error.msg
        return str(error)

    class Document:
        def __init__(self, opening):
            self.shown = opening["shown"]
            self.file = opening["file"]
            self.flags = 0
            self.module = types.ModuleType("__main__")
            self.module.__file__ = self.file
            self.module.__builtins__ = builtins
            sys.modules["__main__"] = self.module
            sys.argv = [self.file]
            sys.path[0] = os.getcwd()

        def compile(self, request):
            text = "\n" * (request["line"] - 1) + request["source"]
            code = compile_(text, self.file, "exec", self.flags, True)
            self.flags |= code.co_flags & future_flags
            return code

        def unbound(self, source):
            return [name for name in dict.fromkeys(bound_by(source)) if name not in self.module.__dict__]

        def frames(self, error):
            """Frames from the first one in the document on: what lies above is ours."""
            stack = traceback.extract_tb(error.__traceback__)
            inside = [i for i, frame in enumerate(stack) if frame.filename == self.file]
            return stack[inside[0]:] if inside else []

        def line_of(self, error, request):
            """The innermost line of the block itself: what it calls in earlier blocks is in the traceback."""
            if isinstance(error, SyntaxError) and error.filename == self.file:
                return error.lineno or 0
            end = request["line"] + request["source"].count("\n")
            own = [frame.lineno for frame in self.frames(error)
                   if frame.filename == self.file and request["line"] <= (frame.lineno or 0) < end]
            return own[-1] if own else 0

        def traceback_of(self, error):
            linecache.checkcache(self.file)
            frames = self.frames(error)
            if not frames:
                return ""
            # Without columns there are no marks below the lines, which each version of Python draws differently.
            plain = [traceback.FrameSummary(f.filename, f.lineno, f.name, line=f.line) for f in frames]
            last = "".join(traceback.format_exception_only(type(error), error))
            text = "Traceback (most recent call last):\n" + "".join(traceback.format_list(plain)) + last
            return text.replace(self.file, self.shown)

        def failure(self, ending, error, request):
            missing = attempt(lambda: missing_name(error), None)
            known = missing is None or missing in self.module.__dict__
            return {
                "ending": ending,
                "exception": shortened(attempt(lambda: qualified(type(error)), "an exception without a name")),
                "bases": attempt(lambda: class_names(type(error)), []),
                "message": shortened(attempt(lambda: message_of(error), "<its text cannot be had>")),
                "line": attempt(lambda: self.line_of(error, request), 0),
                "traceback": shortened(attempt(lambda: self.traceback_of(error), "")),
                "missing": [] if known else [missing],
                "unbound": attempt(lambda: self.unbound(request["source"]), []),
            }

        def compiled_only(self, request):
            try:
                self.compile(request)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                return self.failure("invalid", error, request)
            return {"ending": "completed"}

        def run(self, request):
            try:
                code = self.compile(request)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                return self.failure("invalid", error, request)
            try:
                exec_(code, self.module.__dict__)
            except SystemExit as error:
                if error.code is not None and error.code != 0:
                    return self.failure("raised", error, request)
            except BaseException as error:
                return self.failure("raised", error, request)
            return {"ending": "completed"}

        def names(self, request):
            return {"ending": "not_run", "unbound": self.unbound(request["source"])}

    def status_of(reply):
        """The exit status that Python would leave with."""
        if reply["ending"] == "completed":
            return 0
        return int(reply["message"]) & 255 if reply["exception"] == "SystemExit" and reply["message"].isdigit() else 1

    def flush():
        for stream in {id(s): s for s in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__)}.values():
            try:
                stream.flush()
            except Exception:
                pass

    faulthandler.register(signal.SIGUSR1, file=traces, all_threads=False)
    answer({"version": "%d.%d.%d" % sys.version_info[:3]})
    document = Document(next_request())
    work = {"run": document.run, "compile": document.compiled_only, "names": document.names}
    while True:
        request = next_request()
        reply = work[request["do"]](request)
        flush()
        if getpid() != server:
            leave(status_of(reply))  # a process that the block has forked ends where the block does
        reply["token"] = request["token"]
        answer(reply)


def start():
    """Runs serve() with builtins of its own: a block may replace the others as it likes."""
    import builtins
    import types

    own = {"__name__": "deepdive_worker", "__builtins__": dict(vars(builtins)), "os": os, "sys": sys}
    types.FunctionType(serve.__code__, own)()


start()
