# An interpreter that is kept warm. Each document gets a fork of it, which leads a session of its own; this process
# waits for the fork and kills all that it leaves behind. No text of a document passes through here.
#
# Descriptor 3 carries commands of one byte:
#   F  with descriptors (control, traces, output and, where they are apart, errors): fork. Answered by P and the number.
#   T  have the document's process write down where it is
#   K  kill all that the document has started
# When the document's process has ended, X and its wait status follow, once nothing is left of it. Numbers have four
# bytes, big endian.

import _socket
import array
import gc
import os
import select
import signal
import sys

TRACE_SIGNAL = 62
# Modules with effects on import, those that warn when they are imported, and those that are not for programs.
NOT_PRELOADED = frozenset("""
    __main__ antigravity this idlelib turtle turtledemo tkinter test lib2to3 distutils ensurepip venv curses readline
    rlcompleter pty tty pdb site sitecustomize usercustomize aifc asynchat asyncore audioop cgi cgitb chunk crypt
    imghdr imp mailcap msilib nis nntplib ossaudiodev pipes smtpd sndhdr spwd sunau telnetlib uu xdrlib webbrowser
""".split())


def preload(names):
    known = getattr(sys, "stdlib_module_names", frozenset()) - NOT_PRELOADED
    for name in names:
        if name.split(".")[0] in known:
            try:
                __import__(name)
            except Exception:
                pass


def installed_distributions():
    """Names as the packaging standards fold them, with versions."""
    from importlib.metadata import distributions
    found = {}
    for each in distributions():
        name = each.metadata["Name"]
        if name:
            found.setdefault("-".join(name.lower().replace("_", "-").replace(".", "-").split("-")), each.version)
    return found


def children():
    try:
        with open("/proc/thread-self/children") as listed:
            return [int(number) for number in listed.read().split()]
    except OSError:
        return [number for number in map(int, filter(str.isdigit, os.listdir("/proc"))) if is_child(number)]


def is_child(number):
    try:
        with open("/proc/%d/stat" % number) as stat:
            return int(stat.read().rpartition(")")[2].split()[1]) == os.getpid()
    except OSError:
        return False


def kill(number, group=False):
    try:
        (os.killpg if group else os.kill)(number, signal.SIGKILL)
    except OSError:
        pass


class Zygote:
    def __init__(self, control, alone):
        self.control = control
        self.alone = alone
        self.child = 0
        self.wake, self.waker = os.pipe()
        for end in (self.wake, self.waker):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self.waker, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def say(self, kind, number):
        self.control.sendall(kind + number.to_bytes(4, "big"))

    def serve(self):
        """Gives a document's descriptors, in the fork that it is for."""
        poll = select.poll()
        for number in (self.wake, self.control.fileno()):
            poll.register(number, select.POLLIN)
        while True:
            for number, _ in poll.poll():
                if number == self.wake:
                    self.note_exit()
                    continue
                descriptors = self.obey(*self.next_command())
                if descriptors:
                    return descriptors

    def next_command(self):
        descriptors = array.array("i")
        data, extra, _, _ = self.control.recvmsg(1, _socket.CMSG_LEN(4 * descriptors.itemsize),
                                                 _socket.MSG_CMSG_CLOEXEC)
        for _, _, part in extra:
            descriptors.frombytes(part[:len(part) - len(part) % descriptors.itemsize])
        return data, list(descriptors)

    def obey(self, command, descriptors):
        if command == b"F":
            return self.fork(descriptors)
        if command == b"T" and self.child:
            os.kill(self.child, TRACE_SIGNAL)
        if command == b"K" and self.child:
            self.end()
        if not command:
            self.end()
            os._exit(0)
        return None

    def fork(self, descriptors):
        self.child = os.fork()
        if self.child == 0:
            self.leave_to_document()
            return descriptors
        for number in descriptors:
            os.close(number)
        self.say(b"P", self.child)
        return None

    def leave_to_document(self):
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self.control.close()
        os.close(self.wake)
        os.close(self.waker)
        os.setsid()

    def note_exit(self):
        try:
            while os.read(self.wake, 4096):
                pass
        except BlockingIOError:
            pass
        if self.child and self.has_ended():
            self.end()

    def has_ended(self):
        """Leaves it a zombie, so that its number stays its own until its group is killed."""
        return os.waitid(os.P_PID, self.child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def end(self):
        """Kills the document's process, its group, and whoever has left the group and come to us as an orphan."""
        document, self.child = self.child, 0
        if document:
            kill(document, group=True)
            kill(document)
            if self.alone:
                kill(-1)
        status = 0
        while True:
            try:
                number, ended = os.waitpid(-1, 0)
            except ChildProcessError:
                break
            if number == document:
                status = ended
            for orphan in children():
                kill(orphan)
        if document:
            self.say(b"X", status)


def warm_up(request):
    """Does once what else each document would do."""
    preload(request["modules"])
    sys.stdout.reconfigure(line_buffering=True)
    sys.stderr.reconfigure(line_buffering=True)
    parsed("def f(x):\n    return [x for x in (1, 2)]  # 3\n", 1, "<warm>")
    gc.collect()
    gc.freeze()


def start(control):
    socket = _socket.socket(fileno=control)
    channel = Channel(control)
    request = channel.next_request()
    warm_up(request)
    channel.answer({"version": "%d.%d.%d" % sys.version_info[:3],
                    "distributions": installed_distributions() if request["distributions"] else {}})
    confinement = Confinement(request["confinement"]) if request["confinement"] else None
    serve_document(Zygote(socket, bool(confinement) and confinement.alone).serve(), confinement)
