# SPDX-License-Identifier: Apache-2.0
"""A small writer of databases in MaxMind's format, for files of the tests' own.

    mmdb.write(path, "GeoLite2-City", {"203.0.113.0/24": {"country": {"iso_code": "NL"}}})

In a database of IPv6 addresses those of IPv4 stand below ::/96, as the format wants it.
"""

import ipaddress
import struct

MARK = b"\xab\xcd\xefMaxMind.com"
SEPARATOR = bytes(16)


class Uint16(int):
    """An int is an unsigned one of 32 bits where it is not said otherwise."""


class Uint64(int):
    pass


def control(kind, size):
    more = b""
    if size >= 65821:
        size, more = 31, struct.pack(">I", size - 65821)[1:]
    elif size >= 285:
        size, more = 30, struct.pack(">H", size - 285)
    elif size >= 29:
        size, more = 29, bytes([size - 29])
    if kind < 8:
        return bytes([kind << 5 | size]) + more
    return bytes([size, kind - 7]) + more


def unsigned(number):
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def encode(value):
    if isinstance(value, bool):
        return control(14, int(value))
    if isinstance(value, str):
        raw = value.encode("utf-8", "surrogateescape")
        return control(2, len(raw)) + raw
    if isinstance(value, float):
        return control(3, 8) + struct.pack(">d", value)
    if isinstance(value, int):
        kind = 5 if isinstance(value, Uint16) else 9 if isinstance(value, Uint64) else 6
        raw = unsigned(value)
        return control(kind, len(raw)) + raw
    if isinstance(value, dict):
        return control(7, len(value)) + b"".join(encode(k) + encode(v) for k, v in value.items())
    if isinstance(value, list):
        return control(11, len(value)) + b"".join(map(encode, value))
    if isinstance(value, bytes):  # encoded already
        return value
    raise TypeError(value)


def bits_of(network, ip_version):
    """The network as a text of 0 and 1, as far as its prefix goes."""
    address = int(network.network_address)
    text = format(address, "0%db" % network.max_prefixlen)[:network.prefixlen]
    return "0" * 96 + text if network.version == 4 and ip_version == 6 else text


class Tree:
    def __init__(self):
        self.nodes = [[None, None]]

    def add(self, bits, leaf):
        node = 0
        for bit in bits[:-1]:
            below = self.nodes[node][int(bit)]
            if not isinstance(below, int):
                self.nodes.append([below, below])
                self.nodes[node][int(bit)] = len(self.nodes) - 1
            node = self.nodes[node][int(bit)]
        self.nodes[node][int(bits[-1])] = leaf


def pack_node(left, right, record_size):
    if record_size == 24:
        return left.to_bytes(3, "big") + right.to_bytes(3, "big")
    if record_size == 28:
        middle = (left >> 24) << 4 | right >> 24
        return ((left & 0xffffff).to_bytes(3, "big") + bytes([middle])
                + (right & 0xffffff).to_bytes(3, "big"))
    return left.to_bytes(4, "big") + right.to_bytes(4, "big")


def metadata_of(kind, node_count, record_size, ip_version, epoch, more):
    return {"node_count": node_count, "record_size": Uint16(record_size),
            "ip_version": Uint16(ip_version), "database_type": kind, "languages": ["en"],
            "binary_format_major_version": Uint16(2), "binary_format_minor_version": Uint16(0),
            "build_epoch": Uint64(epoch), "description": {"en": "made for a test"}, **more}


def build(kind, networks, ip_version=6, record_size=24, epoch=1700000000, metadata=None):
    """The bytes of a database. networks: {"192.0.2.0/24": record}, wider ones first."""
    tree, data, places = Tree(), b"", {}
    order = sorted(networks.items(), key=lambda item: ipaddress.ip_network(item[0]).prefixlen)
    for network, record in order:
        raw = encode(record)
        if raw not in places:
            places[raw] = len(data)
            data += raw
        tree.add(bits_of(ipaddress.ip_network(network), ip_version), (places[raw],))
    count = len(tree.nodes)

    def pointer(leaf):
        if leaf is None:
            return count
        return leaf if isinstance(leaf, int) else count + len(SEPARATOR) + leaf[0]

    nodes = b"".join(pack_node(pointer(left), pointer(right), record_size)
                     for left, right in tree.nodes)
    about = metadata_of(kind, count, record_size, ip_version, epoch, metadata or {})
    return nodes + SEPARATOR + data + MARK + encode(about)


def write(path, *arguments, **options):
    with open(path, "wb") as handle:
        handle.write(build(*arguments, **options))
    return path
