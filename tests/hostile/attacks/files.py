"""Files outside, their contents, names and metadata."""

import fcntl
import glob
import os
import shutil
import socket
import subprocess

from attack import attack, call, libc, reaches_kernel


@attack()
def read_a_file(world):
    return open(world.secret).read()


@attack()
def read_a_file_through_a_link(world):
    os.symlink(world.secret, "link")
    return open("link").read()


@attack()
def read_a_file_through_a_hard_link(world):
    os.link(world.secret, "hard")
    return open("hard").read()


@attack()
def read_a_file_by_dots(world):
    return open("../" * 20 + world.secret.lstrip("/")).read()


@attack()
def read_a_file_through_root_of_self(world):
    return open("/proc/self/root" + world.secret).read()


@attack("tracer")
def read_a_file_through_root_of_another(world):
    return open("/proc/%d/root%s" % (world.victim, world.secret)).read()


@attack()
def read_a_file_with_a_program(world):
    return subprocess.run(["cat", world.secret], capture_output=True).stdout


@attack()
def read_a_file_with_a_shell(world):
    return subprocess.run("cat < '%s'" % world.secret, shell=True, capture_output=True).stdout


@attack("anybody repository")
def read_a_file_in_the_repository(world):
    return open(world.repository + "/README.md").read()


@attack("anybody repository")
def list_the_repository(world):
    return os.listdir(world.repository)


@attack()
def list_a_folder(world):
    return os.listdir(world.place)


@attack()
def list_a_home(world):
    return os.listdir(world.home)


@attack()
def find_a_file_by_glob(world):
    return glob.glob(world.place + "/*")


@attack(seen=True)
def see_that_a_path_exists(world):
    return os.path.exists(world.secret)


@attack(seen=True)
def stat_a_file(world):
    return os.stat(world.secret)


@attack(seen=True)
def read_a_link(world):
    return os.readlink(world.place + "/link")


@attack()
def write_a_file(world):
    with open(world.target, "a") as target:
        return target.write("x")


@attack()
def overwrite_a_file(world):
    with open(world.target, "w") as target:
        return target.write("x")


@attack()
def truncate_a_file(world):
    os.truncate(world.target, 0)
    return "truncated"


@attack()
def make_a_file(world):
    with open(world.place + "/made", "w"):
        return "made"


@attack("litterer")
def make_a_file_in_tmp(world):
    """Whoever runs it looks for it. A private /tmp is as good as none."""
    with open("/tmp/deepdive-litter-" + world.mark, "w"):
        pass


@attack()
def make_a_file_in_shared_memory(world):
    """A private one is as good."""
    with open("/dev/shm/" + world.shared) as other:
        return other.read()


@attack()
def make_a_folder(world):
    os.mkdir(world.place + "/folder")
    return "made"


@attack()
def make_a_link(world):
    os.symlink("/", world.place + "/to-root")
    return "made"


@attack()
def make_a_pipe(world):
    os.mkfifo(world.place + "/pipe")
    return "made"


@attack()
def remove_a_file(world):
    os.unlink(world.place + "/removable")
    return "removed"


@attack()
def rename_a_file(world):
    os.rename(world.place + "/renamable", world.place + "/renamed")
    return "renamed"


@attack()
def move_a_file_out(world):
    open("mine", "w").close()
    shutil.move("mine", world.place + "/moved")
    return os.path.exists(world.place + "/moved")


@attack()
def change_a_mode(world):
    os.chmod(world.target, 0o777)
    return "changed"


@attack()
def change_a_mode_by_descriptor(world):
    number = os.open(world.target, os.O_RDONLY)
    os.fchmod(number, 0o755)
    return "changed"


@attack("nobody")
def change_a_mode_by_a_young_call(world):
    return call("fchmodat2", -100, world.target.encode(), 0o777, 0) == 0


@attack()
def change_times(world):
    os.utime(world.target, (1, 1))
    return "changed"


@attack()
def change_an_owner(world):
    os.chown(world.target, os.geteuid(), os.getegid())
    return "changed"


@attack()
def set_an_attribute(world):
    os.setxattr(world.target, "user.deepdive", b"x")
    return "set"


@attack()
def read_an_attribute(world):
    return os.listxattr(world.target) is not None


@attack("root")
def write_beside_programs(world):
    return os.open("/usr/bin", os.O_TMPFILE | os.O_WRONLY, 0o600)


@attack("root")
def read_passwords(world):
    return open("/etc/shadow").read()


@attack()
def see_the_users_of_the_machine(world):
    return [line for line in open("/etc/passwd") if line.startswith("root:")]


@attack("root")
def make_a_device(world):
    os.mknod("device", 0o600 | 0o020000, os.makedev(1, 3))
    return "made"


@attack("nobody")
def open_a_disk(world):
    for name in os.listdir("/dev"):
        if name.startswith(("vda", "sda", "nvme0n1", "xvda")):
            return os.open("/dev/" + name, os.O_RDONLY)
    raise FileNotFoundError


@attack("nobody")
def open_fuse(world):
    return os.open("/dev/fuse", os.O_RDWR)


@attack("root /dev/kmsg")
def open_kernel_messages(world):
    return os.open("/dev/kmsg", os.O_RDONLY)


@attack("root")
def open_a_file_by_its_handle(world):
    return reaches_kernel("open_by_handle_at", -100, bytes(16), 0)


@attack()
def climb_out_by_an_open_folder(world):
    """A descriptor of a folder outside, had from a socket or left open, leads there."""
    number = os.open(world.place, os.O_PATH)
    return os.open("secret", os.O_RDONLY, dir_fd=number)


@attack("root top")
def climb_out_of_a_root(world):
    os.mkdir("jail")
    here = os.open(".", os.O_RDONLY)
    os.chroot("jail")
    os.fchdir(here)
    for _ in range(40):
        os.chdir("..")
    os.chroot(".")
    return open(world.secret).read()


@attack()
def pass_a_descriptor_in(world):
    """Somebody who listens outside gives out a descriptor."""
    with socket.socket(socket.AF_UNIX) as giver:
        giver.connect(world.socket)
        return giver.fileno()


@attack()
def make_a_file_without_a_name(world):
    """It gets one afterwards."""
    number = os.open(world.place, os.O_TMPFILE | os.O_WRONLY, 0o600)
    os.link("/proc/self/fd/%d" % number, world.place + "/made", src_dir_fd=os.open("/", os.O_PATH), follow_symlinks=True)
    return "made"


@attack()
def watch_a_folder(world):
    """Who opens what there, as it happens."""
    number = libc.inotify_init1(os.O_CLOEXEC)
    return number >= 0 and libc.inotify_add_watch(number, world.place.encode(), 0xFFF) >= 0


@attack()
def watch_a_folder_by_signals(world):
    number = os.open(world.place, os.O_RDONLY)
    fcntl.fcntl(number, fcntl.F_NOTIFY, fcntl.DN_MODIFY)
    return "watched"


@attack(seen=True)
def see_how_full_a_disk_is(world):
    return os.statvfs(world.place)


@attack(seen=True)
def go_to_a_folder(world):
    os.chdir(world.home)
    return os.getcwd()


@attack()
def bind_a_socket_file(world):
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(world.place + "/made")
        return "bound"


@attack()
def swap_a_file(world):
    """Its own one takes the place of the other, which comes in."""
    open("mine", "w").close()
    if libc.renameat2(-100, b"mine", -100, world.target.encode(), 2) != 0:
        raise PermissionError
    return "swapped"
