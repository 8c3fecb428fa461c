# SPDX-License-Identifier: Apache-2.0
"""The world that is asked about: processes, network namespaces of the test's own, and mksock's
sockets in known states."""

import atexit
import ctypes
import functools
import json
import os
import select
import shutil
import subprocess
import tempfile
import threading
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.normpath(os.path.join(HERE, os.pardir, os.pardir))
BUILD = os.path.join(SOURCE, "build")
HELPERS = os.path.join(BUILD, "tests", "helpers")


def for_everybody(path):
    """The program where nobody may run it too: a copy, when a folder above it is closed (/root is)."""
    path = os.path.abspath(path)
    above = os.path.dirname(os.path.realpath(path))
    while above != "/" and os.path.isdir(above) and os.stat(above).st_mode & 0o001:
        above = os.path.dirname(above)
    if above == "/" or os.geteuid() != 0 or not os.path.exists(path):
        return path
    folder = tempfile.mkdtemp(prefix="connquery-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.chmod(folder, 0o755)
    return shutil.copy(path, folder)


CONNQUERY = for_everybody(os.environ.get("CONNQUERY", os.path.join(BUILD, "connquery")))
MKSOCK = for_everybody(os.environ.get("MKSOCK", os.path.join(HELPERS, "mksock")))
NOBODY = 65534
TIMEOUT = 60

CLONE_NEWNS, CLONE_NEWNET = 0x20000, 0x40000000
MS_REC, MS_PRIVATE = 0x4000, 0x40000
libc = ctypes.CDLL(None, use_errno=True)


def libc_call(name, *arguments):
    if getattr(libc, name)(*arguments) < 0:
        number = ctypes.get_errno()
        raise OSError(number, "%s: %s" % (name, os.strerror(number)))


def is_root():
    return os.geteuid() == 0


def private_mounts():
    """Named namespaces of these tests are mounts that vanish with this process."""
    libc_call("unshare", CLONE_NEWNS)
    libc_call("mount", b"none", b"/", None, MS_REC | MS_PRIVATE, None)
    os.makedirs("/run/netns", exist_ok=True)
    libc_call("mount", b"tmpfs", b"/run/netns", b"tmpfs", 0, None)


# ---- processes ----------------------------------------------------------------------------------

def start(arguments, netns=None, user=None, prepare_more=None, **options):
    """A process in a namespace, as a user; prepare_more is called in it before it runs."""
    def prepare():
        if prepare_more is not None:
            prepare_more()
        if netns is not None:
            libc_call("setns", netns.fd, CLONE_NEWNET)
        if user is not None:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
    return subprocess.Popen(arguments, preexec_fn=prepare, **options)


def run(arguments, netns=None, user=None, timeout=TIMEOUT, **options):
    """The same, awaited: (exit status, stdout, stderr)."""
    options.setdefault("stdout", subprocess.PIPE)
    options.setdefault("stderr", subprocess.PIPE)
    options.setdefault("stdin", subprocess.DEVNULL)
    process = start(arguments, netns, user, **options)
    try:
        out, err = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return process.returncode, out or b"", err or b""


def must(arguments, netns=None):
    status, out, err = run(arguments, netns)
    if status != 0:
        raise RuntimeError("%s: %s" % (" ".join(arguments), err.decode(errors="replace")))
    return out


def start_ticks(pid):
    with open("/proc/%d/stat" % pid, "rb") as handle:
        return int(handle.read().rpartition(b")")[2].split()[19])


def sees_everything():
    """Whether this process may look into every process. Some refuse even root; then nobody can
    prove that no process holds a socket."""
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            for fd in os.listdir("/proc/%s/fd" % name):
                os.readlink("/proc/%s/fd/%s" % (name, fd))
        except PermissionError:
            return False
        except OSError:
            pass  # it ended meanwhile
    return True


@functools.lru_cache(maxsize=None)
def bpf_refusal():
    """Why connquery finds no owners by BPF here, in its words; "" when it does."""
    status, _, err = run([CONNQUERY, "query", "-o", "csv", "--owners", "bpf", "--netns", "current"])
    return err.decode(errors="replace").strip() if status == 2 else ""


class Netns:
    """A network namespace with its loopback up. A descriptor of this process keeps it alive."""

    def __init__(self, name=None):
        self.name = name
        if name:
            must(["ip", "netns", "add", name])
            self.fd = os.open("/run/netns/" + name, os.O_RDONLY | os.O_CLOEXEC)
        else:
            self.fd = self._unnamed()
        self.inode = os.fstat(self.fd).st_ino
        self.path = "/proc/%d/fd/%d" % (os.getpid(), self.fd)
        must(["ip", "link", "set", "lo", "up"], self)

    @staticmethod
    def _unnamed():
        result = []

        def make():
            try:
                libc_call("unshare", CLONE_NEWNET)
                result.append(os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC))
            except OSError as error:
                result.append(error)
        thread = threading.Thread(target=make)
        thread.start()
        thread.join()
        if isinstance(result[0], OSError):
            raise result[0]
        return result[0]

    def close(self):
        os.close(self.fd)
        if self.name:
            run(["ip", "netns", "del", self.name])

    def veth(self, other, here, there, names=("veth0", "veth1")):
        """A cable to another namespace (or to this one), with addresses such as 203.0.113.1/24."""
        must(["ip", "link", "add", names[0], "type", "veth", "peer", "name", names[1]], self)
        if other is not self:
            must(["ip", "link", "set", names[1], "netns", other.path], self)
        for netns, device, addresses in ((self, names[0], here), (other, names[1], there)):
            must(["ip", "link", "set", device, "up"], netns)
            for address in addresses:
                options = ["nodad"] if ":" in address else []
                must(["ip", "addr", "add", address, "dev", device] + options, netns)

    def sysctl(self, name, value):
        must(["sh", "-c", 'echo "$2" >"/proc/sys/$1"', "sh", name.replace(".", "/"), value], self)


class Mksock:
    """A running mksock and what it says that it made."""

    def __init__(self, kind, netns=None, user=None, prefix=(), junk=(), **options):
        arguments = [MKSOCK, kind]
        arguments += ["%s=%s" % (name.replace("_", "-"), value) for name, value in options.items()]
        arguments += [b"junk=" + bytes(piece) for piece in junk]
        self.arguments = [os.fsencode(a) for a in arguments]
        self.process = start(list(prefix) + self.arguments, netns, user, stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE)
        self.sockets = []
        try:
            self._read()
        except BaseException:
            self.close()
            raise

    def _read(self):
        deadline = time.monotonic() + 20
        seen = b""
        while not seen.endswith(b"READY\n"):
            ready, _, _ = select.select([self.process.stdout], [], [],
                                        max(0, deadline - time.monotonic()))
            if not ready:
                raise RuntimeError("mksock says nothing")
            chunk = os.read(self.process.stdout.fileno(), 65536)
            if not chunk:
                break
            seen += chunk
        for line in seen.splitlines():
            if line == b"READY":
                return
            made = json.loads(line)
            if "skip" in made:
                raise unittest.SkipTest("mksock: " + made["skip"])
            self.sockets.append(made)
        raise RuntimeError("mksock failed: " + " ".join(map(os.fsdecode, self.arguments)))

    @property
    def pid(self):
        return self.process.pid

    def __getitem__(self, role):
        found = [made for made in self.sockets if made["role"] == role]
        if len(found) != 1:
            raise KeyError(role)
        return found[0]

    def close(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        elif not self.process.stdin.closed:
            self.process.stdin.close()
        self.process.stdout.close()
