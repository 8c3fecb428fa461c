# SPDX-License-Identifier: Apache-2.0
"""Rows and events are of one mind: what a column says stands in the event, at the path that
`connquery fields` gives for it."""

import csv
import io
import os
import re
import shutil
import tempfile

import harness
import mmdb

# The newest version has a place for most.
VERSION = "1.8.0"
UNKNOWN = {"Unknown", None}
# Names are columns of their own where this build has them.
RESOLVE = (["--resolve"] if b"+resolve" in harness.run([harness.CONNQUERY, "--version"])[1]
           else [])


def at(event, path):
    for key in path.split("."):
        event = event.get(key) if isinstance(event, dict) else None
    return event


def word(value):
    """As a cell has it: nothing for what is not known, no control characters."""
    return "" if value is None else re.sub("[\x00-\x1f\x7f-\x9f]", "\ufffd", str(value))


def plain(cell):
    """Without the mark before what a spreadsheet would take for a formula."""
    return word(cell[1:] if re.match("'[=+@\t\r-]", cell) else cell)


def named(path, is_abstract):
    return lambda event: None if at(event, path) is None else (
        ("@" if at(event, is_abstract) else "") + at(event, path))


def known(path):
    return lambda event: None if at(event, path) in UNKNOWN else at(event, path)


def owner_count(event):
    if "owners" in event["unmapped"]:
        return len(event["unmapped"]["owners"])
    return 0 if event["process"].get("pid") == 0 else None


def flag(name):
    def value(event):
        if not at(event, "process.file.name"):
            return None
        return int(at(event, "unmapped.process." + name) or 0)
    return value


def sha256(event):
    for one in at(event, "process.file.hashes") or []:
        if one["algorithm_id"] == 3:
            return one["value"]
    return None


def device(event):
    if event["unmapped"]["socket"]["family"] in ("inet", "inet6"):
        return at(event, "unmapped.local_endpoint.interface_name")
    return at(event, "unmapped.socket.interface_name")


def first_osint(key):
    return lambda event: (at(event, "osint") or [{}])[0].get(key)


def of_enrichment(key):
    def read(event):
        for one in at(event, "enrichments") or []:
            if one["type"] == "threat_indicator":
                return one["data"].get(key)
        return None
    return read


# Columns that are more, or less, than what stands at their path.
MADE_OF = {
    "local_path": named("unmapped.unix.path", "unmapped.unix.is_abstract"),
    "remote_path": named("unmapped.unix.peer_path", "unmapped.unix.peer_is_abstract"),
    "direction": known("connection_info.direction"),
    "boundary": known("connection_info.boundary"),
    "owner_count": owner_count,
    "executable_deleted": flag("executable_deleted"),
    "executable_replaced": flag("executable_replaced"),
    "executable_memfd": flag("executable_memfd"),
    "process_sha256": sha256,
    "interface_name": device,
    "indicator": first_osint("value"),
    "indicator_type": of_enrichment("type"),
    "indicator_name": first_osint("name"),
    "indicator_source": first_osint("vendor_name"),
    "indicator_confidence": of_enrichment("confidence"),
    "indicator_severity": first_osint("severity_id"),
}
# A glance at both ends has no one place; each run reads at its own time.
NOT_COMPARED = {"local", "remote", "time", "count"}
# What this world has not, or not on every host. Containers have tests of their own.
EMPTY_HERE = {"count", "netns_name", "remote_path", "container_id", "container_name",
              "container_image", "pod_uid", "unit", "process_package",
              "remote_hostname", "remote_service", "cloud_provider", "cloud_region", "cloud_zone",
              "cloud_account", "instance_uid"}
# Of a socket that the kernel alone has, an event must name a process: pid 0, "kernel".
OF_PROCESS = ("process_", "parent_", "user_", "executable_")


class Columns(harness.SystemTest):
    """One namespace with sockets of many kinds, which stay as they are."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for kind, options in (("tcp-pair", {"port": 4430}), ("tcp-pair", {"ip": "::1"}),
                              ("time-wait", {}), ("not-accepted", {}), ("raw", {}), ("ping", {}),
                              ("udp-connected", {}), ("udplite", {}), ("shared", {}),
                              ("tcp-listen", {"bind_device": "lo", "mark": 7, "port": 99}),
                              ("tcp-listen", {"comm": "=cmd|' /C x'", "port": 98}),
                              ("unix-abstract", {}), ("unix-pair", {}), ("packet", {}),
                              ("netlink", {}), ("in-flight", {}),
                              ("udp-bound", {"user": harness.NOBODY, "port": 5353})):
            made = harness.Mksock(kind, cls.netns, **options)
            cls.addClassCleanup(made.close)
        cls.files = cls.make_files()
        status, out, err = harness.run([harness.CONNQUERY, "fields"], cls.netns)
        if status != 0:
            raise RuntimeError(err)
        lines = [re.split("  +", line, maxsplit=3) for line in out.decode().splitlines()[1:]]
        cls.fields = {name: (kind, path) for name, kind, path, _ in lines}

    @classmethod
    def make_files(cls):
        """Options with files that know something of loopback."""
        folder = tempfile.mkdtemp(prefix="connquery-test-")
        os.chmod(folder, 0o755)
        cls.addClassCleanup(shutil.rmtree, folder, True)
        feed = os.path.join(folder, "feed.csv")
        with open(feed, "w", encoding="ascii") as file:
            file.write("value,name,source,confidence,severity\n127.0.0.0/8,Here,SOC,7,high\n")
        return ["--indicators", feed, "--geoip", mmdb.write(os.path.join(folder, "test.mmdb"), "Test", {"127.0.0.0/8": {
            "country": {"iso_code": "NL"}, "city": {"names": {"en": "Amsterdam"}},
            "autonomous_system_number": 64496, "autonomous_system_organization": "Example"}})]

    def rows(self, *options, **more):
        """The answer as a list of dicts, one for each socket that is not of the run itself."""
        columns = ",".join(self.fields)
        status, out, err = harness.run(
            [harness.CONNQUERY, "query", "-o", "csv", "--columns", columns, "--netns", "current"]
            + RESOLVE + list(options), self.netns, **more)
        self.assertEqual(status, 0, err)
        rows = list(csv.DictReader(io.StringIO(out.decode(), newline="")))
        self.assertEqual(list(rows[0]), list(self.fields))
        return [{name: plain(cell) for name, cell in row.items()} for row in rows
                if row["process_name"] != "connquery"]

    def compare(self, row, event):
        no_process = event["process"].get("pid", 0) == 0
        for name, (_, path) in self.fields.items():
            if name in NOT_COMPARED:
                continue
            want = MADE_OF[name](event) if name in MADE_OF else at(event, path)
            if no_process and name.startswith(OF_PROCESS):
                want = None
            with self.subTest(column=name, local=row["local"], state=row["state"]):
                self.assertEqual(row[name], word(want))

    def check(self, **more):
        rows = {row["connection_uid"]: row
                for row in self.rows("--family", "all", *self.files, **more)}
        answer = self.ask("--family", "all", "--tcp-info", *self.files, "--hash", "sha256",
                          "--packages", *RESOLVE,
                          "--ocsf-version", VERSION, expect=0, **more)
        events = {e["connection_info"]["uid"]: e for e in answer.sockets()
                  if e["process"].get("name") != "connquery"}
        self.assertEqual(set(rows), set(events))
        for key, row in rows.items():
            self.compare(row, events[key])
        return rows.values()

    def test_all(self):
        rows = self.check()
        # no column is empty everywhere, but for what this world has not
        for name in self.fields:
            if name not in EMPTY_HERE:
                self.assertTrue(any(row[name] for row in rows), name)

    def test_unprivileged(self):
        """What is not seen is the same in both, and NULL."""
        rows = self.check(user=harness.NOBODY)
        self.assertTrue(any(row["no_owner_reason"] == "permission_denied" for row in rows))
        for row in rows:
            if row["no_owner_reason"] == "permission_denied":
                self.assertEqual((row["process_pid"], row["process_name"], row["user_uid"],
                                  row["owner_count"], row["query_result_id"]),
                                 ("", "", "", "", "2"))

    def test_glance(self):
        """Both ends as ss would write them."""
        rows = self.rows("--family", "all")
        for row in rows:
            for side in ("local", "remote"):
                ip, port = row[side + "_ip"], row[side + "_port"]
                if ":" in ip and port:
                    self.assertEqual(row[side], "[%s]:%s" % (ip, port))
                elif ip:
                    self.assertEqual(row[side], ip + (":" + port if port else ""))
        ends = {(row["protocol_name"], row["local"]) for row in rows}
        self.assertIn(("packet", "arp:lo"), ends)
        self.assertIn(("netlink", "route:kernel"), ends)

    def test_types(self):
        """TIME and INTEGER columns are numbers."""
        for row in self.rows("--family", "all"):
            for name, (kind, _) in self.fields.items():
                if kind in ("TIME", "INTEGER"):
                    self.assertRegex(row[name], r"\A-?\d*\Z", name)


if __name__ == "__main__":
    harness.main()
