"""Processes outside: signals, memory, descriptors, limits, what they say of themselves."""

import ctypes
import fcntl
import os
import resource
import signal
import socket

from attack import attack, call, reaches_kernel


@attack()
def send_a_signal(world):
    os.kill(world.victim, 0)
    return "could be sent"


@attack()
def stop_a_process(world):
    os.kill(world.victim, signal.SIGCONT)
    return "could be sent"


@attack()
def send_a_signal_to_a_group(world):
    os.killpg(os.getpgid(world.victim), signal.SIGCONT)
    return "could be sent"


@attack()
def send_a_signal_by_descriptor(world):
    return call("pidfd_send_signal", call("pidfd_open", world.victim, 0), 0, None, 0) == 0


@attack("killer")
def have_a_descriptor_signal(world):
    """The kernel sends it, when a descriptor becomes ready."""
    ours, theirs = socket.socketpair()
    fcntl.fcntl(ours, 10, signal.SIGTERM)  # F_SETSIG
    fcntl.fcntl(ours, fcntl.F_SETOWN, world.victim)
    fcntl.fcntl(ours, fcntl.F_SETFL, os.O_ASYNC)
    theirs.send(b"x")


@attack("killer")
def kill_a_process(world):
    os.kill(world.victim, signal.SIGKILL)


@attack("killer")
def kill_all(world):
    """All that may be signalled, but only where that is not the machine's own."""
    if os.geteuid() == 0 or world.level == "none":
        os.kill(world.victim, signal.SIGKILL)
    else:
        os.kill(-1, signal.SIGKILL)


@attack("tracer")
def trace_a_process(world):
    call("ptrace", 0x4206, world.victim, None, None)
    return "attached"


@attack("tracer")
def read_memory(world):
    buffer = ctypes.create_string_buffer(8)
    vector = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 8)
    return reaches_kernel("process_vm_readv", world.victim, vector, 1, vector, 1, 0)


@attack("tracer")
def write_memory(world):
    vector = (ctypes.c_void_p * 2)(0, 0)
    return reaches_kernel("process_vm_writev", world.victim, vector, 1, vector, 1, 0)


@attack("tracer")
def open_memory(world):
    return os.open("/proc/%d/mem" % world.victim, os.O_RDWR)


@attack("tracer")
def read_a_map_of_memory(world):
    return open("/proc/%d/maps" % world.victim).read()


@attack("tracer")
def read_variables(world):
    return b"TOKEN" in open("/proc/%d/environ" % world.victim, "rb").read()


@attack()
def read_a_command_line(world):
    return open("/proc/%d/cmdline" % world.victim, "rb").read()


@attack()
def list_processes(world):
    return str(world.victim) in os.listdir("/proc")


@attack("tracer")
def list_descriptors(world):
    return os.listdir("/proc/%d/fd" % world.victim)


@attack("tracer")
def take_a_descriptor(world):
    return reaches_kernel("pidfd_getfd", call("pidfd_open", world.victim, 0), 999, 0)


@attack("nobody")
def compare_processes(world):
    return reaches_kernel("kcmp", os.getpid(), os.getpid(), 99, 0, 0)


@attack()
def set_limits(world):
    return resource.prlimit(world.victim, resource.RLIMIT_NOFILE)


@attack()
def change_a_priority(world):
    os.setpriority(os.PRIO_PROCESS, world.victim, 19)
    return "changed"


@attack()
def change_a_schedule(world):
    return os.sched_setaffinity(world.victim, os.sched_getaffinity(world.victim)) is None


@attack()
def become_killable_last(world):
    with open("/proc/%d/oom_score_adj" % world.victim, "w") as score:
        score.write("1000")
    return "changed"


@attack("tracer")
def move_pages_of_a_process(world):
    return reaches_kernel("move_pages", world.victim, 0, None, None, None, 0)


@attack("root")
def enter_its_namespaces(world):
    return call("setns", os.open("/proc/%d/ns/net" % world.victim, os.O_RDONLY), 0) == 0


@attack("tracer")
def find_who_started_it(world):
    """The parent's memory holds what is expected."""
    return open("/proc/%d/mem" % int(world.runner), "rb").fileno()


@attack("nobody")
def read_the_first_process(world):
    """In a namespace of its own that is the guard around it, which holds what the parent held."""
    return os.open("/proc/1/mem", os.O_RDONLY)


@attack("nobody")
def see_variables_of_the_caller(world):
    return os.environ.get("HOSTILE_TOKEN")


@attack("nobody")
def use_an_inherited_descriptor(world):
    """Whatever the caller has open, above the usual ones."""
    for number in range(3, 512):
        try:
            os.fstat(number)
        except OSError:
            continue
        if os.readlink("/proc/self/fd/%d" % number).endswith("/secret"):
            return number
    return None


@attack("nobody")
def use_an_inherited_descriptor_blindly(world):
    return os.pread(int(world.descriptor), 6, 0)


@attack()
def send_a_signal_to_a_thread(world):
    return call("tgkill", world.victim, world.victim, 0) == 0


@attack()
def send_a_signal_with_a_value(world):
    """Numbers of a kind that only the kernel may send are refused to all; this one is not."""
    information = ctypes.create_string_buffer(128)
    ctypes.c_int.from_buffer(information, 8).value = -1  # SI_QUEUE
    return call("rt_sigqueueinfo", world.victim, 0, information) == 0


@attack(seen=True)
def see_that_a_process_is_there(world):
    return os.getpgid(world.victim)


@attack(seen=True)
def see_where_a_process_runs(world):
    return os.sched_getaffinity(world.victim)


@attack(seen=True)
def hold_a_process(world):
    return call("pidfd_open", world.victim, 0)
