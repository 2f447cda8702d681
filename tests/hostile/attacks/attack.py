"""What attacks have in common: each is a function that is given the world around it and says what it got hold of.

An attack that returns something has got out. One that is refused raises, or returns nothing. `needs` says who gets out
where nothing contains it:

anybody  each user
root     root only
tracer   each user, where the machine lets users look into their own processes
nobody   not to be relied on: the kernel may have been built without it, or the program takes care of it anyway
killer   each user, and whoever runs it sees that the victim is dead
litterer each user, and whoever runs it finds processes that are left

Behind that word may stand what the machine must have: the path of a file, `top` for a root that is no folder of another
one (in a chroot there is less to see), or `repository` for one that the user may read.

`seen` marks the one leak of the level without namespaces: what a path, or the machine, is called can be asked there, and
whether a process exists.
"""

import ctypes
import errno
import os
import platform

ATTACKS = {}
REFUSALS = (errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EAFNOSUPPORT)
libc = ctypes.CDLL(None, use_errno=True)


class World:
    """What lies outside, as it was told on the command line: name=value."""

    def __init__(self, words):
        self.__dict__.update(word.split("=", 1) for word in words)

    @property
    def victim(self):
        return int(self.pid)


def attack(needs="anybody", seen=False):
    def note(function):
        ATTACKS[function.__name__] = (needs + (" seen" if seen else ""), function)
        return function
    return note


# Numbers on the machines that differ; those above 424 are the same on all.
NUMBERS = {
    "x86_64": {"ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312, "bpf": 321,
               "perf_event_open": 298, "userfaultfd": 323, "keyctl": 250, "add_key": 248, "mount": 165, "umount2": 166,
               "pivot_root": 155, "chroot": 161, "unshare": 272, "setns": 308, "open_by_handle_at": 304,
               "name_to_handle_at": 303, "kexec_load": 246, "init_module": 175, "delete_module": 176, "reboot": 169,
               "sethostname": 170, "settimeofday": 164, "swapon": 167, "acct": 163, "syslog": 103, "quotactl": 179,
               "memfd_create": 319, "personality": 135, "iopl": 172, "shmget": 29, "msgget": 68, "semget": 64,
               "mq_open": 240, "fanotify_init": 300, "move_pages": 279, "migrate_pages": 256, "io_setup": 206,
               "prlimit64": 302, "clone": 56, "modify_ldt": 154, "clock_settime": 227, "vhangup": 153,
               "tgkill": 234, "rt_sigqueueinfo": 129},
    "aarch64": {"ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272, "bpf": 280,
                "perf_event_open": 241, "userfaultfd": 282, "keyctl": 219, "add_key": 217, "mount": 40, "umount2": 39,
                "pivot_root": 41, "chroot": 51, "unshare": 97, "setns": 268, "open_by_handle_at": 265,
                "name_to_handle_at": 264, "kexec_load": 104, "init_module": 105, "delete_module": 106, "reboot": 142,
                "sethostname": 161, "settimeofday": 170, "swapon": 224, "acct": 89, "syslog": 116, "quotactl": 60,
                "memfd_create": 279, "personality": 92, "shmget": 194, "msgget": 186, "semget": 190, "mq_open": 180,
                "fanotify_init": 262, "move_pages": 239, "migrate_pages": 238, "io_setup": 0, "prlimit64": 261,
                "clone": 220, "clock_settime": 112, "vhangup": 58, "tgkill": 131, "rt_sigqueueinfo": 138},
}
NEWER = {"pidfd_send_signal": 424, "io_uring_setup": 425, "open_tree": 428, "move_mount": 429, "fsopen": 430,
         "pidfd_open": 434, "pidfd_getfd": 438, "process_madvise": 440, "mount_setattr": 442, "memfd_secret": 447,
         "process_mrelease": 448, "fchmodat2": 452, "statmount": 457, "setxattrat": 463}


def call(name, *arguments):
    """A system call; an error is an exception."""
    number = NEWER.get(name) or NUMBERS[platform.machine()][name]
    wrapped = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    result = libc.syscall(ctypes.c_long(number), *wrapped)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def reaches_kernel(name, *arguments):
    """Whether a call is looked at at all, by arguments that it refuses otherwise, so that nothing happens."""
    try:
        call(name, *arguments)
    except OSError as error:
        if error.errno in REFUSALS:
            raise
        return "%s is looked at: %s" % (name, error.strerror)
    return "%s works" % name
