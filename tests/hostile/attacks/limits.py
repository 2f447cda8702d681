"""More than the share of one document: memory, processes, files, space."""

import mmap
import os
import signal
import threading
import time

from attack import attack, call

MEBIBYTE = 1 << 20
HELD_SECONDS = 1  # a limit that is watched, not built in, may be passed for a moment


@attack()
def use_much_memory(world):
    """More than 1 GiB, page by page."""
    blocks = []
    for _ in range(1200):
        blocks.append(bytearray(MEBIBYTE))
        blocks[-1][::4096] = b"x" * 256
    time.sleep(HELD_SECONDS)
    return len(blocks)


@attack()
def use_much_memory_together(world):
    """Each of some processes keeps to its limit."""
    ends = []
    children = []
    try:
        for _ in range(4):
            reader, writer = os.pipe()
            pid = os.fork()
            if pid == 0:
                block = bytearray(b"x") * (300 * MEBIBYTE)
                os.write(writer, b"." if block else b"")
                signal.pause()
            os.close(writer)
            ends.append(reader)
            children.append(pid)
        for reader in ends:
            os.read(reader, 1)
        time.sleep(HELD_SECONDS)
        return all(os.waitpid(pid, os.WNOHANG)[0] == 0 for pid in children)
    finally:
        for pid in children:
            os.kill(pid, signal.SIGKILL)


@attack()
def share_much_memory(world):
    """Shared pages belong to no process alone."""
    block = mmap.mmap(-1, 1200 * MEBIBYTE)
    for at in range(0, len(block), 4096):
        block[at] = 1
    time.sleep(HELD_SECONDS)
    return len(block)


@attack()
def hide_memory_in_a_file_without_a_name(world):
    number = call("memfd_create", b"hidden", 0)
    for _ in range(20):
        os.write(number, bytes(MEBIBYTE))
    return number


@attack()
def use_much_memory_while_children_die(world):
    """Whoever takes in what we leave behind is kept busy by it."""
    busy = os.fork()
    if busy == 0:
        while True:
            if os.fork() == 0:
                if os.fork() == 0:
                    os._exit(0)
                os._exit(0)
            os.wait()
    try:
        return use_much_memory(world)
    finally:
        os.kill(busy, signal.SIGKILL)


@attack("nobody")
def start_many_processes(world):
    """Each waits, so that all are there at once; they die with us."""
    children = []
    try:
        for _ in range(int(world.many)):
            pid = os.fork()
            if pid == 0:
                signal.pause()
            children.append(pid)
    finally:
        for pid in children:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
    return len(children)


@attack("nobody")
def start_many_threads(world):
    stop = threading.Event()
    threading.stack_size(65536)
    try:
        for _ in range(int(world.many)):
            threading.Thread(target=stop.wait, daemon=True).start()
        return threading.active_count()
    finally:
        stop.set()


@attack("nobody")
def open_many_files(world):
    numbers = [os.open("/dev/null", os.O_RDONLY) for _ in range(2000)]
    return len(numbers)


@attack()
def write_a_large_file(world):
    with open("large", "wb") as large:
        for _ in range(300):
            large.write(bytes(MEBIBYTE))
    return os.path.getsize("large")


@attack()
def write_much_in_many_files(world):
    for i in range(8):
        with open("large%d" % i, "wb") as large:
            for _ in range(40):
                large.write(bytes(MEBIBYTE))
    time.sleep(0.6)
    return "320 MiB"


@attack()
def write_many_files(world):
    for i in range(25000):
        os.close(os.open("small%d" % i, os.O_CREAT | os.O_WRONLY))
    time.sleep(0.6)
    return "25000 files"


@attack("nobody")
def lock_memory(world):
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mlockall(3) != 0:
        raise PermissionError
    return "locked"



@attack("nobody")
def raise_a_limit(world):
    import resource
    soft, hard = resource.getrlimit(resource.RLIMIT_NPROC)
    if hard == resource.RLIM_INFINITY:
        return "unlimited"
    resource.setrlimit(resource.RLIMIT_NPROC, (hard + 1, hard + 1))
    return "raised"



@attack("nobody")
def leave_a_core(world):
    """A picture of the memory of a process that crashes, written where the machine keeps such."""
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (4096, 4096))
    return "could be left"

