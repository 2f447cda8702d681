"""What is left when an attack has ended: processes, files. Whoever runs it looks for the mark afterwards."""

import os
import signal
import subprocess
import sys

from attack import attack


def leave(world, prepare):
    """A process that would write a mark outside of everything that is watched, were it alive: it is only counted."""
    if os.fork() == 0:
        prepare()
        for number in (0, 1, 2):
            os.close(number)
        name = "deepdive-litter-%s" % world.mark
        os.execv("/bin/sh", [name, "-c", "while :; do sleep 1000; done"])
    return None


@attack("nobody")
def leave_a_child(world):
    return leave(world, lambda: None)


@attack("litterer")
def leave_a_session(world):
    return leave(world, os.setsid)


@attack("litterer")
def leave_a_daemon(world):
    def twice():
        os.setsid()
        if os.fork() != 0:
            os._exit(0)
    return leave(world, twice)


@attack("litterer")
def leave_one_that_ignores_signals(world):
    def deaf():
        os.setsid()
        for number in range(1, 32):
            if number not in (signal.SIGKILL, signal.SIGSTOP):
                signal.signal(number, signal.SIG_IGN)
    return leave(world, deaf)


@attack("litterer")
def leave_one_that_is_stopped(world):
    pid = os.fork()
    if pid == 0:
        os.setsid()
        os.execv("/bin/sh", ["deepdive-litter-%s" % world.mark, "-c", "exec <&- >&- 2>&-; kill -STOP $$; sleep 1000"])
    os.waitpid(pid, os.WUNTRACED)
    return None


@attack("litterer")
def leave_many(world):
    for _ in range(50):
        leave(world, os.setsid)
    return None


@attack("litterer")
def leave_by_another_interpreter(world):
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)  # deepdive-litter-%s" % world.mark],
                     start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                     stderr=subprocess.DEVNULL)
    return None
