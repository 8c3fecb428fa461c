# SPDX-License-Identifier: Apache-2.0
"""What every system test needs: connquery's answer as events, checked for all that holds of every
answer and compared with what mksock made. world.py makes the sockets, judge.py asks the validator.

Run from a build by meson, or by hand:

    CONNQUERY=build/connquery MKSOCK=build/tests/helpers/mksock python3 tests/system/test_states.py

OCSF_JUDGE names the independent OCSF validator; without it events are checked for the project's own
promises only. UPDATE_GOLDEN=1 rewrites tests/golden.
"""

import ipaddress
import json
import os
import re
import shutil
import signal
import sys
import tempfile
import unittest

from judge import judge, own_complaints, to_judge, version_key
from world import (CONNQUERY, MKSOCK, NOBODY, SOURCE, Mksock, Netns, bpf_refusal, is_root,
                   libc_call, private_mounts, run, sees_everything, start, start_ticks)

__all__ = ["CONNQUERY", "MKSOCK", "NOBODY", "Mksock", "Netns", "bpf_refusal", "judge",
           "libc_call", "private_mounts", "run", "start", "start_ticks", "version_key"]

GOLDEN = os.path.join(SOURCE, "tests", "golden")
VERSIONS = ["1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.6.0", "1.7.0", "1.8.0"]
DEFAULT_VERSION = "1.3.0"
STATE_IDS = {"ESTABLISHED": 1, "SYN_SENT": 2, "SYN_RECV": 3, "FIN_WAIT1": 4, "FIN_WAIT2": 5,
             "TIME_WAIT": 6, "CLOSED": 7, "CLOSE_WAIT": 8, "LAST_ACK": 9, "LISTEN": 10,
             "CLOSING": 11, "UNCONN": 99}
KERNEL_REASONS = {"time_wait", "syn_recv", "orphaned", "kernel"}
PORTLESS = {1, 58, 112}  # ICMP, ICMPv6, and the raw protocol that mksock uses


# ---- the answer ---------------------------------------------------------------------------------

class Answer:
    """What one run of connquery said."""

    def __init__(self, arguments, status, out, err):
        self.arguments, self.status, self.out, self.err = arguments, status, out, err
        self.events = []

    def sockets(self):
        return [event for event in self.events if is_about_socket(event)]

    def find(self, made):
        """Events about that socket: by cookie, else by ends and namespace."""
        return [event for event in self.sockets() if is_same_socket(event, made)]

    def gaps(self):
        return [gap for event in self.events
                for gap in event.get("unmapped", {}).get("gaps", [])]

    def __str__(self):
        return "connquery %s: exit %d, %d events\n%s" % (
            " ".join(map(os.fsdecode, self.arguments)), self.status, len(self.events),
            self.err.decode(errors="replace"))


def is_about_socket(event):
    return "socket" in event.get("unmapped", {})


def normal_ip(text):
    """An IPv4-mapped address is IPv4 in an event."""
    address = ipaddress.ip_address(text)
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)


def expected_end(made, side):
    """The endpoint that the event should have, as a dict; None when it should have none."""
    if side + "_ip" not in made:
        return None
    end = {"ip": normal_ip(made[side + "_ip"])}
    if side == "remote" and ipaddress.ip_address(end["ip"]).is_unspecified:
        return None
    if made["protocol_num"] not in PORTLESS:
        end["port"] = made[side + "_port"]
    return end


def is_same_socket(event, made):
    socket = event["unmapped"]["socket"]
    if "cookie" in made and "cookie" in socket:
        return socket["cookie"] == made["cookie"]
    if made.get("inode") and "inode" in socket:
        return socket["inode"] == made["inode"]
    if "local_ip" not in made or socket.get("netns") != made["netns"]:
        return False
    for side in ("local", "remote"):
        end = event["unmapped"].get(side + "_endpoint")
        expected = expected_end(made, side)
        if (end is None) != (expected is None):
            return False
        if end is not None and {k: end.get(k) for k in expected} != expected:
            return False
    return True


UUID7 = re.compile("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
# A line of output must not reach a terminal with anything but printable characters.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")



class SystemTest(unittest.TestCase):
    """A namespace per class, connquery run in it, each answer judged."""

    needs_root = True
    owners = None  # where root's questions look for owners: "bpf", "procfs", None for what is usual
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        if cls.needs_root and not is_root():
            raise unittest.SkipTest("needs root: it makes network namespaces")
        if cls.owners == "bpf" and bpf_refusal():
            raise unittest.SkipTest(bpf_refusal())
        cls.netns = None
        if is_root():
            cls.netns = Netns()
            cls.addClassCleanup(cls.netns.close)

    def folder(self):
        """A temporary folder that everybody may enter."""
        path = tempfile.mkdtemp(prefix="connquery-test-")
        os.chmod(path, 0o755)
        self.addCleanup(shutil.rmtree, path, True)
        return path

    def mksock(self, kind, netns="own", **options):
        made = Mksock(kind, self.netns if netns == "own" else netns, **options)
        self.addCleanup(made.close)
        return made

    def new_netns(self, name=None):
        netns = Netns(name)
        self.addCleanup(netns.close)
        return netns

    # -- asking --

    def ask(self, *options, netns="own", scope="current", user=None, expect=None, env=None,
            prefix=(), prepare_more=None):
        """Runs `connquery query -o ndjson`, checks all that holds for every answer."""
        options = list(options)
        if scope is not None and b"--netns" not in map(os.fsencode, options):
            options = ["--netns", scope] + options
        if self.owners and user is None and b"--owners" not in map(os.fsencode, options):
            options += ["--owners", self.owners]
        arguments = ["query", "-o", "ndjson"] + options
        inside = self.netns if netns == "own" else netns
        status, out, err = run(list(prefix) + [CONNQUERY] + arguments, inside, user, env=env,
                               prepare_more=prepare_more)
        answer = Answer(arguments, status, out, err)
        self.check_text(answer)
        self.check_events(answer)
        self.check_verdict(answer)
        if expect is not None:
            self.assertEqual(status, expect, answer)
        return answer

    def refused(self, *arguments, words=(), user=None):
        """A question that must be refused: exit 2, nothing on stdout, one line on stderr."""
        status, out, err = run([CONNQUERY] + list(arguments), self.netns, user)
        answer = Answer(arguments, status, out, err)
        self.assertEqual(status, 2, answer)
        self.assertEqual(out, b"", answer)
        self.check_stderr(answer, lines=1)
        for word in words:
            self.assertIn(word, err.decode(), answer)
        return err.decode()

    def ask_for(self, made, *options, **more):
        """The one event about that socket, compared with what mksock said of it."""
        answer = self.ask(*options, **more)
        return self.check_socket(answer, made)

    # -- checking an answer --

    def check_stderr(self, answer, lines=None):
        text = answer.err.decode("utf-8")
        self.assertTrue(text == "" or text.endswith("\n"), answer)
        for line in text.splitlines():
            self.assertIsNone(UNPRINTABLE.search(line), ascii(line))
        if lines is not None:
            self.assertEqual(len(text.splitlines()), lines, answer)

    def check_text(self, answer):
        text = answer.out.decode("utf-8")
        self.assertTrue(text == "" or text.endswith("\n"), "the last line is cut")
        for line in text.split("\n")[:-1]:
            bad = UNPRINTABLE.search(line)
            self.assertIsNone(bad, "unprintable in output: %s" % ascii(line[:400]))
            answer.events.append(json.loads(line))
        self.check_stderr(answer)

    def check_events(self, answer):
        cookies, uids, sequence = set(), set(), -1
        for number, event in enumerate(answer.events):
            try:
                self.check_event(event, answer.events[0])
                metadata = event["metadata"]
                self.assertGreater(metadata["sequence"], sequence)
                sequence = metadata["sequence"]
                self.assertNotIn(metadata["uid"], uids)
                uids.add(metadata["uid"])
                cookie = event.get("unmapped", {}).get("socket", {}).get("cookie")
                if cookie is not None and event.get("count", 1) == 1:
                    self.assertNotIn(cookie, cookies, "a socket twice")
                    cookies.add(cookie)
            except (AssertionError, KeyError) as error:
                raise AssertionError("%r\n%s\nevent %d: %s" % (
                    error, answer, number, json.dumps(event)[:3000])) from error
        self.check_complaints(answer)

    def check_event(self, event, first):
        metadata = event["metadata"]
        self.assertEqual(event["class_uid"], 5012)
        self.assertRegex(metadata["uid"], UUID7)
        self.assertEqual(metadata["correlation_uid"], first["metadata"]["correlation_uid"])
        self.assertEqual(event["query_info"]["uid"], metadata["correlation_uid"])
        self.assertEqual(event["status_id"], 1 if event["query_result_id"] <= 3 else 2)
        self.assertTrue(event["message"])
        self.check_process(event)
        if is_about_socket(event):
            self.check_socket_event(event)
        else:
            self.check_run_event(event)

    def check_process(self, event):
        process = event["process"]
        self.assertNotEqual(process.get("pid"), -1)
        reason = event.get("unmapped", {}).get("no_owner_reason")
        if not is_about_socket(event):
            self.assertEqual(process, {"uid": "none"})
        elif reason in KERNEL_REASONS:
            self.assertEqual((process.get("pid"), process.get("name")), (0, "kernel"))
        elif reason is not None and reason != "not_accepted":
            self.assertEqual(process, {"uid": "unresolved"})
        else:
            self.assertGreater(process.get("pid", 0), 0)

    def check_socket_event(self, event):
        unmapped = event["unmapped"]
        self.assertIn(event["query_result_id"], (1, 2))
        remote = unmapped.get("remote_endpoint", {})
        self.assertNotIn(remote.get("ip"), ("0.0.0.0", "::"))
        for side in ("local_endpoint", "remote_endpoint"):
            self.assertNotIn("%", unmapped.get(side, {}).get("ip", ""))
        for observable in event.get("observables", []):
            self.assertNotIn(observable.get("value"), ("0.0.0.0", "::"))
        if event["query_result_id"] == 2:
            self.assertTrue(event.get("status_detail"))

    def check_run_event(self, event):
        self.assertEqual(event["state_id"], 0)
        self.assertEqual(event["connection_info"]["direction_id"], 0)
        self.assertIn(event["query_result_id"], (2, 3, 4, 5))
        if event["query_result_id"] != 3:
            self.assertTrue(event.get("status_detail"))

    def check_verdict(self, answer):
        """Gap events and exit codes."""
        if answer.status == 2:
            return
        results = [e["query_result_id"] for e in answer.events if not is_about_socket(e)]
        found = answer.sockets()
        incomplete = 2 in results
        self.assertLessEqual(results.count(3), 1, answer)
        self.assertLessEqual(results.count(2), 1, answer)
        self.assertFalse(3 in results and (found or incomplete), answer)
        if incomplete:
            last = answer.events[-1]
            self.assertEqual(last["query_result_id"], 2, answer)
            self.assertTrue(last["unmapped"]["gaps"], answer)
            for gap in last["unmapped"]["gaps"]:
                self.assertTrue(gap["source"], answer)
                self.assertGreaterEqual(gap["count"], 1, answer)
            self.assertNotEqual(answer.err, b"", "a gap is told on stderr: %s" % answer)
        strict = "--strict" in answer.arguments
        partial = incomplete or any(e["query_result_id"] == 2 for e in found)
        if strict and partial:
            expected = 3
        elif found:
            expected = 0
        else:
            expected = 3 if incomplete else 1
        self.assertEqual(answer.status, expected, answer)

    def check_complaints(self, answer):
        if not answer.events:
            return
        version = answer.events[0]["metadata"]["version"]
        found = list(own_complaints(answer.out, version))
        if judge() is not None:
            found += judge().complaints(to_judge(answer.out), version)
        complaints = ["%s: %s" % (label, json.dumps(entry)[:400]) for label, entry in found]
        self.assertEqual(complaints[:5], [], "%d complaints; %s" % (len(complaints), answer))

    # -- comparing with mksock --

    def check_socket(self, answer, made):
        events = answer.find(made)
        self.assertEqual(len(events), 1, "expected once: %s\n%s" % (made, answer))
        event = events[0]
        with self.subTest(role=made["role"]):
            self.check_facts(event, made)
            self.check_ends(event, made)
            self.check_holders(event, made)
        return event

    def check_facts(self, event, made):
        socket = event["unmapped"]["socket"]
        self.assertEqual(socket["family"], made["family"])
        self.assertEqual(socket.get("type"), made["type"])
        if made["family"] != "vsock":
            self.assertEqual(socket.get("netns"), made["netns"])
        for key in ("cookie", "inode", "uid", "mark"):
            if key in made and key in socket:
                self.assertEqual(socket[key], made[key], key)
        if "inode" not in made:
            self.assertFalse(socket.get("inode"), "no file holds it")
        elif made["family"] in ("inet", "inet6") and "uid" in made:
            self.assertEqual(socket.get("uid"), made["uid"])
        if made["state"] in ("TIME_WAIT", "SYN_RECV"):
            self.assertNotIn("uid", socket)
        self.assertEqual(event["state"], made["state"])
        self.assertEqual(event["state_id"], STATE_IDS[made["state"]])
        if made["family"] in ("inet", "inet6"):
            self.check_protocol(event, made)

    def check_protocol(self, event, made):
        info = event["connection_info"]
        version = ipaddress.ip_address(normal_ip(made["local_ip"])).version
        names = {1: "icmp", 6: "tcp", 17: "udp", 58: "ipv6-icmp", 112: "vrrp", 132: "sctp",
                 136: "udplite", 262: "mptcp"}
        self.assertEqual(info["protocol_ver_id"], version)
        self.assertEqual(info["protocol_name"], names[made["protocol_num"]])
        # 262 is the kernel's number; IANA's protocol numbers end at 255.
        if made["protocol_num"] == 262:
            self.assertIn(info.get("protocol_num"), (None, -1, 6, 262))
        else:
            self.assertEqual(info["protocol_num"], made["protocol_num"])
        self.assertIn(socket_uid_part(event, made), info["uid"])

    def check_ends(self, event, made):
        if made["family"] not in ("inet", "inet6"):
            return
        for side in ("local", "remote"):
            end = event["unmapped"].get(side + "_endpoint")
            expected = expected_end(made, side)
            if expected is None:
                self.assertIsNone(end)
                continue
            self.assertEqual({k: end.get(k) for k in ("ip", "port") if k in end}, expected)
            scope = made.get(side + "_scope")
            if scope:
                self.assertEqual(end.get("interface_name"), scope)
            values = [(o["type_id"], o.get("value")) for o in event["observables"]]
            if not ipaddress.ip_address(expected["ip"]).is_unspecified:
                self.assertIn((2, expected["ip"]), values)
            if expected.get("port"):
                self.assertIn((11, str(expected["port"])), values)
        if "bind_device" in made:
            self.assertEqual(event["unmapped"]["local_endpoint"].get("interface_name"),
                             made["bind_device"])

    def check_holders(self, event, made):
        unmapped = event["unmapped"]
        reason = made.get("no_owner_reason")
        by_bpf = self.owners == "bpf" or (self.owners is None and not bpf_refusal())
        if reason == "no_descriptor" and not by_bpf and not sees_everything():
            reason = "permission_denied"
        self.assertEqual(unmapped.get("no_owner_reason"), reason)
        owners = sorted(unmapped.get("owners", []), key=lambda owner: owner["pid"])
        self.assertEqual(owners, sorted(made["owners"], key=lambda owner: owner["pid"]))
        if made["owners"]:
            self.assertEqual(event["process"]["pid"], primary(made["owners"]))


def socket_uid_part(event, made):
    """What connection_info.uid must contain to name the socket beyond its ends."""
    return event["unmapped"]["socket"].get("cookie", "")


def primary(owners):
    """The documented rule: no service manager, then who started first, then the lowest pid."""
    return min(owners, key=lambda owner: (owner["pid"] == 1, start_ticks(owner["pid"]),
                                          owner["pid"]))["pid"]


# ---- running ------------------------------------------------------------------------------------

def main():
    """unittest.main with a last line that others count: "N passed, N failed, N skipped"."""
    for program in (CONNQUERY, MKSOCK):
        if not os.access(program, os.X_OK):
            sys.exit("%s is not built" % program)
    if is_root():
        private_mounts()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    program = unittest.main(module="__main__", exit=False, verbosity=2)
    result = program.result
    # A failed subtest counts its test once.
    bad = len({getattr(test, "test_case", test).id()
               for test, _ in result.failures + result.errors})
    skipped = len(result.skipped)
    passed = max(0, result.testsRun - bad - skipped)
    print("%d passed, %d failed, %d skipped" % (passed, bad, skipped))
    if bad:
        sys.exit(1)
    sys.exit(77 if passed == 0 and skipped else 0)
