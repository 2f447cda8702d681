"""The terminal at which somebody sits."""

import array
import fcntl
import os
import pty
import termios

from attack import attack


def on_own_terminal(request, argument):
    """Whether a request is looked at, tried on a terminal of our own."""
    ours, theirs = os.openpty() if hasattr(os, "openpty") else pty.openpty()
    fcntl.ioctl(theirs, request, argument)
    return "looked at"


@attack("root")
def type_into_a_terminal(world):
    return on_own_terminal(termios.TIOCSTI, b"x")


@attack("nobody")
def type_by_the_console(world):
    return on_own_terminal(0x541C, array.array("b", [2]))


@attack()
def change_what_drives_a_terminal(world):
    return on_own_terminal(0x5423, array.array("i", [0]))


@attack("nobody")
def open_the_terminal_of_the_caller(world):
    return os.open("/dev/tty", os.O_RDWR)


@attack()
def open_terminals(world):
    return os.listdir("/dev/pts")
