# SPDX-License-Identifier: Apache-2.0
"""--geoip: countries, cities and networks of remote addresses, from databases that the tests write
themselves; and what broken and hostile ones get."""

import csv
import io
import json
import os
import random
import shutil
import subprocess
import unittest

import harness
import mmdb

HERE, THERE = "203.0.113.1", "203.0.113.7"
HERE6, THERE6 = "2001:db8:1::1", "2001:db8:1::7"
CITY = {
    "continent": {"code": "EU", "names": {"de": "Europa", "en": "Europe"}},
    "country": {"iso_code": "NL", "names": {"en": "Netherlands"}},
    "registered_country": {"iso_code": "US"},
    "subdivisions": [{"iso_code": "NH", "names": {"en": "North Holland"}}],
    "city": {"names": {"en": "Amsterdam", "ru": "Амстердам"}},
    "postal": {"code": "1012"},
    "location": {"latitude": 52.374031, "longitude": -4.88969, "accuracy_radius": mmdb.Uint16(20)},
}
ASN = {"autonomous_system_number": 64496, "autonomous_system_organization": "Example Net"}
LOCATION = {"continent": "Europe", "country": "NL", "region": "NH", "city": "Amsterdam",
            "postal_code": "1012", "lat": 52.374031, "long": -4.88969, "provider": "Test-City"}
COLUMNS = ["remote_country", "remote_city", "remote_asn", "remote_org"]


def has_geoip():
    _, out, _ = harness.run([harness.CONNQUERY, "--version"])
    return b"+geoip" in out


class Geo(harness.SystemTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if not has_geoip():
            raise unittest.SkipTest("this build has no libmaxminddb")
        cls.there = harness.Netns()
        cls.addClassCleanup(cls.there.close)
        cls.netns.veth(cls.there, [HERE + "/24", HERE6 + "/64"], [THERE + "/24", THERE6 + "/64"])
        cls.made = harness.Mksock("tcp-pair", cls.netns, ip=HERE, port=443,
                                  client_netns=cls.there.path)
        cls.addClassCleanup(cls.made.close)
        cls.made6 = harness.Mksock("tcp-pair", cls.netns, ip=HERE6, port=443,
                                   client_netns=cls.there.path)
        cls.addClassCleanup(cls.made6.close)

    def setUp(self):
        self.place = self.folder()

    def file(self, name, *arguments, **options):
        return mmdb.write(os.path.join(self.place, name), *arguments, **options)

    def city(self, **options):
        return self.file("city.mmdb", "Test-City", {"203.0.113.0/24": CITY,
                                                    "2001:db8::/32": CITY}, **options)

    def asn(self, **options):
        return self.file("asn.mmdb", "Test-ASN", {"203.0.113.0/24": ASN}, **options)

    def event(self, *options, made=None):
        answer = self.ask("--established", *options, expect=0)
        event, = answer.find((made or self.made)["server"])
        return event

    def row(self, *options, remote=THERE):
        status, out, err = harness.run(
            [harness.CONNQUERY, "query", "-o", "csv", "--netns", "current", "--remote", remote,
             "--columns", ",".join(COLUMNS)] + list(options), self.netns)
        self.assertEqual((status, err), (0, b""))
        row, = csv.DictReader(io.StringIO(out.decode(), newline=""))
        return [row[name] for name in COLUMNS]

    # -- what they say --

    def test_event(self):
        """Valid in every version, with both profiles of times."""
        city, asn = self.city(), self.asn()
        for version in harness.VERSIONS:
            for more in ([], ["--datetime"]):
                event = self.event("--geoip", city, "--geoip", asn, "--ocsf-version", version,
                                   *more)
                end = event["unmapped"]["remote_endpoint"]
                self.assertEqual(end["location"], LOCATION)
                self.assertEqual(end["autonomous_system"],
                                 {"number": 64496, "name": "Example Net"})
                self.assertNotIn("location", event["unmapped"]["local_endpoint"])
                place, network = event["enrichments"]
                dated = version != "1.2.0"
                self.assertEqual(place.pop("created_time", None), 1700000000000 if dated else None)
                self.assertEqual(place.pop("created_time_dt", None),
                                 "2023-11-14T22:13:20.000Z" if dated and more else None)
                self.assertEqual(place, {
                    "name": "unmapped.remote_endpoint.ip", "value": THERE, "type": "location",
                    "provider": "Test-City", "data": LOCATION})
                self.assertEqual((network["type"], network["provider"], network["data"]),
                                 ("autonomous_system", "Test-ASN",
                                  {"number": 64496, "name": "Example Net"}))

    def test_columns(self):
        self.assertEqual(self.row("--geoip", self.city(), "--geoip", self.asn()),
                         ["NL", "Amsterdam", "64496", "Example Net"])
        self.assertEqual(self.row("--geoip", self.city(), remote=THERE6),
                         ["NL", "Amsterdam", "", ""])
        self.assertEqual(self.row(), ["", "", "", ""])

    def test_sql(self):
        """Drawn for who asks, in what is selected and in what is asked for."""
        files = ["--geoip", self.city(), "--geoip", self.asn()]
        for statement, want in (
                ("SELECT remote_country, remote_city, remote_asn, remote_org FROM connections "
                 "WHERE remote_ip = '%s'" % THERE, "NL,Amsterdam,64496,Example Net"),
                ("SELECT count(*) > 0 FROM connections WHERE remote_country = 'NL'", "1"),
                ("SELECT count(*) FROM connections WHERE remote_country = 'RU'", "0"),
                ("SELECT DISTINCT a.remote_country FROM connections a JOIN connections b "
                 "ON b.remote_ip = a.remote_ip WHERE a.remote_asn = 64496", "NL")):
            status, out, err = harness.run([harness.CONNQUERY, "sql", "-o", "csv", "-H", "-f", "ip", "--netns",
                                            "current"] + files + [statement], self.netns)
            self.assertEqual((status, err), (0, b""), statement)
            self.assertEqual(set(out.decode().splitlines()), {want}, statement)
        status, out, err = harness.run([harness.CONNQUERY, "query", "-o", "ndjson", "--netns", "current"] +
                                       files + ["remote_country = 'NL' AND remote_port > 0"], self.netns)
        self.assertEqual((status, err), (0, b""))
        ends = [json.loads(line)["unmapped"]["remote_endpoint"] for line in out.splitlines()]
        self.assertTrue(ends)
        self.assertEqual({end["location"]["country"] for end in ends}, {"NL"})

    def test_sizes_and_versions(self):
        """Each size of a node, databases of either version of addresses."""
        for size in (24, 28, 32):
            for version in (4, 6):
                path = self.asn(record_size=size, ip_version=version)
                self.assertEqual(self.row("--geoip", path)[2], "64496", (size, version))
                self.assertEqual(self.row("--geoip", path, remote=THERE6)[2], "")

    def test_narrowest_network(self):
        path = self.file("n.mmdb", "Test-Country", {
            "203.0.0.0/16": {"country": {"iso_code": "DE"}},
            "203.0.113.0/29": {"country": {"iso_code": "FR"}},
            "203.0.113.0/24": {"country": {"iso_code": "US"}}})
        self.assertEqual(self.row("--geoip", path)[0], "FR")

    def test_flat_record(self):
        """As databases of other vendors have it."""
        path = self.file("flat.mmdb", "vendor country_asn.mmdb", {"203.0.113.0/24": {
            "country": "SE", "country_name": "Sweden", "continent": "EU", "asn": "AS64511",
            "as_name": "Vendor Net", "as_domain": "example.net"}})
        self.assertEqual(self.row("--geoip", path), ["SE", "", "64511", "Vendor Net"])

    def test_registered_country(self):
        path = self.file("r.mmdb", "Test-Country", {"203.0.113.0/24": {
            "registered_country": {"iso_code": "CH"}}})
        self.assertEqual(self.row("--geoip", path)[0], "CH")

    def test_several(self):
        """The place is whole from one file: no city of one in another's country."""
        country = self.file("country.mmdb", "Test-Country", {
            "203.0.113.0/24": {"country": {"iso_code": "BE"}}})
        self.assertEqual(self.row("--geoip", country, "--geoip", self.city())[:2],
                         ["NL", "Amsterdam"])
        self.assertEqual(self.row("--geoip", self.city(), "--geoip", country)[:2],
                         ["NL", "Amsterdam"])
        other = self.file("other.mmdb", "Test-Country", {
            "203.0.113.0/24": {"country": {"iso_code": "LU"}}})
        self.assertEqual(self.row("--geoip", country, "--geoip", other)[0], "BE")

    def test_unknown_address(self):
        path = self.file("e.mmdb", "Test-City", {"198.51.100.0/24": CITY})
        event = self.event("--geoip", path)
        self.assertNotIn("location", event["unmapped"]["remote_endpoint"])
        self.assertNotIn("enrichments", event)

    def test_summarize(self):
        answer = self.ask("--summarize", "--geoip", self.city(), "--remote", THERE, expect=0)
        event, = answer.sockets()
        self.assertEqual(event["unmapped"]["remote_endpoint"]["location"], LOCATION)

    def test_table(self):
        status, out, err = harness.run(
            [harness.CONNQUERY, "--netns", "current", "--remote", THERE, "--geoip", self.city(),
             "--columns", "remote,remote_country,remote_city"], self.netns)
        self.assertEqual((status, err), (0, b""))
        self.assertRegex(out.decode(), r"NL +Amsterdam\n")

    # -- with mmdblookup, where it is --

    @unittest.skipUnless(shutil.which("mmdblookup"), "no mmdblookup")
    def test_as_mmdblookup_says(self):
        """Many networks; both find the same of addresses that are asked for by a socket."""
        rng = random.Random(7)
        networks = {"203.0.113.%d/%d" % (rng.randrange(0, 256, 8), rng.choice([29, 30, 32])):
                    {"autonomous_system_number": n + 1,
                     "autonomous_system_organization": "Net %d" % n} for n in range(40)}
        networks["203.0.113.0/28"] = {"autonomous_system_number": 99,
                                      "autonomous_system_organization": "Narrow"}
        for size in (24, 28, 32):
            path = self.file("many.mmdb", "Test-ASN", networks, record_size=size)
            said = subprocess.run(["mmdblookup", "--file", path, "--ip", THERE,
                                   "autonomous_system_number"], stdout=subprocess.PIPE,
                                  text=True, check=True).stdout.split()[0]
            self.assertEqual(self.row("--geoip", path)[2], said)

    # -- broken, hostile --

    def refused_file(self, content, *words):
        path = os.path.join(self.place, "bad.mmdb")
        with open(path, "wb") as handle:
            handle.write(content)
        return self.refused("--netns", "current", "--geoip", path, words=(path,) + words)

    def test_no_database(self):
        self.refused_file(b"", "MaxMind")
        self.refused_file(b"192.0.2.0/24,NL\n" * 100000, "MaxMind")
        self.refused("--geoip", os.path.join(self.place, "none.mmdb"), words=("No such file",))
        self.refused("--geoip", self.place, words=("is no file",))
        fifo = os.path.join(self.place, "fifo")
        os.mkfifo(fifo)
        self.refused("--geoip", fifo, words=("is no file",))

    def test_other_kind(self):
        path = self.file("anonymous.mmdb", "Test-Anonymous-IP", {
            "203.0.113.0/24": {"is_anonymous": True, "is_tor_exit_node": True}})
        self.refused("--geoip", path, words=("Test-Anonymous-IP", "neither"))

    def test_truncated(self):
        whole = mmdb.build("Test-City", {"203.0.113.0/24": CITY})
        for length in list(range(0, len(whole) - 1, 23)) + [len(whole) - 1]:
            self.refused_file(whole[:length])

    def test_garbled_head(self):
        """Bytes of the tree that are lost: its end is found, its sizes are wrong."""
        whole = mmdb.build("Test-City", {"203.0.113.0/24": CITY})
        self.refused_file(whole[600:], "broken")

    def test_deep(self):
        """Values in one another, deeper than any stack."""
        deep = b"\x01\x04" * 200000 + b"\xa0"
        self.refused_file(mmdb.build("Test-City", {"203.0.113.0/24": deep}), "broken")
        metadata = mmdb.build("Test-City", {"203.0.113.0/24": CITY},
                              metadata={"aaa": b"\x01\x04" * 30000 + b"\xa0"})
        self.refused_file(metadata, "broken")

    def test_pointers_that_multiply(self):
        """Each level points to the next one many times: few bytes, values without end."""
        levels = 12
        size = len(mmdb.control(11, 16)) + 16 * 5
        record = b"".join(
            mmdb.control(11, 16) + (b"\x38" + (size * (n + 1)).to_bytes(4, "big")) * 16
            for n in range(levels)) + mmdb.encode("end")
        self.refused_file(mmdb.build("Test-City", {"203.0.113.0/24": record}), "broken")

    def test_pointer_to_itself(self):
        record = mmdb.control(7, 1) + mmdb.encode("city") + b"\x38" + bytes(4)
        self.refused_file(mmdb.build("Test-City", {"203.0.113.0/24": record}), "broken")

    def test_broken_beside(self):
        """What is broken is found when an address leads there: the run ends, with a line."""
        good = {"country": {"iso_code": "NL"}}
        networks = {"198.51.100.0/24": good, "203.0.113.0/24": b"\xe5\x42aa"}
        for n in range(80):
            networks["10.0.%d.0/24" % n] = dict(good, number=n)
        path = self.file("beside.mmdb", "Test-Country", networks)
        self.refused("--netns", "current", "--remote", THERE, "--columns", "remote_country",
                     "--geoip", path, words=(path, "broken"))

    def test_hostile_names(self):
        """Names reach a terminal and a file as text, cut where they are long."""
        path = self.file("names.mmdb", "Evil\x1b[31m\x07", {"203.0.113.0/24": {
            "country": {"iso_code": "N\x1b"}, "city": {"names": {"en": "A\x1b]0;x\x07" + "b" * 70000}},
            "postal": {"code": "\udcff\udcfe"},
            "location": {"latitude": float("nan"), "longitude": 1e300}}})
        for version in ("1.2.0", "1.8.0"):
            event = self.event("--geoip", path, "--ocsf-version", version)
            location = event["unmapped"]["remote_endpoint"]["location"]
            self.assertEqual(len(location["city"]), 256)
            self.assertNotIn("country", location)
            self.assertNotIn("lat", location)
            self.assertEqual(location["postal_code"], "\ufffd\ufffd")
        _, out, _ = harness.run(
            [harness.CONNQUERY, "--netns", "current", "--geoip", path, "--remote", THERE,
             "--columns", "remote,remote_city"], self.netns)
        self.assertNotIn(b"\x1b", out)

    def test_flipped_bytes(self):
        """Any one byte wrong: an answer or a line, and nothing else."""
        whole = mmdb.build("Test-City", {"203.0.113.0/24": CITY, "2001:db8::/32": CITY})
        rng = random.Random(11)
        path = os.path.join(self.place, "flipped.mmdb")
        for at in sorted(rng.sample(range(len(whole)), 60)):
            with open(path, "wb") as handle:
                handle.write(whole[:at] + bytes([whole[at] ^ rng.randrange(1, 256)])
                             + whole[at + 1:])
            status, out, err = harness.run(
                [harness.CONNQUERY, "query", "-o", "csv", "--netns", "current", "--columns",
                 ",".join(COLUMNS), "--geoip", path], self.netns)
            self.assertIn(status, (0, 2), err)
            self.assertEqual(err.count(b"\n"), 1 if status == 2 else 0, err)


if __name__ == "__main__":
    harness.main()
