# SPDX-License-Identifier: Apache-2.0
"""`connquery doctor` promises what a query then keeps: it says that a complete view is possible
exactly where a query has no gap and knows every holder, and what it names as a mend mends."""

import errno
import fcntl
import json
import os
import pty
import re
import shutil
import struct
import sys
import termios
import unittest

import harness
import test_view
from test_view import SOCKET_CALL, no_sock_diag

HEALTHS = {"info", "good", "worse", "lacks"}
TRIES = 4
GROUPS = ["kernel", "privilege", "sources", "namespaces", "owners", "host"]
MARKS = {"info": "info", "good": "ok", "worse": "note", "lacks": "lacks"}


class Report:
    """What doctor found."""

    def __init__(self, status, findings):
        self.status, self.findings = status, findings

    def lacking(self, group=None):
        return {(f["group"], f["name"]) for f in self.findings
                if f["health"] == "lacks" and group in (None, f["group"])}

    def named(self, name):
        found, = [f for f in self.findings if f["name"] == name]
        return found

    def __str__(self):
        return "exit %d\n%s" % (self.status, json.dumps(self.findings, indent=1))


class DoctorTest(harness.SystemTest):
    def doctor(self, netns="own", program=harness.CONNQUERY, prefix=(), **how):
        """Runs it, and checks what holds for every report."""
        inside = self.netns if netns == "own" else netns
        status, out, err = harness.run(list(prefix) + [program, "doctor", "-o", "json"], inside,
                                       **how)
        self.assertEqual(err, b"")
        self.assertIn(status, (0, 3))
        text = out.decode("utf-8")
        self.assertTrue(text.endswith("\n"))
        self.assertIsNone(harness_unprintable(text), ascii(text))
        report = Report(status, json.loads(text))
        for finding in report.findings:
            self.assertLessEqual({"health", "group", "name", "detail"}, set(finding))
            self.assertLessEqual(set(finding),
                                 {"health", "group", "name", "detail", "lacks", "mend"})
            self.assertTrue(all(finding.values()), finding)
            self.assertIn(finding["health"], HEALTHS)
            self.assertEqual("lacks" in finding, finding["health"] in ("lacks", "worse"), finding)
        groups = [f["group"] for f in report.findings]
        self.assertEqual(groups, sorted(groups, key=GROUPS.index))
        self.assertEqual(status, 3 if report.lacking() else 0, report)
        return report

    def agree(self, netns="own", **how):
        """Doctor and a query, asked alike, say the same. The host may change between the two, by
        what others do on it: what is wrong is so each time."""
        for left in reversed(range(TRIES)):
            try:
                return self.compare(netns, **how)
            except AssertionError:
                if left == 0:
                    raise
        return None

    def compare(self, netns, **how):
        """A descriptor in flight tells whether a query knows that nobody holds a socket."""
        inside = self.netns if netns == "own" else netns
        hidden = self.mksock("in-flight", inside)
        report = self.doctor(netns, **how)
        answer = self.ask("--family", "all", netns=netns, scope="all", **how)
        hidden_event, = [e for e in answer.sockets()
                         if e["unmapped"]["socket"].get("inode") == hidden.sockets[0]["inode"]]
        reason = hidden_event["unmapped"]["no_owner_reason"]
        hidden.close()
        both = "%s\n%s\n%s" % (report, answer, json.dumps(answer.gaps(), indent=1))
        self.assertEqual(bool(report.lacking("owners")), reason == "permission_denied", both)
        self.assertIn(reason, ("permission_denied", "no_descriptor"))
        gaps = [gap["source"] for gap in answer.gaps()]
        sources = {source.split()[-1] for source in gaps if " " in source}
        self.assertEqual({name for _, name in report.lacking("sources")}, sources, both)
        self.assertEqual(bool(report.lacking("namespaces")),
                         any(" " not in source for source in gaps), both)
        denied = [e for e in answer.sockets()
                  if e["unmapped"].get("no_owner_reason") == "permission_denied"]
        self.assertEqual(report.status == 0, not gaps and not denied, both)
        return report


def harness_unprintable(text):
    return harness.UNPRINTABLE.search(text.rstrip("\n"))


class Agreement(DoctorTest):
    def test_root(self):
        report = self.agree()
        self.assertRegex(report.named("user")["detail"], r"\(uid 0\)")
        self.assertEqual(report.lacking("namespaces"), set())

    def test_root_in_the_namespace_of_the_host(self):
        self.agree(netns=None)

    def test_nobody(self):
        """Namespaces and processes of others are closed."""
        other = self.new_netns()
        self.mksock("tcp-listen", other)
        report = self.agree(user=harness.NOBODY)
        self.assertEqual(report.status, 3)
        self.assertIn(("owners", "processes"), report.lacking())
        self.assertTrue(report.lacking("namespaces"))
        self.assertIn("sudo", report.named("processes")["mend"])
        self.assertEqual(report.named("CAP_SYS_PTRACE")["health"], "info")
        self.assertEqual(report.named("CAP_NET_ADMIN")["health"], "worse")

    def test_some_capabilities(self):
        """Namespaces can be seen and not entered: CAP_SYS_ADMIN is what is missing, and alone."""
        other = self.new_netns()
        self.mksock("tcp-listen", other)
        some = "+sys_ptrace,+dac_read_search"
        report = self.agree(prefix=[
            "setpriv", "--reuid=%d" % harness.NOBODY, "--regid=%d" % harness.NOBODY,
            "--clear-groups", "--inh-caps", some, "--ambient-caps", some])
        if report.named("CAP_SYS_PTRACE")["health"] == "info":
            self.skipTest("setpriv gives no capabilities")
        closed = [f for f in report.findings if f["health"] == "lacks" and
                  f["group"] == "namespaces"]
        self.assertTrue(closed)
        for finding in closed:
            self.assertRegex(finding["detail"], r"\(EPERM\), as this takes CAP_SYS_ADMIN$")
        self.assertIn("net:[%d]" % other.inode, [f["name"] for f in closed][:8] +
                      (["net:[%d]" % other.inode] if len(closed) > 8 else []))

    def test_hidepid(self):
        report = self.agree(prefix=test_view.Hidden.HIDEPID)
        self.assertIn(("owners", "hidden processes"), report.lacking())
        self.assertIn("hidepid=", report.named("hidden processes")["detail"])
        self.assertIn(("namespaces", "hidden namespaces"), report.lacking())

    def test_hidepid_for_root(self):
        """It hides nothing from root."""
        report = self.agree(prefix=["unshare", "--mount", "sh", "-c",
                                    'mount -t proc -o hidepid=2 proc /proc && exec "$@"', "sh"])
        self.assertNotIn(("owners", "hidden processes"), report.lacking())
        self.assertIn("hidepid=", report.named("/proc")["detail"])

    def test_pid_namespace(self):
        report = self.agree(
            prefix=["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"])
        self.assertIn(("owners", "pid namespace"), report.lacking())

    def test_user_namespace(self):
        report = self.agree(user=harness.NOBODY, prefix=["unshare", "-Ur"])
        self.assertIn(("owners", "processes"), report.lacking())
        self.assertIn("user namespace", report.named("processes")["mend"])
        self.assertEqual(report.named("user namespace")["health"], "info")

    @unittest.skipUnless(SOCKET_CALL, "the filter is written for x86-64 and arm64")
    def test_filtered(self):
        """Without sock_diag there are the tables; nothing but details lacks, until there are
        sockets that no table has."""
        netns = self.new_netns()
        report = self.agree(netns=netns, prepare_more=no_sock_diag)
        for name in ("tcp", "udp", "udp6", "raw", "unix", "netlink"):
            finding = report.named(name)
            self.assertEqual(finding["health"], "worse")
            self.assertIn("/proc/net", finding["detail"])
            self.assertIn("EPERM", finding["detail"])
            self.assertIn("seccomp", finding["mend"])
        self.assertEqual(report.named("seccomp")["health"], "info")
        if ("sources", "mptcp") not in report.lacking():  # nobody else on this host has one
            self.assertEqual(report.named("mptcp")["health"], "worse")
        made = self.mksock("mptcp-pair", netns)
        report = self.agree(netns=netns, prepare_more=no_sock_diag)
        self.assertIn(("sources", "mptcp"), report.lacking())
        made.close()


# Runs in a mount namespace of its own and becomes what it is given to run: /proc without processes
# that refuse even root or that lead to other network namespaces, and without the protocols that
# nobody lists.
COMPLETE_WORLD = """
import ctypes, glob, os, sys
libc = ctypes.CDLL(None, use_errno=True)
own = os.readlink("/proc/self/ns/net")
def mount(where):
    if libc.mount(b"tmpfs", where.encode(), b"tmpfs", 0, None) < 0:
        sys.exit(77)
def is_in_the_way(process):
    try:
        with open(process + "/mountinfo") as table:
            if " net:[" in table.read():
                return True
        return any(link.startswith("net:[") and link != own for link in
                   map(os.readlink, glob.glob(process + "/task/*/ns/net") +
                       [process + "/fd/" + fd for fd in os.listdir(process + "/fd")]))
    except PermissionError:
        return True
    except OSError:
        return False
unlisted, arguments = sys.argv[1].split(","), sys.argv[2:]
for pid in filter(str.isdigit, os.listdir("/proc")):
    if int(pid) != os.getpid() and is_in_the_way("/proc/" + pid):
        mount("/proc/" + pid)
pid = os.getpid()
folder = "/proc/%d/task/%d/net" % (pid, pid)
lines = [line for line in open(folder + "/protocols") if line.split()[0] not in unlisted]
names = os.listdir(folder)
mount(folder)
for name in names:
    if name != "protocols":
        os.symlink("/proc/%d/net/%s" % (pid, name), folder + "/" + name)
with open(folder + "/protocols", "w") as table:
    table.writelines(lines)
os.execv(arguments[0], arguments)
"""


class Complete(DoctorTest):
    """Where nothing is withheld."""

    PROTOCOLS = {"vsock": "AF_VSOCK", "xdp": "XDP", "raw": "RAW", "raw6": "RAWv6", "sctp": "SCTP",
                 "sctp6": "SCTPv6", "mptcp": "MPTCP", "mptcp6": "MPTCPv6"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.netns = None  # other namespaces have a /proc/net that is as it is
        cls.doClassCleanups()

    def test_complete(self):
        lacking = {name for _, name in self.doctor().lacking("sources")}
        if not lacking <= set(self.PROTOCOLS):
            self.skipTest("nobody lists %s here" % lacking)
        unlisted = ",".join(self.PROTOCOLS[name] for name in sorted(lacking)) or "-"
        prefix = ["unshare", "--mount", sys.executable, "-c", COMPLETE_WORLD, unlisted]
        status, _, _ = harness.run(prefix + ["/bin/true"])
        if status != 0:
            self.skipTest("/proc lets nothing be mounted over its files")
        report = self.agree(prefix=prefix)
        if report.status != 0:
            self.skipTest("something is withheld here all the same: %s" % report.lacking())
        status, out, _ = harness.run(prefix + [harness.CONNQUERY, "doctor"])
        self.assertEqual(status, 0)
        self.assertTrue(out.endswith(b"\nA complete view is possible.\n"), out)


class Sources(DoctorTest):
    def test_each_protocol(self):
        """What the kernel registers has a way to be listed or lacks, the rest is none."""
        report = self.doctor()
        with open("/proc/net/protocols") as table:
            registered = {line.split()[0] for line in table}
        for name, protocol in (("udp", "UDP"), ("udp6", "UDPv6"), ("udplite", "UDP-Lite"),
                               ("raw", "RAW"), ("icmp", "PING"), ("icmp6", "PINGv6"),
                               ("sctp", "SCTP"), ("mptcp", "MPTCP"), ("unix", "UNIX"),
                               ("packet", "PACKET"), ("netlink", "NETLINK"),
                               ("vsock", "AF_VSOCK"), ("xdp", "XDP")):
            health = report.named(name)["health"]
            self.assertEqual(health == "info", protocol not in registered, report.named(name))
        self.assertEqual(report.named("tcp")["detail"], "sock_diag")
        self.assertIn("/proc/net", report.named("icmp")["detail"])
        self.assertEqual(report.named("icmp")["health"], "good")

    def test_namespaces_are_counted(self):
        counted = []
        for _ in range(TRIES):
            before = self.known()
            made = [harness.Netns(), harness.Netns()]
            counted.append(self.known() - before)
            for netns in made:
                netns.close()
        self.assertIn(2, counted)

    def known(self):
        return int(re.match(r"(\d+) known", self.doctor().named("network namespaces")["detail"])[1])


class Mend(DoctorTest):
    def test_setcap(self):
        """The line that doctor gives to an unprivileged user lets it see what root sees."""
        other = self.new_netns()
        self.mksock("tcp-listen", other)
        mend = self.doctor(user=harness.NOBODY).named("processes")["mend"]
        capabilities = re.search(r"sudo setcap (\S+) ", mend)[1]
        if not shutil.which("setcap", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin"):
            self.skipTest("no setcap")
        program = shutil.copy(harness.CONNQUERY, self.folder())
        os.chmod(program, 0o755)
        environment = dict(os.environ, PATH=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
        status, _, err = harness.run(["setcap", capabilities, program], env=environment)
        if status != 0:
            self.skipTest("setcap: %s" % err.decode(errors="replace"))
        report = self.doctor(user=harness.NOBODY, program=program)
        if report.named("CAP_SYS_ADMIN")["health"] == "info":
            self.skipTest("this file system gives no capabilities")
        pairs = [(self.doctor(user=harness.NOBODY, program=program), self.doctor())
                 for _ in range(TRIES)]
        self.assertIn(True, [one.lacking() == root.lacking() for one, root in pairs], report)
        self.assertEqual(report.named("CAP_NET_ADMIN")["health"], "good")

    @unittest.skipUnless(SOCKET_CALL, "the filter is written for x86-64 and arm64")
    def test_no_new_privs(self):
        """Where sudo and setcap do nothing, they are not named as a mend."""
        report = self.doctor(user=harness.NOBODY, prepare_more=no_new_privs)
        mend = report.named("processes")["mend"]
        self.assertIn("no_new_privs", mend)
        self.assertNotIn("sudo connquery", mend)


def no_new_privs():
    harness.libc_call("prctl", 38, 1, 0, 0, 0)


class Text(DoctorTest):
    COLOUR = re.compile("\x1b\\[[0-9;]*m")

    def at_terminal(self, columns, *options, env=None):
        """(exit status, lines) at a terminal of that width."""
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        environment = dict(os.environ, TERM="xterm", **(env or {}))
        environment.pop("NO_COLOR", None) if not env else None
        process = harness.start([harness.CONNQUERY, "doctor"] + list(options), self.netns,
                                stdin=follower, stdout=follower, stderr=follower, env=environment)
        os.close(follower)
        text = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                break
            if not piece:
                break
            text += piece
        os.close(leader)
        return process.wait(30), text.decode().replace("\r\n", "\n").splitlines()

    def check_page(self, lines, width):
        plain = [self.COLOUR.sub("", line) for line in lines]
        for line in plain:
            self.assertLessEqual(len(line), width, line)
            self.assertEqual(line, line.rstrip() if line.strip() else "", ascii(line))
            self.assertIsNone(harness.UNPRINTABLE.search(line), ascii(line))
        self.assertEqual([line for line in plain if line in GROUPS], GROUPS)
        return plain

    def test_pipe(self):
        """Every finding is there, several that say the same at once; the verdict ends it."""
        for left in reversed(range(TRIES)):
            try:
                return self.check_pipe()
            except AssertionError:  # the host may have changed between the two forms
                if left == 0:
                    raise
        return None

    def check_pipe(self):
        report = self.doctor()
        status, out, err = harness.run([harness.CONNQUERY, "doctor"], self.netns)
        self.assertEqual((status, err), (report.status, b""))
        self.assertNotIn(b"\x1b", out)
        lines = self.check_page(out.decode().splitlines(), 80)
        page = " ".join(" ".join(lines).split())
        marks = {line[2:7].rstrip() for line in lines if line[:2] == "  " and line[2:3] != " "}
        self.assertEqual(marks, {MARKS[f["health"]] for f in report.findings})
        for finding in report.findings:
            self.assertIn(finding["name"], page)
            if "lacks" in finding and finding["group"] != "owners":  # these count what changes
                self.assertIn("lacks: " + finding["lacks"], page)
            if "mend" in finding:  # several have the same one, which is told once
                self.assertEqual(page.count("mend: " + finding["mend"]), 1)
        verdict = page[page.index("A complete view"):]
        if report.lacking():
            for _, name in report.lacking():
                self.assertIn(name, verdict)
            self.assertTrue(verdict.startswith("A complete view is not possible: "))
        else:
            self.assertEqual(verdict, "A complete view is possible.")

    def test_terminal(self):
        for columns, width in ((80, 80), (60, 60), (200, 100)):
            with self.subTest(columns=columns):
                status, lines = self.at_terminal(columns)
                self.assertIn(status, (0, 3))
                self.assertTrue(self.COLOUR.search("".join(lines)))
                self.check_page(lines, width)

    def test_colour(self):
        for options, env, is_coloured in ((["--color", "never"], None, False),
                                          ([], {"NO_COLOR": "1"}, False),
                                          (["--color", "always"], {"NO_COLOR": "1"}, True)):
            with self.subTest(options=options, env=env):
                _, lines = self.at_terminal(80, *options, env=env)
                self.assertEqual(bool(self.COLOUR.search("".join(lines))), is_coloured)

    def test_hostile_name(self):
        """A process that cannot be looked into chooses its name: here the first of all."""
        first = ("import ctypes, subprocess, sys; "
                 "ctypes.CDLL(None).prctl(15, '\x1b[31m\u202enow'.encode(), 0, 0, 0); "
                 "sys.exit(subprocess.run(sys.argv[1:], user=%d, group=%d, extra_groups=[])"
                 ".returncode)" % (harness.NOBODY, harness.NOBODY))
        prefix = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc", sys.executable,
                  "-c", first]
        status, out, _ = harness.run(prefix + [harness.CONNQUERY, "doctor"], self.netns)
        self.assertEqual(status, 3)
        self.assertIn("pid 1 ?[31m?now", " ".join(out.decode().split()))
        report = self.doctor(prefix=prefix)
        self.assertIn("pid 1 ?[31m?now", report.named("processes")["detail"])


class BadInput(DoctorTest):
    def test_refused(self):
        for arguments, words in ((["-o", "xml"], ["xml", "json"]), (["now"], ["now"]),
                                 (["--color", "maybe"], ["maybe", "auto"]),
                                 (["--outptu", "json"], ["--output"])):
            with self.subTest(arguments=arguments):
                self.refused("doctor", *arguments, words=words)

    def test_full_disk(self):
        for options in ([], ["-o", "json"]):
            with open("/dev/full", "wb") as full:
                status, _, err = harness.run([harness.CONNQUERY, "doctor"] + options, self.netns,
                                             stdout=full)
            self.assertEqual(status, 2)
            self.assertIn(b"No space left on device", err)

    def test_no_proc(self):
        """Where a query fails, doctor says why and what to do."""
        prefix = ["unshare", "--mount", "sh", "-c", 'mount -t tmpfs none /proc && exec "$@"', "sh"]
        status, out, err = harness.run(prefix + [harness.CONNQUERY, "query", "-o", "ndjson"])
        if b"LeakSanitizer" in err:
            self.skipTest("LeakSanitizer needs /proc itself")
        self.assertEqual((status, out), (2, b""))
        report = self.doctor(prefix=prefix)
        self.assertEqual(report.lacking(), {("sources", "a query")})
        self.assertIn("mount -t proc", report.named("a query")["mend"])
        self.assertEqual(report.named("CAP_SYS_PTRACE")["health"], "good")


if __name__ == "__main__":
    harness.main()
