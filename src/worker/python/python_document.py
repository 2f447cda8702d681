# Runs the Python blocks of one document, one at a time, in one namespace. Each request has a token that its answer
# repeats; what a block prints goes to descriptors 1 and 2 as it comes. Nothing is judged here.

import faulthandler
import linecache
import re
import traceback
import types

LONGEST_TEXT = 20_000
OWN_FILE = "<deepdive>"
AWAITS = 0x80  # inspect.CO_COROUTINE
evaluate, compile_ = eval, compile
getpid, chdir = os.getpid, os.chdir
gettrace, settrace, getprofile, setprofile = sys.gettrace, sys.settrace, sys.getprofile, sys.setprofile
getrecursionlimit, setrecursionlimit = sys.getrecursionlimit, sys.setrecursionlimit
DEPTH = getrecursionlimit()


def top_level_names(tree):
    """Names that the statements of a module bind, those inside functions and classes left out."""
    names = []
    ahead = [tree]  # no calls in calls: trees are deeper than these may be
    while ahead:
        node = ahead.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.append(node.name)
            continue
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.append(node.id)
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names.extend(alias.asname or alias.name.split(".")[0] for alias in node.names)
        ahead.extend(reversed(list(ast.iter_child_nodes(node))))
    return names


def names_by_look(source):
    """As top_level_names, for text that does not parse: what begins a line like a binding."""
    return re.findall(r"^(?:async\s+def|def|class)\s+(\w+)", source, re.M) + re.findall(
        r"^(\w+)\s*=[^=]", source, re.M) + re.findall(r"^import\s+(\w+)", source, re.M)


def class_names(kind):
    return sorted({name for base in kind.__mro__ for name in (base.__name__, qualified(base))})


def qualified(kind):
    if kind.__module__ in ("builtins", "__main__"):
        return kind.__qualname__
    return "%s.%s" % (kind.__module__, kind.__qualname__)


def shortened(text):
    """Text that any reader can take: no lone surrogates, and not longer than a page."""
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT] + " [...]"
    return text.encode("utf-8", "replace").decode("utf-8")


def attempt(function, otherwise):
    """What a block has bent can raise anything while it is described."""
    try:
        return function()
    except BaseException:
        return otherwise


def missing_name(error):
    name = getattr(error, "name", None) if isinstance(error, NameError) else None
    return name if isinstance(name, str) else None


def message_of(error):
    if isinstance(error, SyntaxError) and isinstance(error.msg, str) and error.msg:
        return error.msg
    return str(error)


def exit_status(error):
    """The status that Python would leave with."""
    if error.code is None:
        return 0
    return error.code & 255 if isinstance(error.code, int) else 1


class Block:
    """One block as it was before any code ran: how it is built, its code, and what is wrong with it."""

    def __init__(self, request):
        self.line = request["line"]
        self.text = request["source"]
        self.session = request["session"]
        self.fragment = request["fragment"]
        self.end = self.line + self.text.count("\n")
        self.tree = self.code = self.error = None
        self.examples = []
        self.comments = []
        self.flags = 0
        self.warnings = []

    def read(self, file, flags):
        """Compiles it; gives the flags that the blocks after it have."""
        self.flags = flags
        try:
            with warnings.catch_warnings(record=True) as self.warnings:
                warnings.simplefilter("always")
                self.read_session() if self.session else self.read_script(file)
        except UNREADABLE as error:
            if not (self.fragment and wrapped(self.text, self.line, file)):
                self.error = error
        return self.flags

    def read_session(self):
        self.examples = Session(self.text, self.line).examples()

    def read_script(self, file):
        whole = self.text
        self.text, self.tree = dedented(whole, self.line, file)
        indentation = len(whole.split("\n", 1)[0]) - len(self.text.split("\n", 1)[0]) if self.text != whole else 0
        self.comments = comments_of(self.text, self.line, indentation, self.tree)
        self.code = compile_(self.tree, file, "exec", self.flags | AWAIT, True)
        self.flags |= self.code.co_flags & FUTURE

    def shape(self):
        return {
            "known": self.session or self.tree is not None,
            "statements": statements_of(self.tree) if self.tree else [],
            "comments": self.comments,
            "examples": self.examples,
        }

    def shadow(self):
        """Its lines in the file that stands for the document; nothing of one that would spoil it."""
        if self.session:
            return shadow_of(self.examples, self.line)
        return self.text if self.code else ""

    def part(self, file, first, count, wants_value):
        """The code of a step: some statements, or one example."""
        if self.session:
            return self.example(file, self.examples[first])
        if wants_value:
            return compile_(ast.Expression(self.tree.body[first].value), file, "eval", self.flags | AWAIT, True)
        if count == len(self.tree.body) or not self.tree.body:
            return self.code
        chosen = ast.Module(self.tree.body[first:first + count], [])
        return compile_(chosen, file, "exec", self.flags | AWAIT, True)

    def example(self, file, example):
        tree = parsed(example["source"], example["first"], file, self.flags | AWAIT)
        code = compile_(ast.Interactive(tree.body), file, "single", self.flags | AWAIT, True)
        self.flags |= code.co_flags & FUTURE
        return code

    def bound(self):
        if self.tree:
            return top_level_names(self.tree)
        source = "".join([example["source"] for example in self.examples]) or self.text
        return attempt(lambda: top_level_names(ast.parse(source)), None) or names_by_look(source)


class Document:
    def __init__(self, opening):
        self.shown = opening["shown"]
        self.file = opening["file"]
        self.writes_files = opening["writes_files"]
        self.blocks = {}
        self.loop = None
        self.streams = Streams(os.path.dirname(self.file))
        self.bent = (None, None, DEPTH)
        self.module = types.ModuleType("__main__")
        self.module.__file__ = self.file
        self.module.__builtins__ = builtins
        sys.modules["__main__"] = self.module
        sys.argv = [self.file]
        self.enter(opening["work"])

    def enter(self, folder):
        chdir(folder)
        sys.path[0] = folder
        os.environ["HOME"] = os.environ["TMPDIR"] = folder
        if "random" in sys.modules:
            sys.modules["random"].seed(0)

    # Requests.

    def describe(self, request):
        flags = 0
        described = []
        for each in request["blocks"]:
            block = self.blocks[each["block"]] = Block(each)
            flags = block.read(self.file, flags)
            problem = self.failure("invalid", block.error, block) if block.error else None
            described.append({"shape": block.shape(), "code": block.shadow(), "problem": problem,
                              "names": list(dict.fromkeys(block.bound()))})
        return {"blocks": described}

    def run(self, request):
        block = self.blocks[request["block"]]
        if request["begins"]:
            self.begin(block, request["input"])
        try:
            code = block.part(self.file, request["first"], request["count"], request["value"])
            value = self.execute(code, request["value"])
        except SystemExit as error:
            status = attempt(lambda: exit_status(error), 1)
            reply = self.failure("raised", error, block) if status else {"ending": "completed"}
            reply["exit"] = status
            return reply
        except BaseException as error:
            return self.failure("raised", error, block)
        return {"ending": "completed", "value": value}

    def begin(self, block, text):
        self.streams.begin_block(text)
        if self.writes_files:
            sys.path_importer_cache.clear()
        for each in block.warnings:
            attempt(lambda: warnings.warn_explicit(each.message, each.category, each.filename, each.lineno), None)
        block.warnings = []

    # Running.

    def execute(self, code, wants_value):
        """Gives the value's repr, if it is wanted. What the code bends in the interpreter is bent for it alone."""
        trace, profile, depth = self.bent
        try:
            attempt(lambda: setrecursionlimit(depth), None)
            setprofile(profile)
            settrace(trace)
            value = self.awaited(code) if code.co_flags & AWAITS else evaluate(code, self.module.__dict__)
            return None if value is None or not wants_value else shortened(repr(value))
        finally:
            trace = gettrace()
            settrace(None)
            profile = getprofile()
            setprofile(None)
            self.bent = (trace, profile, getrecursionlimit())
            setrecursionlimit(DEPTH)

    def awaited(self, code):
        import asyncio
        if self.loop is None or self.loop.is_closed():
            self.loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self.loop)
        return self.loop.run_until_complete(evaluate(code, self.module.__dict__))

    def finish(self, _):
        """What the interpreter does at its end, as far as a program can see it."""
        import atexit
        import gc
        atexit._run_exitfuncs()
        self.module.__dict__.clear()
        gc.collect()
        return {"ending": "completed"}

    # What went wrong.

    def unbound(self, block):
        return [name for name in dict.fromkeys(block.bound()) if name not in self.module.__dict__]

    def frames(self, error):
        """Frames from the first one in the document on: what lies above is ours."""
        stack = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != OWN_FILE]
        inside = [i for i, frame in enumerate(stack) if frame.filename == self.file]
        return stack[inside[0]:] if inside else []

    def line_of(self, error, block):
        """The innermost line of the block itself: what it calls in earlier blocks is in the traceback."""
        if isinstance(error, SyntaxError) and error.filename == self.file:
            return error.lineno or 0
        own = [frame.lineno for frame in self.frames(error)
               if frame.filename == self.file and block.line <= (frame.lineno or 0) < block.end]
        return own[-1] if own else 0

    def traceback_of(self, error):
        linecache.checkcache(self.file)
        frames = self.frames(error)
        if not frames and not isinstance(error, SyntaxError):
            return ""
        # Without columns there are no marks below the lines, which each version of Python draws differently.
        plain = [traceback.FrameSummary(f.filename, f.lineno, f.name, line=f.line) for f in frames]
        last = "".join(traceback.format_exception_only(type(error), error))
        text = "Traceback (most recent call last):\n" * bool(frames) + "".join(traceback.format_list(plain)) + last
        return text.replace(self.file, self.shown)

    def failure(self, ending, error, block):
        missing = attempt(lambda: missing_name(error), None)
        known = missing is None or missing in self.module.__dict__
        return {
            "ending": ending,
            "exception": shortened(attempt(lambda: qualified(type(error)), "an exception without a name")),
            "bases": attempt(lambda: class_names(type(error)), []),
            "message": shortened(attempt(lambda: message_of(error), "<its text cannot be had>")),
            "line": attempt(lambda: self.line_of(error, block), 0),
            "traceback": shortened(attempt(lambda: self.traceback_of(error), "")),
            "missing": [] if known else [missing],
            "unbound": attempt(lambda: self.unbound(block), []),
        }


def serve_document(descriptors, confinement):
    control, traces, output = descriptors[:3]
    os.dup2(output, 1)
    os.dup2(descriptors[-1], 2)
    for number in set(descriptors[2:]):
        os.close(number)
    control, traces = keep(control), keep(traces)
    faulthandler.register(TRACE_SIGNAL, file=traces, all_threads=False)
    faulthandler.enable(file=traces, all_threads=False)
    channel = Channel(control)
    opening = channel.next_request()
    if confinement:
        confinement.enter([opening["work"], os.path.dirname(opening["file"])])
    document = Document(opening)
    work = {"describe": document.describe, "run": document.run, "finish": document.finish}
    server = getpid()
    while True:
        request = channel.next_request()
        reply = work[request["do"]](request)
        document.streams.flush()
        if getpid() != server:
            # A process that the block has forked ends where the block does.
            leave(reply.get("exit", 0 if reply["ending"] == "completed" else 1))
        reply["token"] = request["token"]
        channel.answer(reply)
