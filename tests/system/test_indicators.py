# SPDX-License-Identifier: Apache-2.0
"""--indicators and --allowlist: connections that match, in every version and form of answer; what is
left out; connquery indicators check."""

import csv
import hashlib
import io
import json
import os
import re

import harness

HERE, THERE = "203.0.113.1", "203.0.113.7"
HERE6, THERE6 = "2001:db8:1::1", "2001:db8:1::7"
COLUMNS = ["remote", "indicator", "indicator_type", "indicator_name", "indicator_source",
           "indicator_confidence", "indicator_severity"]
FAR = "2099-01-01T00:00:00Z"


def indicator(number, pattern, **more):
    return {"type": "indicator", "spec_version": "2.1", "id": "indicator--%d" % number,
            "created": "2024-01-01T00:00:00.000Z", "modified": "2024-01-02T00:00:00.000Z",
            "pattern": "[%s]" % pattern, "pattern_type": "stix",
            "valid_from": "2024-01-01T00:00:00Z", **more}


def bundle(*objects):
    return json.dumps({"type": "bundle", "id": "bundle--1", "objects": list(objects)})


RICH = bundle(
    {"type": "relationship", "id": "relationship--1", "relationship_type": "indicates",
     "source_ref": "indicator--1", "target_ref": "malware--1"},
    {"type": "relationship", "id": "relationship--2", "relationship_type": "indicates",
     "source_ref": "indicator--1", "target_ref": "campaign--1"},
    {"type": "relationship", "id": "relationship--3", "relationship_type": "attributed-to",
     "source_ref": "indicator--1", "target_ref": "threat-actor--1"},
    {"type": "relationship", "id": "relationship--4", "relationship_type": "indicates",
     "source_ref": "indicator--1", "target_ref": "intrusion-set--1"},
    indicator(1, "ipv4-addr:value = '203.0.113.0/24'", name="C2 network", description="seen",
              confidence=80, severity="high", valid_until=FAR, labels=["c2"],
              created_by_ref="identity--1", indicator_types=["malicious-activity"],
              object_marking_refs=["marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"],
              external_references=[{"source_name": "x", "url": "https://example.org/1"}],
              kill_chain_phases=[
                  {"kill_chain_name": "lockheed-martin-cyber-kill-chain",
                   "phase_name": "command-and-control"},
                  {"kill_chain_name": "mitre-attack", "phase_name": "exfiltration"}]),
    {"type": "malware", "id": "malware--1", "name": "Poison", "is_family": True,
     "malware_types": ["remote-access-trojan", "backdoor"]},
    {"type": "campaign", "id": "campaign--1", "name": "Spring"},
    {"type": "threat-actor", "id": "threat-actor--1", "name": "Bear"},
    {"type": "intrusion-set", "id": "intrusion-set--1", "name": "Set 1"},
    {"type": "identity", "id": "identity--1", "name": "Example CERT"})


class World(harness.SystemTest):
    """A connection of IPv4 and one of IPv6 to another namespace, and a listener."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.there = harness.Netns()
        cls.addClassCleanup(cls.there.close)
        cls.netns.veth(cls.there, [HERE + "/24", HERE6 + "/64"], [THERE + "/24", THERE6 + "/64"])
        cls.made, cls.made6 = (
            harness.Mksock("tcp-pair", cls.netns, ip=ip, port=443, client_netns=cls.there.path)
            for ip in (HERE, HERE6))
        cls.addClassCleanup(cls.made.close)
        cls.addClassCleanup(cls.made6.close)
        cls.port = cls.made["server"]["remote_port"]

    def setUp(self):
        self.place = self.folder()

    def file(self, content, name="feed.txt"):
        path = os.path.join(self.place, name)
        with open(path, "wb") as handle:
            handle.write(content if isinstance(content, bytes) else content.encode())
        return path

    def event(self, *options, made=None, expect=0):
        answer = self.ask("--established", *options, expect=expect)
        event, = answer.find((made or self.made)["server"])
        return event

    def rows(self, *options, remote=THERE, columns=tuple(COLUMNS), note=b""):
        status, out, err = harness.run(
            [harness.CONNQUERY, "query", "-o", "csv", "--netns", "current", "--remote", remote,
             "--columns", ",".join(columns)] + list(options), self.netns)
        self.assertEqual(status, 0, err)
        self.assertIn(note, err)
        if not note:
            self.assertEqual(err, b"")
        return list(csv.DictReader(io.StringIO(out.decode(), newline="")))

    def matched(self, content, *more, remote=THERE, note=b""):
        """The indicator that the connection matches; "" for none."""
        row, = self.rows("--indicators", self.file(content), *more, remote=remote, note=note)
        return row["indicator"]


class Events(World):
    def test_every_version(self):
        path = self.file(RICH, "rich.json")
        for version in harness.VERSIONS:
            for more in ([], ["--datetime"]):
                event = self.event("--indicators", path, "--ocsf-version", version, *more)
                self.check_rich(event, harness.version_key(version), bool(more))

    def check_rich(self, event, version, is_dated):
        profiles = ["host"] + ["datetime"] * is_dated + ["osint"] * (version >= (1, 3, 0))
        self.assertEqual(event["metadata"]["profiles"], profiles)
        self.assertEqual((event["severity_id"], event["severity"]), (4, "High"))
        self.assertRegex(event["message"], r"; it matches the indicator 203\.0\.113\.0/24 "
                                           r"\(Example CERT\)$")
        self.check_enrichment(event, version)
        self.check_observables(event)
        if version < (1, 3, 0):
            self.assertNotIn("osint", event)
        else:
            self.check_osint(event, version)

    def check_enrichment(self, event, version):
        entry, = event["enrichments"]
        self.assertEqual((entry["name"], entry["value"], entry["type"], entry["provider"]),
                         ("unmapped.remote_endpoint.ip", THERE, "threat_indicator",
                          "Example CERT"))
        self.assertEqual("created_time" in entry, version >= (1, 3, 0))
        self.assertEqual(entry["data"], {
            "value": "203.0.113.0/24", "type": "network", "confidence": 80, "severity_id": 4,
            "tlp": "AMBER STRICT", "uid": "indicator--1", "name": "C2 network",
            "description": "seen", "source": "Example CERT", "reference": "https://example.org/1",
            "labels": ["malicious-activity", "c2"], "malware": ["Poison"], "campaigns": ["Spring"],
            "threat_actors": ["Bear"], "intrusion_sets": ["Set 1"],
            "kill_chain": ["lockheed-martin-cyber-kill-chain command-and-control",
                           "mitre-attack exfiltration"],
            "created_time": 1704067200000, "modified_time": 1704153600000,
            "valid_from": 1704067200000, "valid_until": 4070908800000})

    def check_observables(self, event):
        reputed = [o for o in event["observables"] if "reputation" in o]
        self.assertEqual(reputed, [{
            "name": "unmapped", "type_id": 2, "type": "IP Address", "value": THERE,
            "reputation": {"base_score": 80.0, "score_id": 10, "score": "Malicious",
                           "provider": "Example CERT"}}])

    def check_osint(self, event, version):
        one, = event["osint"]
        self.assertEqual(one["type"], "IP Address")
        self.assertEqual((one["value"], one["name"], one["uid"], one["vendor_name"]),
                         ("203.0.113.0/24", "C2 network", "indicator--1", "Example CERT"))
        self.assertEqual((one["confidence_id"], one["confidence"]), (3, "High"))
        self.assertEqual((one["tlp"], one["src_url"]), ("AMBER STRICT", "https://example.org/1"))
        self.assertEqual(one["kill_chain"], [{"phase_id": 6, "phase": "Command & Control"},
                                             {"phase_id": 99, "phase": "exfiltration"}])
        self.assertEqual(one.get("subnet"), "203.0.113.0/24" if version >= (1, 4, 0) else None)
        is_new = version >= (1, 5, 0)
        self.assertEqual(one.get("desc" if is_new else "comment"), "seen")
        for key, value in (("severity", "High"), ("labels", ["malicious-activity", "c2"]),
                           ("campaign", {"name": "Spring"}), ("intrusion_sets", ["Set 1"]),
                           ("threat_actor", {"name": "Bear", "type_id": 0, "type": "Unknown"}),
                           ("malware", [{"name": "Poison", "classification_ids": [11, 2],
                                         "classifications": ["Remote-Access-Trojan",
                                                             "Backdoor"]}]),
                           ("expiration_time", 4070908800000)):
            self.assertEqual(one.get(key), value if is_new else None, key)

    def test_others_stay_as_they_are(self):
        answer = self.ask("--indicators", self.file(THERE + "\n"), expect=0)
        for event in answer.sockets():
            remote = event["unmapped"].get("remote_endpoint", {}).get("ip")
            self.assertEqual("osint" in event, remote == THERE)
            self.assertEqual("osint" in event["metadata"]["profiles"], remote == THERE)
            self.assertEqual(event["severity_id"], 1)  # the list names none
            # nor how sure it is
            self.assertFalse(any("reputation" in o for o in event["observables"]))

    def test_several(self):
        """The gravest first."""
        path = self.file("value,severity,confidence\n%s,low,99\n203.0.113.0/24,critical,5\n"
                         "203.0.0.0/16,critical,50\n203.0.113.0/28,,\n" % THERE)
        for version in harness.VERSIONS:
            event = self.event("--indicators", path, "--ocsf-version", version)
            self.assertEqual(event["severity"], "Critical")
            self.assertEqual([e["data"]["value"] for e in event["enrichments"]],
                             ["203.0.0.0/16", "203.0.113.0/24", THERE, "203.0.113.0/28"])
            if version != "1.2.0":
                self.assertEqual([o["value"] for o in event["osint"]],
                                 ["203.0.0.0/16", "203.0.113.0/24", THERE, "203.0.113.0/28"])
            self.assertIn(" and 3 more", event["message"])

    def test_many(self):
        """More than can be told: the gravest of them."""
        path = self.file("value,severity,uid\n" + "".join(
            "%s,%d,u%d\n" % (THERE, n % 6 + 1, n) for n in range(16)))
        event = self.event("--indicators", path, "--ocsf-version", "1.8.0")
        self.assertEqual([o["severity_id"] for o in event["osint"]], [6, 6, 5, 5, 4, 4, 4, 3])

    def test_hash(self):
        with open(harness.MKSOCK, "rb") as handle:
            content = handle.read()
        for kind, hint in (("md5", 1), ("sha1", 2), ("sha256", 3)):
            digest = hashlib.new(kind, content).hexdigest()
            path = self.file("value,confidence\n%s,80\n" % digest.upper())
            for version in harness.VERSIONS:
                event = self.event("--indicators", path, "--hash", kind, "--ocsf-version", version)
                entry, = event["enrichments"]
                self.assertEqual((entry["name"], entry["value"]), ("process.file.hashes", digest))
                known = [o for o in event["observables"] if "reputation" in o]
                self.assertEqual([o["value"] for o in known], [digest])
                self.assertEqual(event["process"]["file"]["hashes"][0]["algorithm_id"], hint)
                if version != "1.2.0":
                    self.assertEqual(event["osint"][0]["type"], "Hash")
            self.assertNotIn("enrichments", self.event("--indicators", path))

    def test_hash_in_rows(self):
        with open(harness.MKSOCK, "rb") as handle:
            digest = hashlib.sha256(handle.read()).hexdigest()
        row, = self.rows("--indicators", self.file(digest), "--hash", "sha256")
        self.assertEqual((row["indicator"], row["indicator_type"]), (digest, "hash"))

    def test_summarize(self):
        answer = self.ask("--summarize", "--remote", THERE, "--indicators", self.file(RICH),
                          expect=0)
        event, = answer.sockets()
        self.assertEqual(event["osint"][0]["value"], "203.0.113.0/24")
        self.assertEqual(event["severity_id"], 4)

    def test_with_nobody(self):
        event = self.event("--indicators", self.file(RICH), "--hash", "md5", made=self.made)
        self.assertEqual(event["query_result_id"], 1)
        answer = self.ask("--established", "--indicators", self.file(RICH),
                          user=harness.NOBODY, expect=0)
        event, = answer.find(self.made["server"])
        self.assertEqual((event["query_result_id"], event["severity_id"]), (2, 4))

    def test_hostile_texts(self):
        name = "\x1b]0;x\x07\u202e" + "n" * 70000
        path = self.file(bundle(
            {"type": "identity", "id": "identity--1", "name": "\x1b[31m\n"},
            indicator(1, "ipv4-addr:value = '%s'" % THERE, name=name, labels=["\x00", "b\nc"],
                      created_by_ref="identity--1", description="d" * 100000)))
        for version in harness.VERSIONS:
            event = self.event("--indicators", path, "--ocsf-version", version, "--datetime")
            self.assertTrue(event["enrichments"][0]["data"]["name"].startswith("\x1b]0;x"))
        for arguments in ([], ["--wide"]):
            _, out, _ = harness.run([harness.CONNQUERY, "--netns", "current", "--indicators",
                                     path] + arguments, self.netns)
            self.assertNotIn(b"\x1b", out)


class Matching(World):
    def test_columns(self):
        row, = self.rows("--indicators", self.file(RICH))
        self.assertEqual(list(row.values()), [
            "%s:%d" % (THERE, self.port), "203.0.113.0/24", "network", "C2 network",
            "Example CERT", "80", "4"])
        row, = self.rows()
        self.assertEqual([row[name] for name in COLUMNS[1:]], [""] * 6)

    def sql(self, statement, *options):
        status, out, err = harness.run([harness.CONNQUERY, "sql", "-o", "csv", "-H", "-f", "ip", "--netns",
                                        "current", *options, statement], self.netns)
        self.assertEqual(status, 0, err)
        return out.decode().splitlines(), err.decode()

    def test_sql(self):
        feed = self.file("203.0.113.0/24\n")
        ask = "SELECT remote_ip, indicator, indicator_type FROM connections WHERE indicator IS NOT NULL"
        rows, err = self.sql(ask, "--indicators", feed)
        self.assertEqual((set(rows), err), ({THERE + ",203.0.113.0/24,network"}, ""))
        self.assertEqual(self.sql(ask), ([], ""))
        allowed = self.file(THERE + "\n", "allow.txt")
        self.assertEqual(self.sql(ask, "--indicators", feed, "--allowlist", allowed)[0], [])
        _, err = self.sql(ask, "--indicators", self.file("203.0.113.0/24\nnot such a thing\n", "half.txt"))
        self.assertIn("1 not understood", err)

    def test_sql_hash(self):
        with open(harness.MKSOCK, "rb") as program:
            digest = hashlib.sha256(program.read()).hexdigest()
        feed = self.file(digest + "\n", "hash.txt")
        ask = "SELECT DISTINCT indicator FROM connections WHERE indicator_type = 'hash'"
        self.assertEqual(self.sql(ask, "--indicators", feed, "--hash", "sha256")[0], [digest])
        rows, _ = self.sql(ask, "--indicators", feed)
        self.assertEqual(rows, [])

    def test_sql_columns_alone(self):
        """Columns beyond the 63rd bring no others along: nobody looks for holders for them."""
        feed = self.file("203.0.113.0/24\n")
        for column, is_whole in (("time", True), ("remote_country", True), ("indicator", True),
                                 ("query_result_id", False)):
            status, out, err = harness.run(
                [harness.CONNQUERY, "sql", "-o", "csv", "-H", "-f", "ip", "--netns", "current", "--indicators", feed,
                 "SELECT %s FROM connections WHERE family = 'inet'" % column], self.netns,
                user=harness.NOBODY)
            self.assertEqual(status, 0, err)
            self.assertEqual(err == b"", is_whole, (column, err))

    def test_values(self):
        for content, remote, want in (
                (THERE, THERE, THERE),
                (THERE6, THERE6, THERE6),
                ("2001:DB8:1:0::0007", THERE6, THERE6),
                ("::ffff:%s" % THERE, THERE, THERE),
                ("203.0.113.0/24", THERE, "203.0.113.0/24"),
                ("203.0.113.99/24", THERE, "203.0.113.0/24"),
                ("2001:db8::/32", THERE6, "2001:db8::/32"),
                ("203.0.113.2-203.0.113.7", THERE, "203.0.113.2-203.0.113.7"),
                ("203.0.113[.]7", THERE, THERE),
                ("http://%s:%d/x" % (THERE, self.port), THERE, THERE),
                ("%s:%d" % (THERE, self.port), THERE, THERE),
                ("%s:1" % THERE, THERE, ""),
                ("203.0.113.8", THERE, ""),
                ("203.0.113.8-203.0.113.200", THERE, ""),
                ("2001:db8:1::8/125", THERE6, ""),
                (HERE, THERE, "")):  # the local end is not whom it talks to
            self.assertEqual(self.matched(content, remote=remote), want, content)

    def test_formats(self):
        misp = {"Event": {"info": "Feed", "threat_level_id": "2", "Orgc": {"name": "CIRCL"},
                          "Attribute": [{"type": "ip-dst", "to_ids": True, "value": THERE,
                                         "uuid": "u1"}]}}
        for name, content, source in (
                ("misp.json", json.dumps(misp), "CIRCL"),
                ("misp.csv", "uuid,event_id,category,type,value,comment,to_ids,date\n"
                             "u1,1,x,ip-src,%s,,1,20240101\n" % THERE, "misp.csv"),
                ("a.csv", "indicator;source\n%s;SOC\n" % THERE, "SOC"),
                ("a.list", THERE, "a.list"),
                ("a.json", bundle(indicator(1, "ipv4-addr:value = '%s'" % THERE)), "a.json")):
            row, = self.rows("--indicators", self.file(content, name))
            self.assertEqual((row["indicator"], row["indicator_source"]), (THERE, source), name)
        event = self.event("--indicators", self.file(json.dumps(misp)))
        self.assertEqual(event["severity"], "Medium")

    def test_several_files_and_folders(self):
        folder = os.path.join(self.place, "feeds")
        os.makedirs(os.path.join(folder, "sub"))
        for name, content in (("feeds/a.txt", "198.51.100.1\n"), ("feeds/b.csv", "ip\n%s\n" % THERE),
                              ("feeds/.hidden", "nonsense"), ("feeds/sub/c.txt", "nonsense")):
            self.file(content, name)
        row, = self.rows("--indicators", folder)
        self.assertEqual(row["indicator_source"], "b.csv")
        row, = self.rows("--indicators", folder, "--indicators", self.file("203.0.113.0/24"))
        self.assertEqual(row["indicator"], THERE)

    def test_pipe(self):
        reader, writer = os.pipe()
        self.addCleanup(os.close, reader)
        os.write(writer, RICH.encode())
        os.close(writer)
        status, out, err = harness.run(
            [harness.CONNQUERY, "query", "-o", "csv", "--netns", "current", "--remote", THERE,
             "--columns", "indicator", "--indicators", "/dev/fd/%d" % reader], self.netns,
            pass_fds=[reader])
        self.assertEqual((status, out.splitlines()[1:], err), (0, [b"203.0.113.0/24"], b""))

    def test_time(self):
        def valid(**more):
            return self.matched(bundle(indicator(1, "ipv4-addr:value = '%s'" % THERE, **more)))
        self.assertEqual(valid(valid_until=FAR), THERE)
        self.assertEqual(valid(valid_until="2024-06-01T00:00:00Z"), "")
        self.assertEqual(valid(valid_from="2098-01-01T00:00:00Z"), "")
        self.assertEqual(valid(revoked=True), "")
        self.assertEqual(self.matched("value,valid_until\n%s,2020-01-01\n" % THERE), "")
        # one that is not understood is not "never"
        self.assertEqual(self.matched("value,valid_until\n192.0.2.1,\n%s,12/31/2099\n" % THERE,
                                      note=b"left out: 1 not understood"), "")

    def test_allowlist(self):
        warning = json.dumps({"name": "x", "type": "cidr", "list": ["203.0.113.0/28"]})
        for content, want in ((THERE, ""), ("203.0.113.0/29", ""), ("203.0.113.1-203.0.113.9", ""),
                              (warning, ""), ("203.0.113.8", THERE), ("good.example", THERE),
                              ("%s:9" % THERE, "")):
            self.assertEqual(self.matched(THERE, "--allowlist", self.file(content, "allow")),
                             want, content)
        event = self.event("--indicators", self.file(RICH), "--allowlist",
                           self.file(warning, "allow"))
        self.assertEqual(event["severity_id"], 1)
        self.assertNotIn("osint", event)

    def test_notes(self):
        """What is not understood is told, the rest counts."""
        note = b"1 indicator from 1 file; left out: 1 expired, 2 not understood"
        content = "value,valid_until\n%s,\n192.0.2.1,2020-01-01\nx,\ny,\n" % THERE
        self.assertEqual(self.matched(content, note=note), THERE)
        self.assertEqual(self.matched("%s\n" % THERE), THERE)

    def test_exit_codes(self):
        path = self.file("198.51.100.1\n")
        for options, want in ((["--remote", THERE], 0), (["--remote", "198.51.100.9"], 1)):
            status, _, _ = harness.run([harness.CONNQUERY, "--netns", "current", "--indicators",
                                        path] + options, self.netns)
            self.assertEqual(status, want)


class Table(World):
    def table(self, *options):
        status, out, err = harness.run(
            [harness.CONNQUERY, "--netns", "current", "-t", "--established"] + list(options),
            self.netns, env=dict(os.environ, LC_ALL="C.UTF-8"))
        self.assertEqual((status, err), (0, b""))
        return out.decode().splitlines()

    def test_first_and_marked(self):
        for here, there in ((THERE, THERE6), (THERE6, THERE)):
            lines = self.table("--indicators", self.file(here))
            self.assertEqual(len(lines), 3)
            self.assertRegex(lines[0], r"\bINDICATOR$")
            self.assertRegex(lines[1], r"^! tcp .*%s$" % re.escape(here))
            self.assertRegex(lines[2], r"^tcp .*%s.* -$" % re.escape(there))

    def test_gravest_first(self):
        lines = self.table("--indicators",
                           self.file("value,severity\n%s,low\n%s,high\n" % (THERE, THERE6)))
        self.assertIn(THERE6, lines[1])
        self.assertIn(THERE, lines[2])

    def test_no_match(self):
        lines = self.table("--indicators", self.file("198.51.100.1"))
        self.assertNotIn("INDICATOR", lines[0])
        self.assertEqual([line[:3] for line in lines[1:]], ["tcp", "tcp"])

    def test_own_columns_and_order(self):
        path = self.file(THERE6)
        self.assertEqual([line.split()[0] for line in self.table(
            "--indicators", path, "--columns", "remote_ip")], ["REMOTE_IP", "!", THERE])
        self.assertEqual([line.split()[0] for line in self.table(
            "--indicators", path, "--columns", "remote_ip", "--sort", "remote_ip")],
                         ["REMOTE_IP", THERE, "!"])
        self.assertEqual(len(self.table("--indicators", path, "--sort", "none")), 3)


class Refused(World):
    def test_files(self):
        for content, words in (
                (b"{", ("line 1",)), (b'{"type": "bundle"}', ("is JSON, but no STIX bundle",)),
                (b'{"type": "bundle",\n"objects": [{"type": 1},\n{"x"]}', ("line 3",)),
                (RICH.encode()[:-10], ("line 1",)), (b"[1, 2", ()), (b"a\0b", ("is no text",)),
                (b"nonsense\nmore\n", ("nothing in it is understood",)),
                (b'{"list": ["192.0.2.1"]}', ("--allowlist",))):
            path = self.file(content)
            words += () if b"nonsense" in content else (path,)
            self.refused("--indicators", path, words=("--indicators",) + words)

    def test_others(self):
        path = self.file(THERE)
        self.refused("--indicators", os.path.join(self.place, "none"), words=("No such file",))
        self.refused("--allowlist", path, words=("--indicators",))
        self.refused("--indicators", path, "--allowlist", os.path.join(self.place, "none"),
                     words=("--allowlist", "No such file"))
        self.refused("--indicators", path, "--allowlist", self.file("nonsense", "allow"),
                     words=("--allowlist",))

    def test_cannot_be_read(self):
        path = self.file(THERE)
        os.chmod(path, 0)
        self.refused("--indicators", path, words=("Permission denied",), user=harness.NOBODY)


class Check(World):
    def check(self, *arguments):
        status, out, err = harness.run([harness.CONNQUERY, "indicators", "check"]
                                       + list(arguments))
        return status, out.decode().splitlines(), err.decode()

    def test_good(self):
        path = self.file("value\n%s\n203.0.113.0/24\nevil.example\n%s\n"
                         % (THERE, "d" * 32), "a.csv")
        self.assertEqual(self.check(path), (0, [
            path + ": CSV: 4 indicators: 1 address, 1 network, 1 name, 1 hash"], ""))

    def test_left_out(self):
        path = self.file(bundle(
            indicator(1, "ipv4-addr:value = '192.0.2.1'", valid_until="2024-06-01T00:00:00Z"),
            indicator(2, "ipv4-addr:value = '192.0.2.2'", revoked=True),
            indicator(3, "file:name = 'x'"), indicator(4, "ipv4-addr:value = "),
            indicator(5, "ipv4-addr:value = '192.0.2.5'"),
            indicator(6, "ipv4-addr:value IN ('192.0.2.6', '192.0.2.6')")).replace(
                '{"type": "indicator"', '\n{"type": "indicator"'), "b.json")
        count = (path + ": STIX 2: 2 indicators: 2 addresses; 1 duplicate; 1 expired; 1 revoked; "
                        "1 of another kind; 1 not understood")
        status, lines, err = self.check(path)
        self.assertEqual((status, lines[1:], err), (1, [count], ""))
        self.assertRegex(lines[0], r"^%s:5: wrong: indicator--4: " % re.escape(path))
        status, lines, err = self.check("--all", path)
        self.assertEqual((status, [line.split(": ")[0:3] for line in lines[:-1]], err), (1, [
            [path + ":2", "expired", "indicator--1"], [path + ":3", "revoked", "indicator--2"],
            [path + ":4", "ignored", "indicator--3"], [path + ":5", "wrong", "indicator--4"],
            [path + ":7", "duplicate", "indicator--6"]], ""))

    def test_only_expired(self):
        """No fault, but there is no indicator either."""
        path = self.file("value,valid_until\n%s,2020-01-01\n" % THERE)
        status, lines, err = self.check(path)
        self.assertEqual((status, len(lines), err.count("\n")), (1, 1, 1))

    def test_many_faults(self):
        path = self.file("x\n" * 30 + THERE + "\n")
        status, lines, _ = self.check(path)
        self.assertEqual((status, len(lines)), (1, 11))
        self.assertIn("--all", lines[-1])
        self.assertEqual(len(self.check("--all", path)[1]), 31)

    def test_allowlist(self):
        path = self.file(json.dumps({"name": "x", "list": ["192.0.2.0/24", "good.example"]}))
        self.assertEqual(self.check("--allowlist", path), (
            0, [path + ": MISP warning list: 2 indicators: 1 network, 1 name"], ""))
        self.assertEqual(self.check(path)[0], 2)
        path = self.file(json.dumps({"type": "regex", "list": ["^good", "good.example"]}))
        status, lines, _ = self.check("--all", "--allowlist", path)
        self.assertEqual([line.split(": ")[1] for line in lines[:-1]], ["ignored"] * 2)

    def test_brackets(self):
        """No JSON, although they begin as one."""
        for content in ("[2001:db8::1]:443\n", "[Adblock Plus 2.0]\n||evil.example^\n"):
            status, lines, err = self.check(self.file(content))
            self.assertEqual((status, len(lines), err), (0, 1, ""))
            self.assertIn(": list: 1 indicator: ", lines[0])

    def test_two_files(self):
        """What one has the other need not have."""
        first, second = self.file(THERE, "1"), self.file(THERE, "2")
        status, lines, _ = self.check(first, second)
        self.assertEqual((status, len(lines)), (0, 2))

    def test_usage(self):
        for arguments in ([], [os.path.join(self.place, "none")], ["--nonsense"],
                          [self.file("{")]):
            status, lines, err = self.check(*arguments)
            self.assertEqual((status, lines, err.count("\n")), (2, [], 1), arguments)
        status, out, err = harness.run([harness.CONNQUERY, "indicators", "look", "x"])
        self.assertEqual((status, out, err.count(b"\n")), (2, b"", 1))

    def test_hostile(self):
        path = self.file(b"\x1b[31m\x07\xff" + b"x" * 5000 + b"\n", "\x1b[2J.txt")
        status, lines, err = self.check(path)
        self.assertEqual(status, 1)
        self.assertNotIn("\x1b", "".join(lines) + err)


if __name__ == "__main__":
    harness.main()
