# Landlock: the process of a document gives up all but its own folders, and the way to the interpreter it comes from.

import os

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
PATH_BENEATH = 1
OF_FILES = 0xC007  # rights that files have, others are of folders: execute, write, read, truncate, ioctl


class Confinement:
    """What a process of a document may do, as it was told before any document was there."""

    def __init__(self, request):
        import _ctypes
        import struct
        self.pack = struct.pack
        self.alone = request["alone"]
        self.own = request["own"]
        # As many bytes as the kernel knows: those at the end that are zero are left out.
        words = [request["files"], request["ports"], request["scopes"]]
        while not words[-1]:
            words.pop()
        self.attributes = self.pack("=%dQ" % len(words), *words)
        self.paths = request["paths"]
        number = type("Number", (_ctypes._SimpleCData,), {"_type_": "l"})
        kind = type("Call", (_ctypes.CFuncPtr,), {"_flags_": _ctypes.FUNCFLAG_CDECL, "_restype_": number})
        self.number = number
        self.syscall = kind(_ctypes.dlsym(_ctypes.dlopen(None, os.RTLD_NOW), "syscall"))

    def call(self, number, *arguments):
        wrapped = [each if isinstance(each, bytes) else self.number(each) for each in (number,) + arguments]
        return self.syscall(*wrapped)

    def enter(self, folders):
        """For good. A process that cannot be confined must not go on."""
        ruleset = self.call(CREATE_RULESET, self.attributes, len(self.attributes), 0)
        for path, rights in self.paths + [[folder, self.own] for folder in folders]:
            self.add(ruleset, path, rights)
        if ruleset < 0 or self.call(RESTRICT_SELF, ruleset, 0) != 0:
            os._exit(1)
        os.close(ruleset)

    def add(self, ruleset, path, rights):
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            return
        if not os.path.isdir(path):
            rights &= OF_FILES
        if self.call(ADD_RULE, ruleset, PATH_BENEATH, self.pack("=Qi", rights, place), 0) != 0:
            os._exit(1)
        os.close(place)
