# Requests and answers: a length of four bytes (big endian), then JSON.

import json
import os


class Channel:
    """Speaks JSON without the json module's own Python code, which a block may have bent."""

    scan = staticmethod(json.JSONDecoder().scan_once)
    pack = staticmethod(json.encoder.c_make_encoder(None, None, json.encoder.encode_basestring_ascii, None, ":", ",",
                                                    False, False, True))
    longest_read = 65536

    def __init__(self, number):
        self.number = number

    def receive(self, count):
        data = b""
        while len(data) < count:
            part = os_read(self.number, min(count - len(data), self.longest_read))
            if not part:
                leave(0)
            data += part
        return data

    def next_request(self):
        return self.scan(self.receive(int.from_bytes(self.receive(4), "big")).decode(), 0)[0]

    def answer(self, reply):
        data = "".join(self.pack(reply, 0)).encode("ascii")
        data = len(data).to_bytes(4, "big") + data
        while data:
            data = data[os_write(self.number, data):]


os_read, os_write, leave = os.read, os.write, os._exit
