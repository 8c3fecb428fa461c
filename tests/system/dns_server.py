# SPDX-License-Identifier: Apache-2.0
"""A name server of the test's own, for reverse names: each address has a way to be answered.

    server = DnsServer(netns)
    server.names["192.0.2.7"] = ["host.example"]     # PTR records; bytes: as they stand on the wire
    server.ways["192.0.2.8"] = "silent"              # or truncated, servfail, lying, loop, garbage;
                                                     # a float: so many seconds late
"""

import ctypes
import ipaddress
import os
import socket
import struct
import threading
import time

CLONE_NEWNET = 0x40000000
MS_BIND = 4096
libc = ctypes.CDLL(None, use_errno=True)


def on_wire(name):
    if isinstance(name, bytes):
        return name
    labels = name.encode("latin-1").split(b".")
    return b"".join(bytes([len(label)]) + label for label in labels if label) + b"\0"


def address_of(question):
    """The address that a question is about, from its labels."""
    labels, at = [], 0
    while question[at]:
        labels.append(question[at + 1:at + 1 + question[at]].decode("latin-1"))
        at += 1 + question[at]
    if labels[-2:] == ["in-addr", "arpa"]:
        return ".".join(reversed(labels[:-2]))
    digits = "".join(reversed(labels[:-2]))
    return str(ipaddress.ip_address(int(digits, 16)))


class DnsServer:
    def __init__(self, netns):
        self.names, self.ways, self.default = {}, {}, None
        self.asked, self.over_tcp = [], []
        self.sockets = []
        ready = threading.Event()
        self.error = None

        def serve():
            try:
                if libc.setns(netns.fd, CLONE_NEWNET) < 0:
                    raise OSError(ctypes.get_errno(), "setns")
                udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                udp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
                udp.bind(("127.0.0.1", 53))
                tcp = socket.create_server(("127.0.0.1", 53))
                self.sockets += [udp, tcp]
            except OSError as error:
                self.error = error
                return
            finally:
                ready.set()
            threading.Thread(target=self._serve_tcp, args=(tcp,), daemon=True).start()
            self._serve_udp(udp)

        threading.Thread(target=serve, daemon=True).start()
        ready.wait()
        if self.error:
            raise self.error

    def _serve_udp(self, udp):
        while True:
            try:
                query, peer = udp.recvfrom(4096)
            except OSError:
                return
            if not query:
                return
            address = address_of(query[12:])
            self.asked.append(address)
            way = self.ways.get(address)
            if way == "silent":
                continue
            if isinstance(way, float):
                threading.Timer(way, self._send, (udp, self._answer(query, address), peer)).start()
                continue
            for reply in self._replies(query, address, way):
                self._send(udp, reply, peer)

    @staticmethod
    def _send(udp, reply, peer):
        try:
            udp.sendto(reply, peer)
        except OSError:
            pass

    def _replies(self, query, address, way):
        if way == "lying":
            # another's number, another's question, records that point nowhere: then the truth
            yield bytes([query[0] ^ 1]) + self._answer(query, address, ["liar.example"])[1:]
            other = query[:12] + on_wire("9.9.9.9.in-addr.arpa") + struct.pack(">HH", 12, 1)
            yield self._answer(other, address, ["liar.example"])
            yield self._answer(query, address)
        elif way == "garbage":
            yield query[:2] + os.urandom(300)
            yield query[:3]
            yield self._answer(query, address)[:-3]
        elif way == "loop":
            # a name that leads to itself, and one to the question, which is no host's
            at = query.index(b"\0", 12) + 5 + 12
            yield self._answer(query, address, [bytes([0xc0 | at >> 8, at & 255]), b"\xc0\x0c"])
        elif way == "servfail":
            yield query[:2] + b"\x81\x82" + query[4:6] + b"\0" * 6 + query[12:]
        elif way == "truncated":
            yield query[:2] + b"\x83\x80" + query[4:6] + b"\0" * 6 + query[12:]
        else:
            yield self._answer(query, address)

    def _answer(self, query, address, names=None):
        if names is None:
            names = self.names.get(address)
        if names is None and self.default:
            names = [self.default(address)]
        end = query.index(b"\0", 12) + 5
        if not names:
            return query[:2] + b"\x81\x83" + struct.pack(">4H", 1, 0, 0, 0) + query[12:end]
        reply = query[:2] + b"\x81\x80" + struct.pack(">4H", 1, len(names), 0, 0) + query[12:end]
        for name in names:
            data = on_wire(name)
            reply += b"\xc0\x0c" + struct.pack(">HHIH", 12, 1, 60, len(data)) + data
        return reply

    def _serve_tcp(self, tcp):
        while True:
            try:
                connection, _ = tcp.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(5)
                try:
                    length, = struct.unpack(">H", connection.recv(2))
                    query = connection.recv(length)
                    address = address_of(query[12:])
                    self.over_tcp.append(address)
                    reply = self._answer(query, address)
                    connection.sendall(struct.pack(">H", len(reply)) + reply)
                    time.sleep(0.05)
                except (OSError, struct.error):
                    pass

    def close(self):
        for one in self.sockets:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            one.close()


def bind_over(path, content, folder):
    """Another content for a file, for this process and those it starts; what undoes it."""
    path = os.path.realpath(path)
    own = os.path.join(folder, os.path.basename(path))
    with open(own, "w", encoding="utf-8") as handle:
        handle.write(content)
    os.chmod(own, 0o644)
    if libc.mount(own.encode(), path.encode(), None, MS_BIND, None) < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), path)
    return lambda: libc.umount2(path.encode(), 2)
