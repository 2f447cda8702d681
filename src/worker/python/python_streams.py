# Standard input, output and error of a document's blocks.

import fcntl
import io
import os
import sys


class NoInput(io.TextIOWrapper):
    """Standard input of a block that has none: reading it is an error, not an end."""

    def refuse(self, *_):
        raise EOFError('there is no standard input: say stdin="..." on the fence')

    read = readline = readlines = __next__ = refuse


class Streams:
    """Gives each block streams that work, whatever the one before it did to them."""

    def __init__(self, folder):
        self.folder = folder  # where what a block reads may lie for a moment
        self.kept = [keep(os.dup(number)) for number in (0, 1, 2)]
        self.input = None
        self.note_originals()

    def note_originals(self):
        self.output, self.errors = sys.stdout, sys.stderr

    def begin_block(self, text):
        self.restore_output()
        if text is not None:
            self.feed(text)
        elif self.input is None or self.input.closed or sys.stdin is not self.input or not self.is_original(0):
            os.dup2(self.kept[0], 0)
            self.input = sys.stdin = sys.__stdin__ = NoInput(io.FileIO(0, closefd=False), encoding="utf-8")

    def feed(self, text):
        name = os.path.join(self.folder, "stdin")
        given = os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        os.unlink(name)
        os.write(given, text.encode("utf-8", "surrogateescape"))
        os.lseek(given, 0, 0)
        os.dup2(given, 0)
        os.close(given)
        self.input = None
        sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8")

    def restore_output(self):
        """What a block has put in the place of an output is flushed and taken away."""
        self.flush()
        self.output = sys.stdout = sys.__stdout__ = self.sound(1, self.output, "strict")
        self.errors = sys.stderr = sys.__stderr__ = self.sound(2, self.errors, "backslashreplace")

    def sound(self, number, stream, errors):
        if not self.is_original(number):
            os.dup2(self.kept[number], number)
        if not stream.closed:
            return stream
        return io.TextIOWrapper(io.BufferedWriter(io.FileIO(number, "w", closefd=False)), encoding="utf-8",
                                errors=errors, line_buffering=True)

    def is_original(self, number):
        """Whether the descriptor still leads where it led at first."""
        try:
            now, then = os.fstat(number), os.fstat(self.kept[number])
            return (now.st_dev, now.st_ino) == (then.st_dev, then.st_ino)
        except OSError:
            return False

    def flush(self):
        for stream in (sys.stdout, sys.stderr, self.output, self.errors):
            try:
                stream.flush()
            except Exception:
                pass


def keep(number):
    """The descriptor under a number that leaves the small ones to the document's code."""
    kept = fcntl.fcntl(number, fcntl.F_DUPFD_CLOEXEC, 200)
    os.close(number)
    return kept
