"""More than the share of one document: memory, processes, files, space."""

import mmap
import os
import signal
import threading
import time

from attack import attack, call

MEBIBYTE = 1 << 20


@attack()
def use_much_memory(world):
    """More than 1 GiB, page by page."""
    blocks = []
    for _ in range(1200):
        blocks.append(bytearray(MEBIBYTE))
        blocks[-1][::4096] = b"x" * 256
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
        return all(os.read(reader, 1) == b"." for reader in ends)
    finally:
        for pid in children:
            os.kill(pid, signal.SIGKILL)


@attack()
def share_much_memory(world):
    """Shared pages belong to no process alone."""
    block = mmap.mmap(-1, 1200 * MEBIBYTE)
    for at in range(0, len(block), 4096):
        block[at] = 1
    time.sleep(0.3)  # a while in which whoever watches can see it
    return len(block)


@attack()
def hide_memory_in_a_file_without_a_name(world):
    number = call("memfd_create", b"hidden", 0)
    for _ in range(20):
        os.write(number, bytes(MEBIBYTE))
    return number


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

