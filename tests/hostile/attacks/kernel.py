"""Parts of the kernel that no document needs. Arguments are wrong on purpose: it is enough to be looked at."""

import ctypes
import os

from attack import attack, call, libc, reaches_kernel

NEW_USER, NEW_MOUNTS, NEW_NETWORK = 0x10000000, 0x00020000, 0x40000000


@attack("nobody")
def make_a_namespace_of_users(world):
    return call("unshare", NEW_USER) == 0


@attack("root")
def make_a_namespace_of_mounts(world):
    return call("unshare", NEW_MOUNTS) == 0


@attack("nobody")
def make_namespaces_with_a_process(world):
    pid = call("clone", NEW_USER | NEW_NETWORK | 17, None, None, None, None)
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return "made"


@attack("root")
def mount_a_file_system(world):
    return reaches_kernel("mount", b"x", b"/nowhere", b"tmpfs", 0, None)


@attack("root")
def unmount_a_file_system(world):
    return reaches_kernel("umount2", b"/nowhere", 0)


@attack("root")
def open_a_file_system(world):
    return reaches_kernel("fsopen", b"nothing", 0)


@attack("root")
def copy_a_tree_of_mounts(world):
    return reaches_kernel("open_tree", -100, b"/nowhere", 1)


@attack("root")
def change_mounts(world):
    return reaches_kernel("mount_setattr", -100, b"/nowhere", 0, bytes(32), 32)


@attack("root")
def change_the_root(world):
    return reaches_kernel("pivot_root", b"/nowhere", b"/nowhere")


@attack("anybody top")
def see_mounts(world):
    """Those of the system: its root lies on a disk, or on layers of them."""
    for line in open("/proc/self/mountinfo"):
        place, kind = line.split()[4], line.split(" - ")[1].split()[0]
        if place.startswith("/boot") or (place == "/" and kind != "tmpfs"):
            return line
    return None



@attack("nobody")
def load_a_program_into_the_kernel(world):
    return reaches_kernel("bpf", 0, None, 0)


@attack("nobody")
def count_events(world):
    return reaches_kernel("perf_event_open", bytes(128), 0, -1, -1, 0)



@attack("nobody")
def handle_page_faults(world):
    return reaches_kernel("userfaultfd", 0)


@attack("nobody")
def submit_work_to_the_kernel(world):
    return reaches_kernel("io_uring_setup", 1, None)


@attack("nobody")
def submit_work_the_old_way(world):
    return reaches_kernel("io_setup", 0, None)


@attack("nobody")
def keep_a_key(world):
    return reaches_kernel("add_key", b"user", b"deepdive", b"x", 1, -2)


@attack("nobody")
def search_keys(world):
    return reaches_kernel("keyctl", 0, -3, 0)


@attack()
def ask_for_a_handle_of_a_file(world):
    return reaches_kernel("name_to_handle_at", -100, b"/", None, None, 0)


@attack("nobody")
def watch_all_files(world):
    return reaches_kernel("fanotify_init", 0, 0)



@attack()
def change_how_programs_are_laid_out(world):
    return call("personality", 0x0040000) >= 0


@attack("nobody")
def load_a_module(world):
    return reaches_kernel("init_module", None, 0, None)


@attack("nobody")
def load_a_kernel(world):
    return reaches_kernel("kexec_load", 0, 99, None, 0)


@attack("root")
def restart_the_machine(world):
    return reaches_kernel("reboot", 0, 0, 0, None)


@attack("root")
def rename_the_machine(world):
    return reaches_kernel("sethostname", None, -1)


@attack("root")
def set_the_clock(world):
    return reaches_kernel("settimeofday", ctypes.c_void_p(1), None)


@attack("root")
def set_a_clock(world):
    return reaches_kernel("clock_settime", 0, None)


@attack("nobody")
def use_a_swap_file(world):
    return reaches_kernel("swapon", b"/nowhere", 0)


@attack("nobody")
def account_for_processes(world):
    return reaches_kernel("acct", b"/nowhere")


@attack("root")
def read_messages_of_the_kernel(world):
    return reaches_kernel("syslog", 10, None, 0)


@attack("nobody")
def ask_for_quotas(world):
    return reaches_kernel("quotactl", 0x80000101, None, 0, None)


@attack("nobody")
def use_ports_of_the_machine(world):
    return reaches_kernel("iopl", 9)


@attack("nobody")
def see_mounts_by_number(world):
    return reaches_kernel("statmount", None, None, 0, 0)


@attack("nobody")
def use_a_call_that_nobody_looked_at(world):
    return reaches_kernel("setxattrat", -1, None, 0, None, None, 0)


@attack("nobody")
def share_memory_by_key(world):
    return reaches_kernel("shmget", 0x5EC2E7, 0, 0)


@attack("nobody")
def send_messages_by_key(world):
    return reaches_kernel("msgget", 0x5EC2E7, 0)


@attack("nobody")
def use_semaphores_by_key(world):
    return reaches_kernel("semget", 0x5EC2E7, 0, 0)


@attack("nobody")
def open_a_queue(world):
    return reaches_kernel("mq_open", b"deepdive-hostile", 0, 0, None)


@attack("root")
def write_a_setting_of_the_kernel(world):
    """Opened only: what is written there would be what runs when a program crashes."""
    return os.open("/proc/sys/kernel/core_pattern", os.O_WRONLY)


@attack("nobody")
def press_a_key_of_the_kernel(world):
    return os.open("/proc/sysrq-trigger", os.O_WRONLY)


@attack("nobody")
def read_memory_of_the_kernel(world):
    return os.open("/proc/kcore", os.O_RDONLY)


@attack("nobody")
def read_devices(world):
    return os.open("/sys/kernel/uevent_helper", os.O_WRONLY)



@attack()
def list_devices(world):
    return os.listdir("/sys/class")


@attack("nobody")
def list_groups_of_processes(world):
    return os.listdir("/sys/fs/cgroup")


@attack("nobody")
def call_as_another_machine(world):
    """Calls of 32-bit programs, which no filter of 64-bit ones knows: the process is ended."""
    import mmap
    import platform
    if platform.machine() != "x86_64":
        return None
    code = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"  # getpid by int 0x80
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    function = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    return function() == os.getpid()



@attack()
def get_rights_back(world):
    """The user's own rights outside, or any capability."""
    status = dict(line.split(":", 1) for line in open("/proc/self/status") if ":" in line)
    return os.geteuid() == 0 or int(status["CapBnd"], 16) or int(status["CapEff"], 16)


@attack()
def get_rights_from_programs(world):
    return libc.prctl(39, 0, 0, 0, 0) == 0
