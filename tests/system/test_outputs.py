# SPDX-License-Identifier: Apache-2.0
"""The formats beside ndjson: what they say of a socket is what its event says, and what goes wrong is
said in all of them alike."""

import csv
import io
import ipaddress
import json
import os
import re
import resource
import signal

import harness
from harness import SystemTest
from screen import OBEYED, at_terminal, environment, in_pipe, to_closed_pipe, to_full_disk
from world import SOURCE

FORMATS = ("table", "csv", "json", "ndjson")
# What is put together for people, and what differs between two runs.
NOT_IN_EVENTS = {"local", "remote", "time", "tcp_rtt_us", "tcp_min_rtt_us"}
# Where these are not so, a column says 0, and an event nothing.
FLAGS = {"executable_deleted", "executable_replaced", "executable_memfd"}


def fields():
    """[(name, type, OCSF path)] of the one list of columns."""
    with open(os.path.join(SOURCE, "src", "model", "fields.def"), encoding="utf-8") as handle:
        text = handle.read()
    return re.findall(r'^FIELD\(\w+,\s*"(\w+)",\s*(\w+),[^"]*"([^"]+)"', text, re.M)


def at_path(event, path):
    for name in path.split("."):
        if not isinstance(event, dict) or name not in event:
            return None
        event = event[name]
    return event


def expected(event, name, path):
    """What the column should say; None: nothing."""
    value = at_path(event, path)
    has_process = event["process"].get("pid", 0) > 0
    if name in FLAGS and has_process:
        return int(value or False)
    if name.startswith("process_") and not has_process:
        return None
    # An event must say these in any case; a column need not.
    if value == "Unknown" or name == "protocol_num" and value in (-1, 262):
        return None
    if name == "indicator_severity" and "osint" not in event:
        return None
    return value


class Outputs(SystemTest):
    """Sockets of many kinds in a namespace of the test."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.made = {}
        for kind, options in (("tcp-pair", {}), ("udp-connected", {}), ("time-wait", {}),
                              ("not-accepted", {}), ("shared", {}), ("raw", {}),
                              ("unix-pair", {}), ("netlink", {})):
            made = harness.Mksock(kind, cls.netns, **options)
            cls.addClassCleanup(made.close)
            cls.made[kind] = made

    def read_csv(self, *options, status=0, **more):
        code, out, err = in_pipe("-o", "csv", "--netns", "current", *options, netns=self.netns,
                                 **more)
        self.assertEqual(code, status, err)
        self.assertTrue(out.endswith("\r\n"), "the last record is cut")
        return list(csv.reader(io.StringIO(out, newline=""), strict=True))

    def as_dicts(self, records):
        return [dict(zip(records[0], record)) for record in records[1:]]

    # ---- csv -----------------------------------------------------------------------------------

    def test_csv_says_what_events_say(self):
        """Each column of each socket, found again in its event by the column's OCSF path."""
        options = ("--family", "all", "--tcp-info", "--hash", "sha256")
        answer = self.ask("--ocsf-version", "1.8.0", *options)
        events = {e["unmapped"]["socket"]["cookie"]: e for e in answer.sockets()
                  if "cookie" in e["unmapped"]["socket"]}
        rows = {row["cookie"]: row for row in self.as_dicts(self.read_csv(*options))}
        self.assertGreater(len(events), 10)
        ours = [made for mksock in self.made.values() for made in mksock.sockets
                if made.get("cookie") in events]
        self.assertGreater(len(ours), 10)
        for made in ours:
            with self.subTest(role=made["role"], family=made["family"]):
                self.compare(rows[made["cookie"]], events[made["cookie"]])

    def compare(self, row, event):
        for name, kind, path in fields():
            if name in NOT_IN_EVENTS:
                continue
            value = expected(event, name, path)
            if kind == "IP" and value:
                self.assertEqual(ipaddress.ip_address(row[name]), ipaddress.ip_address(value))
            elif not isinstance(value, (dict, list)):
                self.assertEqual(row[name], "" if value is None else str(value), name)

    def test_csv_ends_and_owners(self):
        """The columns that are put together for people, and those that count."""
        rows = {row["cookie"]: row for row in self.as_dicts(self.read_csv("--family", "all"))}
        client = self.made["tcp-pair"]["client"]
        row = rows[client["cookie"]]
        self.assertEqual(row["local"], "%s:%d" % (client["local_ip"], client["local_port"]))
        self.assertEqual(row["remote"], "%s:%d" % (client["remote_ip"], client["remote_port"]))
        self.assertEqual(row["owner_count"], "1")
        self.assertEqual(row["process_name"], "mksock")
        shared = next(m for m in self.made["shared"].sockets if m["role"] == "listener")
        self.assertEqual(rows[shared["cookie"]]["owner_count"], str(len(shared["owners"])))
        waiting = [r for r in rows.values() if r["state"] == "TIME_WAIT"]
        self.assertEqual([(r["no_owner_reason"], r["process_pid"], r["owner_count"])
                          for r in waiting], [("time_wait", "", "0")])

    def test_csv_header(self):
        names = [name for name, _, _ in fields()]
        self.assertGreater(len(names), 50)
        self.assertEqual(self.read_csv()[0], names)
        self.assertEqual(self.read_csv("--columns", "pid,remote_ip,process")[0],
                         ["process_pid", "remote_ip", "process_name"])
        with_header = self.read_csv("--columns", "cookie")
        self.assertEqual(sorted(with_header[1:]),
                         sorted(self.read_csv("--columns", "cookie", "--no-header")))
        self.assertEqual(with_header[0], ["cookie"])

    def test_csv_hashes_only_on_request(self):
        """All columns are there, but nobody who asked for nothing waits for hashes."""
        self.assertEqual({row["process_sha256"] for row in self.as_dicts(self.read_csv())}, {""})
        asked = self.as_dicts(self.read_csv("--columns", "process_sha256,process_pid"))
        given = self.as_dicts(self.read_csv("--hash", "sha256"))
        for rows in (asked, given):
            self.assertTrue(all(re.fullmatch("[0-9a-f]{64}", row["process_sha256"])
                                for row in rows if row["process_pid"]), rows)

    def test_csv_neutralises_what_hurts(self):
        for name, expected in ((b"=1+2", "'=1+2"), (b"@x", "'@x"), (b"-x", "'-x"),
                               (b"a,b\"c", "a,b\"c"), (b"a\nb\tc", "a\nb\tc"),
                               (b"\x1b[31mred\x07", "\ufffd[31mred\ufffd"),
                               (b"\xff\xfe", "\ufffd\ufffd"),
                               ("\u202eabc".encode(), "\u202eabc")):
            with self.subTest(name=name):
                netns = self.new_netns()
                self.mksock("tcp-listen", netns, comm=os.fsdecode(name))
                code, out, _ = in_pipe("-o", "csv", "--netns", "current", "--columns",
                                       "process_name", netns=netns)
                self.assertEqual(code, 0)
                records = list(csv.reader(io.StringIO(out, newline=""), strict=True))
                self.assertEqual(records, [["process_name"], [expected]])
                _, shown = at_terminal("-o", "csv", "--netns", "current", "--columns",
                                       "process_name", netns=netns)
                self.assertIsNone(OBEYED.search(shown.replace("\r\n", "\n")), ascii(shown))

    # ---- order ---------------------------------------------------------------------------------

    def test_sort(self):
        def key(text):
            return (text == "", int(text or 0))
        ports = [row["local_port"] for row in self.as_dicts(self.read_csv("--sort", "local_port"))]
        self.assertGreater(len(set(ports)), 5)
        self.assertEqual(ports, sorted(ports, key=key))
        down = [row["local_port"] for row in self.as_dicts(self.read_csv("--sort", "-local_port"))]
        self.assertEqual([p for p in down if p], [p for p in ports if p][::-1])
        self.assertEqual(down.count(""), ports.count(""))
        self.assertEqual(set(down[len(down) - down.count(""):]), {""}, "unknown is last both ways")

    def test_sort_addresses(self):
        """As addresses, not as texts; IPv4 before IPv6."""
        netns = self.new_netns()
        ips = ["127.0.0.2", "127.0.0.10", "127.0.0.9", "::1", "127.0.0.100"]
        for ip in ips:
            self.mksock("udp-bound", netns, ip=ip, port=5353)
        for option in ("local_ip", "local"):
            _, out, _ = in_pipe("-o", "csv", "--netns", "current", "--no-header", "--columns",
                                "local_ip", "--sort", option, netns=netns)
            self.assertEqual(out.split(), ["127.0.0.2", "127.0.0.9", "127.0.0.10", "127.0.0.100",
                                           "::1"])

    def test_sort_by_several(self):
        rows = self.as_dicts(self.read_csv("--sort", "state,-local_port"))
        got = [(row["state"], -int(row["local_port"] or -1)) for row in rows]
        self.assertEqual(got, sorted(got))

    def test_sort_none_is_the_order_of_events(self):
        events = [e["unmapped"]["socket"]["cookie"] for e in self.ask("-4").sockets()
                  if e["state"] == "LISTEN"]
        for options in ((), ("--sort", "none")):
            rows = self.as_dicts(self.read_csv("-4", *options))
            self.assertEqual([r["cookie"] for r in rows if r["state"] == "LISTEN"], events)

    # ---- json ----------------------------------------------------------------------------------

    def read_json(self, *options, status=0):
        code, out, err = in_pipe("-o", "json", "--netns", "current", *options, netns=self.netns)
        self.assertEqual(code, status, err)
        self.assertTrue(out.endswith("]\n"))
        return json.loads(out)

    def test_json_is_an_array_of_the_same_events(self):
        def shape(event):
            same = {k: event[k] for k in ("class_uid", "state", "message", "query_result_id")}
            same["unmapped"] = {k: v for k, v in event["unmapped"].items() if k != "socket"}
            same["cookie"] = event["unmapped"]["socket"].get("cookie")
            return same
        events = {json.dumps(shape(e), sort_keys=True) for e in self.ask("-4").sockets()}
        array = self.read_json("-4")
        self.assertEqual({json.dumps(shape(e), sort_keys=True) for e in array}, events)
        self.assertEqual([e["metadata"]["sequence"] for e in array], list(range(len(array))))

    def test_json_of_nothing(self):
        event, = self.read_json("--port", "9", status=1)
        self.assertEqual(event["query_result_id"], 3)

    def test_half_an_array_is_no_array(self):
        """What failed in the middle must not read as a whole answer."""
        path = self.folder() + "/out"

        def no_more_than_a_page():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        with open(path, "wb") as handle:
            code, _, err = harness.run([harness.CONNQUERY, "-o", "json", "--netns", "current"],
                                       self.netns, stdout=handle,
                                       prepare_more=no_more_than_a_page)
        self.assertEqual(code, 2)
        self.assertIn(b"cannot write to standard output: File too large", err)
        with open(path, encoding="utf-8") as handle:
            self.assertRaises(ValueError, json.loads, handle.read())

    # ---- all formats alike -----------------------------------------------------------------------

    def test_full_disk(self):
        for output in FORMATS:
            code, err = to_full_disk("-o", output, "--netns", "current", netns=self.netns)
            self.assertEqual(code, 2, output)
            self.assertIn("cannot write to standard output: No space left on device", err, output)

    def test_closed_pipe(self):
        for output in FORMATS:
            code, err = to_closed_pipe("-o", output, "--netns", "current", netns=self.netns)
            self.assertEqual((code, err), (0, ""), output)

    def test_failed_query_writes_nothing(self):
        for output in FORMATS:
            code, out, err = in_pipe("-o", output, "--netns", "no-such-namespace")
            self.assertEqual((code, out), (2, ""), output)
            self.assertIn("no-such-namespace", err)

    def test_exit_codes(self):
        for output in FORMATS:
            for options, expected in (((), 0), (("--port", "9"), 1)):
                code, _, err = in_pipe("-o", output, "--netns", "current", *options,
                                       netns=self.netns)
                self.assertEqual((code, err), (expected, ""), (output, options))

    def test_unprivileged(self):
        """Gaps are told on stderr, strict says so, and nobody's process is made up."""
        for output in FORMATS:
            with self.subTest(output=output):
                code, out, err = in_pipe("-o", output, "--netns", "current", "--strict",
                                         netns=self.netns, user=harness.NOBODY)
                self.assertEqual(code, 3, err)
                self.assertTrue(out)
        rows = self.as_dicts(self.read_csv(user=harness.NOBODY))
        denied = [row for row in rows if row["no_owner_reason"] == "permission_denied"]
        self.assertGreater(len(denied), 5)
        for row in denied:
            self.assertEqual((row["process_pid"], row["process_name"], row["query_result_id"]),
                             ("", "", "2"))

    # ---- the choice ------------------------------------------------------------------------------

    def first_byte(self, *options, **variables):
        code, out, err = in_pipe(*options, "--netns", "current", netns=self.netns,
                                 env=environment(**variables))
        self.assertEqual(code, 0, err)
        return out[:5]

    def test_variable(self):
        self.assertEqual(self.first_byte(), "PROTO")
        self.assertEqual(self.first_byte(CONNQUERY_OUTPUT=""), "PROTO")
        self.assertEqual(self.first_byte(CONNQUERY_OUTPUT="csv"), "proto")
        self.assertEqual(self.first_byte(CONNQUERY_OUTPUT="json")[0], "[")
        self.assertEqual(self.first_byte(CONNQUERY_OUTPUT="ndjson")[0], "{")
        for wrong in ("csv", "xml"):
            self.assertEqual(self.first_byte("-o", "table", CONNQUERY_OUTPUT=wrong), "PROTO")
            self.assertEqual(self.first_byte("--output=ndjson", CONNQUERY_OUTPUT=wrong)[0], "{")
        code, out, err = in_pipe(env=environment(CONNQUERY_OUTPUT="xml"))
        self.assertEqual((code, out), (2, ""))
        self.assertIn("CONNQUERY_OUTPUT=xml", err)
        self.assertIn("table, csv, json or ndjson", err)

    def test_what_does_not_go_together(self):
        for output, options, words in (
                ("table", ["--raw"], "-o ndjson"), ("csv", ["--label", "a=b"], "-o ndjson"),
                ("table", ["--ocsf-version", "1.8.0"], "-o ndjson"),
                ("csv", ["--hash", "md5"], "--hash md5"),
                ("json", ["--sort", "local_port"], "--sort"),
                ("ndjson", ["--columns", "local"], "--columns"),
                ("json", ["--no-header"], "--no-header"),
                ("ndjson", ["--wide"], "--wide"), ("csv", ["--wide"], "--wide"),
                ("json", ["--color", "never"], "--color"), ("csv", ["--color", "always"], "table"),
                ("xml", [], "table, csv, json or ndjson"),
                ("table", ["--color", "blue"], "auto, always or never"),
                ("table", ["--columns", "remote_ipp"], "remote_ip"),
                ("csv", ["--columns", "local,,remote"], "missing"),
                ("table", ["--columns", ""], "missing"), ("csv", ["--sort", ""], "missing"),
                ("table", ["--sort", "loacl_port"], "local_port"),
                ("table", ["--columns", "proces"], "process"),
                ("csv", ["--sort", "@netns"], "@netns"),
                ("table", ["--columns", "@netns"], "@netns")):
            with self.subTest(output=output, options=options):
                self.refused("-o", output, *options, words=[words])
                self.refused(*options, "-o", output, words=[words])


if __name__ == "__main__":
    harness.main()
