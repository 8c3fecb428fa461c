# SPDX-License-Identifier: Apache-2.0
"""A small world that the documentation and the operator's session speak of: a namespace "blue" with
192.0.2.1, where a web server of www-data listens, its client comes from 203.0.113.7, and a name server
takes datagrams and listens on the wire."""

import os
import pwd
import subprocess
import sys
import textwrap

from world import Netns, must, start

CLIENT_IP, SERVER_IP = "203.0.113.7", "192.0.2.1"
NAME = """
    import ctypes, os, socket, sys, time
    ctypes.CDLL(None).prctl(15, sys.argv[1].encode(), 0, 0, 0)
    # not before it runs: the interpreter may be where only root may read
    os.setgroups([])
    os.setgid(int(sys.argv[3]))
    os.setuid(int(sys.argv[3]))
"""
WEB = """
    web = socket.create_server(("0.0.0.0", 443))
    six = socket.create_server(("::", 8443), family=socket.AF_INET6)
    path = socket.socket(socket.AF_UNIX)
    path.bind(sys.argv[2])
    path.listen()
    print("ready", flush=True)
    kept = [web.accept()[0] for _ in range(2)]
    # who closes first waits: a connection in TIME_WAIT
    kept.pop().close()
    print("served", flush=True)
    sys.stdin.read()
"""
NAMES = """
    names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    names.bind(("192.0.2.1", 53))
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.ntohs(3))
    print("ready", flush=True)
    sys.stdin.read()
"""
CLIENT = """
    kept = [socket.create_connection(("192.0.2.1", 443), source_address=("203.0.113.7", 0))
            for _ in range(2)]
    for one in kept:
        one.settimeout(0.2)
        try:
            if one.recv(1) == b"":
                one.close()
        except TimeoutError:
            pass
    print("ready", flush=True)
    sys.stdin.read()
"""


class Shop:
    def __init__(self, folder):
        self.netns = Netns("blue")
        for ip in (CLIENT_IP, SERVER_IP):
            must(["ip", "addr", "add", ip + "/32", "dev", "lo"], self.netns)
        self.path = os.path.join(folder, "web.sock")
        self.processes = []
        os.chmod(folder, 0o777)
        self.www = pwd.getpwnam("www-data").pw_uid
        self.netns.sysctl("net.ipv4.ip_unprivileged_port_start", "0")
        self.web = self._start("nginx", WEB, self.www)
        self.names = self._start("named", NAMES, 0)
        self.client = self._start("wget", CLIENT, 0)
        self._line(self.web)

    def _start(self, name, code, user):
        code = textwrap.dedent(NAME) + textwrap.dedent(code)
        process = start([sys.executable, "-c", code, name, self.path, str(user)], self.netns,
                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.processes.append(process)
        self._line(process)
        return process

    @staticmethod
    def _line(process):
        if not process.stdout.readline():
            raise RuntimeError("a process of the shop ended")

    def close(self):
        for process in self.processes:
            process.stdin.close()
            process.wait(10)
            process.stdout.close()
        self.netns.close()
