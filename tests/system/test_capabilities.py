# SPDX-License-Identifier: Apache-2.0
"""File capabilities instead of root, as docs/install.md has them: with all of them a user sees what
root sees, and without one exactly that is lacking of which the page speaks."""

import os
import re
import shutil
import subprocess
import unittest
from unittest import mock

import harness
from world import SOURCE

PAGE = os.path.join(SOURCE, "docs", "install.md")
NUMBERS = {"cap_dac_read_search": 2, "cap_net_admin": 12, "cap_sys_ptrace": 19, "cap_sys_admin": 21}
WWW = 33
# What differs from one run, or one asking user, to the next.
VOLATILE = ("time", "actor", "metadata", "query_info", "raw_data")
SETCAP = shutil.which("setcap", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


def documented():
    """The capabilities of the page's setcap lines, and those of its table."""
    with open(PAGE, encoding="utf-8") as file:
        text = file.read()
    lines = set(re.findall(r"\bsetcap (cap_[a-z_,]+)\+ep ", text))
    table = set(re.findall(r"^\| `(cap_[a-z_]+)` \|", text, re.M))
    return lines, table


def bounding_set():
    with open("/proc/self/status", encoding="ascii") as file:
        return int(re.search(r"^CapBnd:\s*([0-9a-f]+)$", file.read(), re.M)[1], 16)


def lasting(event):
    return {key: value for key, value in event.items() if key not in VOLATILE}


class Page(unittest.TestCase):
    def test_lines_and_table_agree(self):
        lines, table = documented()
        self.assertEqual(lines, {",".join(sorted(NUMBERS))})
        self.assertEqual(table, set(NUMBERS))


class Capabilities(harness.SystemTest):
    """Listeners: here; in a namespace that only its process leads to; in one where it listens on one
    interface. All belong to somebody else than the one who asks, who has one as well. Root has one
    with a mark."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if SETCAP is None:
            raise unittest.SkipTest("needs setcap")
        lacking = [name for name, bit in NUMBERS.items() if not bounding_set() >> bit & 1]
        if lacking:
            raise unittest.SkipTest("the bounding set lacks " + " ".join(sorted(lacking)))

    def setUp(self):
        folder = self.folder()
        if os.statvfs(folder).f_flag & os.ST_NOSUID:
            self.skipTest("%s is mounted nosuid" % folder)
        self.command = shutil.copy(harness.CONNQUERY, folder)
        self.marked = self.mksock("tcp-listen", mark=7)["listener"]
        self.here = self.mksock("tcp-listen", user=WWW)["listener"]
        # unshare in the process alone: no descriptor of this test keeps the namespace
        self.there = self.mksock("tcp-listen", user=WWW,
                                 prefix=["unshare", "--user", "--net"])["listener"]
        self.own = self.mksock("tcp-listen", user=harness.NOBODY)["listener"]
        netns = self.new_netns()
        netns.veth(netns, ["fe80::1/64"], ["fe80::2/64"])
        self.linked = self.mksock("tcp-listen", netns, user=WWW, ip="fe80::1",
                                  device="veth0")["listener"]

    def ask_with(self, names, *options, user=harness.NOBODY):
        subprocess.run([SETCAP, ",".join(sorted(names)) + "+ep", self.command], check=True)
        with mock.patch.object(harness, "CONNQUERY", self.command):
            return self.ask("--tcp-info", "--hash", "sha256", *options, scope="all", user=user)

    def ask_without(self, name, owners="procfs"):
        answer = self.ask_with(set(NUMBERS) - {name}, "--owners", owners)
        # whatever it may: the own sockets and the own process are seen
        self.assertEqual(self.one(answer, self.own)["query_result_id"], 1)
        actor = answer.events[0]["actor"]["process"]
        self.assertEqual(actor["file"]["path"], self.command)
        self.assertEqual(actor["user"]["uid"], str(harness.NOBODY))
        self.assertIn("created_time", actor)
        self.assertIn("cmd_line", actor)
        return answer

    def one(self, answer, made):
        found = answer.find(made)
        self.assertEqual(len(found), 1, answer)
        return found[0]

    def assert_owner(self, event, made):
        self.assertEqual(event["unmapped"].get("owners"), made["owners"])
        self.assertEqual(event["process"]["user"]["uid"], str(WWW))

    def assert_no_owner(self, event):
        self.assertEqual(event["query_result_id"], 2)
        self.assertEqual(event["unmapped"]["no_owner_reason"], "permission_denied")
        self.assertNotIn("owners", event["unmapped"])

    def check_all(self, *options):
        roots = self.ask_with(NUMBERS, *options, user=None)
        answer = self.ask_with(NUMBERS, *options)
        for made in (self.marked, self.here, self.there, self.own):
            self.assertEqual(lasting(self.one(answer, made)), lasting(self.one(roots, made)))
        self.assert_owner(self.one(answer, self.here), self.here)
        self.assert_owner(self.one(answer, self.there), self.there)
        self.assertEqual(answer.gaps(), roots.gaps())
        actors = [a.events[0]["actor"]["process"] for a in (roots, answer)]
        self.assertEqual(set(actors[0]), set(actors[1]))
        self.assertEqual(actors[0]["file"]["hashes"], actors[1]["file"]["hashes"])

    def test_all_are_like_root(self):
        self.check_all("--owners", "procfs")

    @unittest.skipIf(harness.bpf_refusal(), harness.bpf_refusal())
    def test_all_are_like_root_with_bpf(self):
        self.check_all("--owners", "bpf")

    @unittest.skipIf(harness.bpf_refusal(), harness.bpf_refusal())
    def test_bpf_sees_holders_without_more(self):
        """Whoever may load the programs sees every holder, but not what these processes run."""
        for name in ("cap_sys_ptrace", "cap_dac_read_search"):
            answer = self.ask_without(name, "bpf")
            self.assert_owner(self.one(answer, self.here), self.here)
            self.assert_owner(self.one(answer, self.there), self.there)

    @unittest.skipIf(harness.bpf_refusal(), harness.bpf_refusal())
    def test_bpf_and_perfmon_are_enough(self):
        answer = self.ask_with({"cap_bpf", "cap_perfmon"}, "--owners", "bpf")
        self.assert_owner(self.one(answer, self.here), self.here)
        # the other namespaces are known, and closed
        self.assertEqual(answer.find(self.there), [])
        self.assertIn(self.there["netns"], [gap.get("netns") for gap in answer.gaps()])
        for lacking in ({"cap_bpf"}, {"cap_perfmon"}, set(NUMBERS) - {"cap_sys_admin"}):
            with self.subTest(with_alone=lacking):
                self.check_refused(lacking)

    def check_refused(self, names):
        subprocess.run([SETCAP, ",".join(sorted(names)) + "+ep", self.command], check=True)
        with mock.patch.object(harness, "CONNQUERY", self.command):
            self.refused("query", "--owners", "bpf", words=["CAP_BPF and CAP_PERFMON"],
                         user=harness.NOBODY)

    def test_without_sys_ptrace(self):
        answer = self.ask_without("cap_sys_ptrace")
        self.assert_no_owner(self.one(answer, self.here))
        self.assertEqual(answer.find(self.there), [])
        self.assertIn("netns", [gap["source"] for gap in answer.gaps()])

    def test_without_dac_read_search(self):
        answer = self.ask_without("cap_dac_read_search")
        self.assert_no_owner(self.one(answer, self.here))
        self.assert_no_owner(self.one(answer, self.there))
        self.assertNotIn("cgroup", self.one(answer, self.here)["unmapped"]["socket"])

    def test_without_sys_admin(self):
        answer = self.ask_without("cap_sys_admin")
        self.assert_owner(self.one(answer, self.here), self.here)
        there = self.one(answer, self.there)
        self.assert_owner(there, self.there)
        self.assertNotIn("tcp_info", there["unmapped"]["socket"])
        self.assert_owner(self.one(answer, self.linked), self.linked)
        self.assertIn((self.there["netns"], "EPERM"),
                      [(gap.get("netns"), gap.get("errno")) for gap in answer.gaps()])

    def test_without_net_admin(self):
        roots = self.ask_with(NUMBERS, user=None)
        answer = self.ask_without("cap_net_admin")
        self.assertEqual(self.one(roots, self.marked)["unmapped"]["socket"]["mark"], 7)
        for made in (self.marked, self.here, self.there):
            expected = lasting(self.one(roots, made))
            del expected["unmapped"]["socket"]["mark"]
            self.assertEqual(lasting(self.one(answer, made)), expected)


if __name__ == "__main__":
    harness.main()
