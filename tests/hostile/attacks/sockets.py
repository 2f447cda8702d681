"""Other machines and programs, by sockets of every family."""

import socket

from attack import attack


def connect(family, kind, address, protocol=0):
    with socket.socket(family, kind, protocol) as made:
        made.settimeout(5)
        made.connect(address)
        return "connected"


@attack()
def connect_to_a_server_of_the_machine(world):
    return connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", int(world.tcp)))


@attack("nobody")
def connect_with_multipath_tcp(world):
    return connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", int(world.tcp)), 262)


@attack("nobody")
def connect_by_fast_open(world):
    with socket.socket() as made:
        made.settimeout(5)
        made.sendto(b"x", 0x20000000, ("127.0.0.1", int(world.tcp)))
        return "sent"


@attack()
def send_a_datagram(world):
    """An answer comes only from the one outside."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        made.settimeout(5)
        made.sendto(b"?", ("127.0.0.1", int(world.udp)))
        return made.recv(1)


@attack()
def listen_where_others_connect(world):
    """The port is taken outside: where it is free, it is another network."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        made.listen()
        with open("/proc/net/tcp") as table:
            return any(":%04X " % int(world.tcp) in line for line in table)


@attack()
def connect_to_a_socket_file(world):
    return connect(socket.AF_UNIX, socket.SOCK_STREAM, world.socket)


@attack()
def connect_to_an_abstract_socket(world):
    return connect(socket.AF_UNIX, socket.SOCK_STREAM, "\0" + world.abstract)


@attack()
def send_to_an_abstract_socket(world):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as made:
        made.sendto(b"x", "\0" + world.abstract + "-datagrams")
        return "sent"


@attack()
def ask_the_kernel_by_netlink(world):
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as made:
        made.bind((0, 0))
        return "bound"


@attack()
def listen_to_devices_by_netlink(world):
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 15) as made:
        made.bind((0, 1))
        return "bound"


@attack("nobody")
def use_crypto_of_the_kernel(world):
    with socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET) as made:
        return made.fileno()


@attack("nobody")
def talk_to_the_host_of_a_machine(world):
    with socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM) as made:
        return made.fileno()


@attack("root")
def make_a_raw_socket(world):
    with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP) as made:
        return made.fileno()


@attack("root")
def listen_to_packets(world):
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0) as made:
        return made.fileno()


@attack("nobody")
def use_a_rare_family(world):
    """Families that kernels load modules for: TIPC, RDS, CAN, Bluetooth, NFC, KCM, XDP."""
    for family in (30, 21, 29, 31, 39, 41, 44):
        for kind in (socket.SOCK_STREAM, socket.SOCK_SEQPACKET, socket.SOCK_DGRAM, socket.SOCK_RAW):
            try:
                with socket.socket(family, kind, 0) as made:
                    return family
            except OSError:
                pass
    return None


@attack("root")
def bind_a_low_port(world):
    """In a network of its own it harms nobody."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 1))
        with open("/proc/net/tcp") as table:
            return any(":%04X " % int(world.tcp) in line for line in table)


@attack("nobody")
def see_the_addresses_of_the_machine(world):
    return [name for _, name in socket.if_nameindex() if name != "lo"]


@attack(seen=True)
def learn_the_name_of_the_machine(world):
    return socket.gethostname() == world.hostname
