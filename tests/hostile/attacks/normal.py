"""normal.py --list: names of programs that must work wherever code is contained, and what they need of the level.
normal.py NAME: runs one; "fine" when it worked.

`full` marks those that need namespaces: the weaker level takes away what they use."""

import asyncio
import json
import multiprocessing
import os
import shutil
import signal
import socket
import socketserver
import sqlite3
import subprocess
import sys
import tempfile
import threading

PROGRAMS = {}


def program(level="any"):
    def note(function):
        PROGRAMS[function.__name__] = (level, function)
        return function
    return note


class Missing(Exception):
    """A tool that is not on this machine."""


def tool(name):
    if not shutil.which(name):
        raise Missing(name)
    return name


@program()
def temporary_files():
    with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile(dir=folder) as file:
        file.write(b"x")
        file.flush()
        assert os.path.getsize(file.name) == 1
    with tempfile.TemporaryFile() as file:
        file.write(b"y")


@program()
def other_programs():
    assert subprocess.run(["echo", "x"], capture_output=True, text=True, check=True).stdout == "x\n"
    assert subprocess.run("ls | wc -l", shell=True, capture_output=True).returncode == 0
    assert subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True).stdout == "42\n"


@program()
def event_loops():
    async def both():
        process = await asyncio.create_subprocess_exec("cat", stdin=-1, stdout=-1)
        return await asyncio.gather(process.communicate(b"x"), asyncio.sleep(0))
    assert asyncio.run(both())[0][0] == b"x"


def square(number):
    return number * number


def pool_of(method):
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(square, range(4)) == [0, 1, 4, 9]


@program("full")
def processes_by_fork():
    pool_of("fork")


@program("full")
def processes_by_spawn():
    pool_of("spawn")


@program("full")
def processes_by_forkserver():
    pool_of("forkserver")


@program("full")
def shared_memory():
    from multiprocessing import shared_memory as shared
    block = shared.SharedMemory(create=True, size=4096)
    block.buf[0] = 1
    block.close()
    block.unlink()


class Echo(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall(self.request.recv(100))


@program("full")
def a_server_of_its_own():
    for address, kind in ((("127.0.0.1", 0), socketserver.TCPServer), ("server", socketserver.UnixStreamServer)):
        with kind(address, Echo) as server:
            thread = threading.Thread(target=server.handle_request)
            thread.start()
            with socket.socket(server.address_family) as client:
                client.connect(server.server_address)
                client.sendall(b"x")
                assert client.recv(1) == b"x"
            thread.join()


@program("full")
def modes_and_copies():
    with open("tool", "w") as tool_file:
        tool_file.write("#!/bin/sh\necho works\n")
    os.chmod("tool", 0o755)
    shutil.copy2("tool", "copy")
    os.utime("copy", (1, 1))
    assert os.stat("copy").st_mtime == 1
    assert subprocess.run(["./copy"], capture_output=True).stdout == b"works\n"


@program("full")
def compiled_programs():
    with open("main.cpp", "w") as source:
        source.write('#include <iostream>\nint main() { std::cout << "works\\n"; }\n')
    subprocess.run([tool("g++"), "-O1", "main.cpp", "-o", "main"], check=True)
    assert subprocess.run(["./main"], capture_output=True).stdout == b"works\n"


@program()
def javascript():
    ran = subprocess.run([tool("node"), "-e", "setTimeout(() => console.log(6 * 7), 1)"], capture_output=True, text=True)
    assert ran.stdout == "42\n", ran.stderr


@program()
def shells():
    script = "set -e; mkdir a; echo x > a/b; (cd a && cat <<END | grep -c x\nx $(cat b)\nEND\n)"
    assert subprocess.run([tool("bash"), "-c", script], capture_output=True, text=True).stdout == "1\n"


@program()
def sessions_with_a_timeout():
    try:
        subprocess.run(["sleep", "1000"], start_new_session=True, timeout=0.05)
    except subprocess.TimeoutExpired:
        return
    raise AssertionError


@program()
def signals():
    got = []
    signal.signal(signal.SIGALRM, lambda *_: got.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    while not got:
        signal.pause()
    os.kill(os.getpid(), signal.SIGALRM)
    assert len(got) == 2


@program()
def many_threads():
    threads = [threading.Thread(target=square, args=(i,)) for i in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@program()
def databases():
    with sqlite3.connect("data.db") as base:
        base.execute("create table t (a)")
        base.execute("insert into t values (1)")
    with sqlite3.connect("data.db") as base:
        assert base.execute("select a from t").fetchall() == [(1,)]


@program()
def files_of_every_kind():
    os.makedirs("a/b/c")
    os.symlink("a", "link")
    os.mkfifo("pipe")
    with open("link/b/c/é 漢", "w") as file:
        json.dump({"a": 1}, file)
    os.rename("a/b/c", "a/c")
    assert os.listdir("a/c") == ["é 漢"]
    shutil.rmtree("a")


@program()
def much_memory():
    assert len(bytearray(b"x") * (400 << 20)) == 400 << 20


@program()
def a_large_output():
    assert len(subprocess.run("head -c 3000000 /dev/zero", shell=True, capture_output=True).stdout) == 3000000


@program()
def names_and_times():
    import datetime
    import random
    import ssl
    import uuid
    import zoneinfo
    assert ssl.create_default_context() and uuid.uuid4() and random.SystemRandom().random() < 1
    try:
        zone = zoneinfo.ZoneInfo("Europe/Berlin")
    except zoneinfo.ZoneInfoNotFoundError:
        raise Missing("time zones")
    assert datetime.datetime(2020, 7, 1, tzinfo=zone).utcoffset() == datetime.timedelta(hours=2)


@program("full")
def the_name_of_the_user():
    import getpass
    import pwd
    try:
        entry = pwd.getpwuid(os.getuid())
    except KeyError:
        raise Missing("an entry for the user")  # outside of a cell, whoever runs this may have none
    assert entry.pw_name == getpass.getuser()
    if not os.path.exists("/etc/hosts"):
        raise Missing("a file of hosts")  # likewise
    assert socket.gethostbyname("localhost") == "127.0.0.1"


def main(name):
    if name == "--list":
        for each, (level, _) in PROGRAMS.items():
            print(each, level)
        return
    try:
        PROGRAMS[name][1]()
    except Missing as missing:
        print("missing", missing)
    else:
        print("fine")


if __name__ == "__main__":
    main(sys.argv[1])
