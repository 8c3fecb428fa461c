# SPDX-License-Identifier: Apache-2.0
"""connquery validate beside the independent validator, and alone with what nobody should send it.

VALIDATE_SEED and VALIDATE_EVENTS say which broken events are shown to both, and how many; without
them the seed is fresh, and printed.
"""

import glob
import json
import os
import random
import re
import resource
import subprocess
import tempfile
import unittest

import mutations
from harness import main
from judge import judge
from world import CONNQUERY, SOURCE

SCHEMAS = sorted(glob.glob(os.path.join(SOURCE, os.pardir, "shared", "ocsf", "ocsf-*.json")))
SEED = int(os.environ.get("VALIDATE_SEED", random.SystemRandom().randrange(2 ** 31)))
EVENTS = int(os.environ.get("VALIDATE_EVENTS", "5000"))
# Said by one of the two only, or in words of its own.
OWN_FIELDS = {"message", "json_pointer", "note", "needs_profile", "regex_error_message"}
GOOD = {
    "activity_id": 1, "category_uid": 5, "class_uid": 5012, "type_uid": 501201, "severity_id": 1,
    "time": 1795506953377, "query_result_id": 1, "state_id": 1,
    "connection_info": {"direction_id": 0}, "process": {"pid": 1},
    "query_info": {"query_string": "x", "uid": "y"},
    "metadata": {"version": "1.3.0", "uid": "é",
                 "product": {"name": "n", "vendor_name": "v"}},
}
LINE = json.dumps(GOOD).encode()


def validate(data, *options, **more):
    """(exit status, standard output, standard error)"""
    done = subprocess.run([CONNQUERY, "validate", *options], input=data, timeout=120,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, **more)
    return done.returncode, done.stdout, done.stderr


def responses(data, *options):
    status, out, err = validate(data, "-o", "json", *options)
    assert status in (0, 1), err.decode()
    return [json.loads(line) for line in out.decode().splitlines()]


def codes(response):
    return [e.get("error", e.get("warning")) for e in response["errors"] + response["warnings"]]


def findings(data, *options):
    """(line:column, kind, words, code) of the text form."""
    status, out, err = validate(data, *options)
    assert status in (0, 1), err.decode()
    found = []
    for line in out.decode().splitlines():
        if line.startswith("<stdin>:"):
            _, row, column, kind, words = line.split(":", 4)
            words, code = words.strip().rsplit(" [", 1)
            found.append(("%s:%s" % (row, column), kind.strip(), words, code.rstrip("]")))
    return found


# ---- beside the independent validator -----------------------------------------------------------

def comparable(response):
    """Both lists in their order, without what only one of the two says."""
    return [[{key: value for key, value in entry.items() if key not in OWN_FIELDS}
             for entry in response[group] if not entry[kind].startswith("x_")]
            for group, kind in (("errors", "error"), ("warnings", "warning"))]


def is_refused(response):
    """An event that was not judged at all: each of the two has its own code for that."""
    return any(entry["error"].startswith("x_") for entry in response["errors"])


@unittest.skipIf(judge() is None or not SCHEMAS, "no independent validator here")
class Differential(unittest.TestCase):
    """Broken events of all versions: codes, paths, fields and order are the judge's."""

    seen = {}

    def judged(self, text, store, missing):
        module = judge().module
        value, _ = module.parse_json(text)
        options = {"missing_recommended": missing, "extra": False,
                   "resolve_dotted_constraints": False}
        return list(module.validate_input(module.Input("x", value), store, options))[-1][1]

    def compare(self, texts, options=(), schema=None):
        store = judge().module.SchemaStore(schema)
        found = responses("\n".join(texts).encode() + b"\n", *options)
        self.assertEqual(len(found), len(texts))
        for text, ours in zip(texts, found):
            theirs = self.judged(text, store, "--missing-recommended" in options)
            where = "VALIDATE_SEED=%d %s\n%s" % (SEED, " ".join(options), text)
            self.assertEqual(is_refused(ours), is_refused(theirs), where)
            wanted, had = comparable(theirs), comparable(ours)
            # As text: 1 is not True, and not 1.0.
            self.assertEqual(json.dumps(had, sort_keys=True), json.dumps(wanted, sort_keys=True),
                             where)
            if not is_refused(theirs):
                self.assertEqual(ours.get("uid"), theirs.get("uid"), where)
            for entry in wanted[0] + wanted[1]:
                code = entry.get("error", entry.get("warning"))
                self.seen[code] = self.seen.get(code, 0) + 1

    def test_broken_events(self):
        rng = random.Random(SEED)
        each = EVENTS // (2 * len(SCHEMAS)) + 1
        print("VALIDATE_SEED=%d VALIDATE_EVENTS=%d" % (SEED, EVENTS), flush=True)
        for path in SCHEMAS:
            with open(path, encoding="utf-8") as file:
                schema = json.load(file)
            texts = list(mutations.lines(schema, rng, each))
            half = len(texts) // 2
            self.compare(texts[:half])
            self.compare(texts[half:], ["--missing-recommended"])
            self.compare(texts[:half // 2], ["--ocsf-version", schema["version"]], path)
            self.compare(texts[half // 2:half], ["--schema", path], path)
            self.compare_flawed(mutations.flawed(schema, rng), rng, each)
        print("%d codes: %s" % (len(self.seen), self.seen))

    def compare_flawed(self, schema, rng, count):
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump(schema, file)
            file.flush()
            self.compare(list(mutations.lines(schema, rng, count)), ["--schema", file.name],
                         file.name)

    def test_every_class(self):
        """Those that are not covered are known by their number, no others."""
        for path in SCHEMAS:
            with open(path, encoding="utf-8") as file:
                schema = json.load(file)
            uids = {int(uid) + more for uid in schema["class_index"] for more in (-1, 0, 1)}
            self.compare([json.dumps({"class_uid": uid,
                                      "metadata": {"version": schema["version"]}})
                          for uid in sorted(uids)])

    def test_layouts(self):
        """The same events in every form that both take."""
        rng = random.Random(5)
        with open(SCHEMAS[1], encoding="utf-8") as file:
            texts = list(mutations.lines(json.load(file), rng, 20))
        wanted = [comparable(r) for r in responses("\n".join(texts).encode())]
        values = [json.loads(text) for text in texts]
        forms = {
            "array on a line": "[%s]" % ",".join(texts),
            "array": "[\n%s\n]\n" % ",\n".join(texts),
            "lines with arrays": "\n".join("[%s]" % text for text in texts),
            "empty lines": "\n \n".join(texts) + "\n\n",
            "indented array": "[\n  " + ",\n  ".join(texts) + "\n]",
        }
        for name, form in forms.items():
            with self.subTest(form=name):
                self.assertEqual([comparable(r) for r in responses(form.encode())], wanted)
        with self.subTest(form="over several lines"):
            text = "\n".join(json.dumps(value, indent=1) for value in values)
            plain = "\n".join(json.dumps(value) for value in values)
            self.assertEqual([comparable(r) for r in responses(text.encode())],
                             [comparable(r) for r in responses(plain.encode())])


@unittest.skipIf(judge() is None, "no independent validator here")
class Bundles(unittest.TestCase):
    """Of a bundle there is one line, shaped as the server's answer."""

    def check(self, bundle):
        module = judge().module
        wanted = module.validate_bundle_envelope(bundle)
        for text in (json.dumps(bundle), json.dumps(bundle, indent=2)):
            found = responses(text.encode())
            self.assertEqual(len(found), 1)
            self.assertEqual(comparable(found[0]), comparable(wanted))
            events = bundle.get("events")
            self.assertEqual(len(found[0]["event_validations"]),
                             len(events) if isinstance(events, list) else 0)
        return found[0]

    def test_bundles(self):
        bad = dict(GOOD, severity_id="x")
        self.assertEqual(self.check({"events": [GOOD, GOOD]})["error_count"], 0)
        found = self.check({"events": [GOOD, bad, 5, None, [GOOD]], "count": 3, "extra": 1,
                            "start_time": "now", "end_time": 2 ** 130, "start_time_dt": 5})
        first, second, third = found["event_validations"][:3]
        self.assertEqual((first["error_count"], first["uid"]), (0, "é"))
        self.assertEqual(codes(second), ["attribute_wrong_type", "attribute_enum_value_unknown"])
        self.assertEqual((third["type"], third["expected_type"]), ("integer_t", "object"))
        self.assertTrue(third["error"])
        self.assertEqual(found["error_count"], 4)
        self.check({"events": []})
        self.check({"events": {}, "count": True})
        self.check({"events": None})

    def test_events_count(self):
        text = json.dumps({"events": [GOOD, dict(GOOD, severity_id="x")]}).encode()
        status, out, _ = validate(text)
        self.assertEqual(status, 1)
        self.assertIn(b"2 events: 1 valid, 1 invalid;", out)

    def test_too_large_to_be_read_at_once(self):
        """Its events are judged one by one as they come, the rest when it ends."""
        count = (20 << 20) // len(LINE)
        events = b",\n".join([LINE] * count)
        text = b'{"count": %d, "other": [1, {"a": "}"}], "events": [%s], "start_time": "%s"}' % (
            count, events, b"x" * 700000)
        found = responses(text)
        self.assertEqual(len(found), 1)
        self.assertEqual(len(found[0]["event_validations"]), count)
        self.assertEqual([(e["error"], e["attribute_path"]) for e in found[0]["errors"]],
                         [("attribute_wrong_type", "start_time"),
                          ("attribute_unknown", "other")])
        self.assertEqual(len(found[0]["errors"][0]["value"]), 700000)
        broken = text[:-40]
        self.assertEqual(findings(broken)[-1][3], "x_json_invalid")
        broken = text[:text.rindex(b'"start_time"')] + b'"start_time": [1 2]}'
        column = len(broken) - 2 - broken.rindex(b"\n")
        self.assertEqual(findings(broken)[-1][::3], ("%d:%d" % (count, column - 1),
                                                     "x_json_invalid"))


# ---- hostile ------------------------------------------------------------------------------------

# (what it is, bytes, [(line:column, code, words)])
HOSTILE = [
    ("nothing", b"", [("1:1", "x_input_empty", "no event")]),
    ("white space", b" \n\t\r\n ", [("3:2", "x_input_empty", "no event")]),
    ("an empty array", b"[]\n", [("2:1", "x_input_empty", "no event")]),
    ("cut in an object", LINE + b"\n" + LINE[:50] + b"\n" + LINE,
     [("2:51", "x_json_invalid", "ends inside an object")]),
    ("cut in the first line", LINE[:50] + b"\n" + LINE,
     [("1:51", "x_json_invalid", "ends inside an object")]),
    ("cut behind a colon", LINE[:15] + b"\n" + LINE + b"\n" + LINE,
     [("1:16", "x_json_invalid", "ends inside an object")]),
    ("cut in a string", LINE[:5] + b"\n" + LINE,
     [("1:6", "x_json_invalid", "ends inside a string")]),
    ("cut in a word", b'{"a": tru', [("1:10", "x_json_invalid", "ends inside an object")]),
    ("cut in a number", b'{"a": 1.', [("1:7", "x_json_invalid", "number")]),
    ("cut in an array", b"[" + LINE + b",", [("1:%d" % (len(LINE) + 3), "x_json_invalid",
                                              "ends inside an array")]),
    ("a broken array, and more behind it", LINE + b"\n[5,,]\nx\n" + LINE,
     [("2:2", "x_not_an_object", "integer_t"), ("2:4", "x_json_invalid", "no JSON value"),
      ("3:1", "x_json_invalid", "no JSON value")]),
    ("over several lines and broken", b'{\n "a": 1,\n "b" 2\n}\n' + LINE,
     [("3:6", "x_json_invalid", "without ':'")]),
    ("a byte-order mark", b"\xef\xbb\xbf" + LINE, [("1:1", "x_json_invalid", "byte-order mark")]),
    ("one in the middle", LINE + b"\n\xef\xbb\xbf" + LINE,
     [("2:1", "x_json_invalid", "byte-order mark")]),
    ("CRLF", LINE + b"\r\n" + LINE + b"\r\n",
     [("1:%d" % (len(LINE) + 1), "x_line_endings", "CRLF")]),
    ("CRLF inside", json.dumps(GOOD, indent=1).replace("\n", "\r\n").encode(),
     [("1:2", "x_line_endings", "CRLF")]),
    ("something behind", LINE + b" x\n" + LINE,
     [("1:%d" % (len(LINE) + 2), "x_json_invalid", "behind the value")]),
    ("two on a line", LINE + LINE, [("1:%d" % (len(LINE) + 1), "x_json_invalid",
                                     "behind the value")]),
    ("a name twice", LINE[:-1] + b', "time": 5}',
     [("1:%d" % (len(LINE) + 2), "x_json_duplicate_key", '"time"')]),
    ("a name twice, escaped", LINE[:-1] + b', "unmapped": {"\\u0061\\n": 1, "a\\n": 2}}',
     [("1:%d" % (len(LINE) + 30), "x_json_duplicate_key", '"a')]),
    ("a comma at the end", b'{"a": 1,}', [("1:9", "x_json_invalid", "behind a comma")]),
    ("no comma", b'{"a": 1 "b": 2}', [("1:9", "x_json_invalid", "neither a comma")]),
    ("a name without quotes", b"{a: 1}", [("1:2", "x_json_invalid", "name in quotes")]),
    ("single quotes", b"{'a': 1}", [("1:2", "x_json_invalid", "name in quotes")]),
    ("a comment", b"// x\n" + LINE, [("1:1", "x_json_invalid", "no JSON value")]),
    ("NaN", b'{"a": NaN}', [("1:7", "x_json_invalid", "NaN")]),
    ("Infinity", b'{"a": Infinity}', [("1:7", "x_json_invalid", "NaN and Infinity")]),
    ("-Infinity", b'{"a": -Infinity}', [("1:7", "x_json_invalid", "number")]),
    ("a zero in front", b'{"a": 01}', [("1:7", "x_json_invalid", "number")]),
    ("a plus", b'{"a": +1}', [("1:7", "x_json_invalid", "no JSON value")]),
    ("a point in front", b'{"a": .5}', [("1:7", "x_json_invalid", "no JSON value")]),
    ("hexadecimal", b'{"a": 0x1}', [("1:8", "x_json_invalid", "neither a comma")]),
    ("no UTF-8", b'{"a": "\xff"}', [("1:8", "x_json_invalid", "no UTF-8")]),
    ("overlong UTF-8", b'{"a": "\xc0\xaf"}', [("1:8", "x_json_invalid", "no UTF-8")]),
    ("a surrogate in UTF-8", b'{"a": "\xed\xa0\x80"}', [("1:8", "x_json_invalid", "no UTF-8")]),
    ("UTF-16", '{"a": 1}'.encode("utf-16-le"), [("1:2", "x_json_invalid", "name in quotes")]),
    ("half a surrogate pair", b'{"a": "\\ud83d"}', [("1:8", "x_json_invalid", "surrogate")]),
    ("the other half", b'{"a": "\\ude00"}', [("1:8", "x_json_invalid", "surrogate")]),
    ("two first halves", b'{"a": "\\ud83d\\ud83d"}', [("1:8", "x_json_invalid", "surrogate")]),
    ("a bad escape", b'{"a": "\\x41"}', [("1:8", "x_json_invalid", "backslash")]),
    ("a short escape", b'{"a": "\\u12"}', [("1:8", "x_json_invalid", "four hex")]),
    ("a tab in a string", b'{"a": "\t"}', [("1:8", "x_json_invalid", "control character")]),
    ("a NUL", b"\x00", [("1:1", "x_json_invalid", "no JSON value")]),
    ("a number", b"5", [("1:1", "x_not_an_object", "integer_t")]),
    ("words", b'"x"', [("1:1", "x_not_an_object", "string_t")]),
    ("arrays in an array", b"[[" + LINE + b"]]", [("1:2", "x_not_an_object", "array")]),
    ("100000 arrays", b"[" * 100000, [("1:514", "x_too_large", "512 levels")]),
    ("100000 objects", b'{"a":' * 100000, [("1:2561", "x_too_large", "512 levels")]),
    ("100000 levels of unmapped", LINE[:-1] + b', "unmapped": ' + b"[" * 100000 + b"]" * 100000 +
     b"}", [("1:%d" % (len(LINE) + 14 + 511), "x_too_large", "512 levels")]),
    ("many values", b'{"a": [' + b"1," * (1 << 20) + b"1]}\n" + LINE,
     [("1:%d" % (8 + 2 * ((1 << 20) - 2)), "x_too_large", "1048576 values")]),
    ("1e3 for an integer", LINE.replace(b'"time": 1795506953377', b'"time": 1e3'),
     [("1:%d" % (LINE.index(b"1795") + 1), "attribute_wrong_type", "1e3 is float_t")]),
    ("5.0 for an integer", LINE.replace(b'"pid": 1', b'"pid": 5.0'),
     [("1:%d" % (LINE.index(b'"pid"') + 8), "attribute_wrong_type", "5.0 is float_t")]),
    ("beyond 64 bits", LINE.replace(b'"pid": 1', b'"pid": 9223372036854775808'),
     [("1:%d" % (LINE.index(b'"pid"') + 8), "attribute_wrong_type", "is long_t")]),
    ("beyond 127 bits", LINE.replace(b'"time": 1795506953377', b'"time": ' + b"9" * 40),
     [("1:%d" % (LINE.index(b"1795") + 1), "attribute_wrong_type", "is big integer")]),
    ("a line behind characters of several bytes",
     LINE.replace(b'"metadata": {', b'"metadata": {"x": "\xf0\x9f\x98\x80", "y": 1, '),
     [("1:%d" % (LINE.index(b'"version"') + 1), "attribute_unknown", '"x"'),
      ("1:%d" % (LINE.index(b'"version"') + 11), "attribute_unknown", '"y"')]),
]


class Hostile(unittest.TestCase):
    def test_each_has_its_place_and_words(self):
        for name, data, wanted in HOSTILE:
            with self.subTest(name):
                found = findings(data)
                own = [f for f in found if f[3].startswith("x_")] or found
                self.assertEqual([(f[0], f[3]) for f in own if f[3] != "x_schema_unavailable"],
                                 [(place, code) for place, code, _ in wanted])
                for (_, _, words, _), (_, _, part) in zip(own, wanted):
                    self.assertIn(part, words)

    def test_never_a_silent_pass(self):
        for name, data, wanted in HOSTILE:
            with self.subTest(name):
                only_warns = wanted[0][1] == "x_line_endings"
                status, out, err = validate(data)
                self.assertEqual((status, err), (0 if only_warns else 1, b""))
                self.assertEqual(validate(data, "--strict")[0], 1)
                for response in responses(data):
                    self.assertEqual(response["error_count"], len(response["errors"]))

    def test_each_alone_spoils_no_other(self):
        """A line that is no JSON costs itself, not its neighbours."""
        for name, data, _ in HOSTILE:
            if b"\n" in data or name in ("nothing", "white space"):
                continue
            with self.subTest(name):
                found = responses(LINE + b"\n" + data + b"\n" + LINE + b"\n")
                self.assertEqual((codes(found[0]), codes(found[-1])), ([], []))

    def test_nothing_reaches_a_terminal(self):
        event = dict(GOOD, **{"\x1b[31m\u202e\x00": "\x07", "severity": "\x9b31m\u2028\x7f"})
        for form in ("text", "json"):
            for ascii_only in (True, False):
                text = json.dumps(event, ensure_ascii=ascii_only).encode()
                _, out, _ = validate(text, "-o", form)
                for line in out.decode().split("\n"):
                    self.assertRegex(line, "^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*$")
        found = responses(json.dumps(event).encode())[0]
        self.assertIn("\x1b[31m\u202e\x00", [e.get("attribute_path") for e in found["errors"]])

    def in_little_memory(self, write, mebibytes):
        """What it says of the bytes that `write` writes, with so much memory and no more."""
        def limit():
            resource.setrlimit(resource.RLIMIT_DATA, (mebibytes << 20, mebibytes << 20))

        if subprocess.run([CONNQUERY, "--version"], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, preexec_fn=limit, check=False).returncode:
            self.skipTest("a sanitizer needs more memory than that")
        with tempfile.TemporaryFile() as file:
            write(file)
            file.seek(0)
            done = subprocess.run([CONNQUERY, "validate"], stdin=file, preexec_fn=limit,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
                                  check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def test_a_huge_line(self):
        def write(file):
            file.write(b'{"a": "')
            for _ in range(1024):
                file.write(b"x" * (1 << 20))
            file.write(b'"}\n' + LINE + b"\n")

        status, out, err = self.in_little_memory(write, 64)
        self.assertEqual((status, err), (1, ""))
        self.assertIn("<stdin>:1:", out)
        self.assertIn("more than 16 MiB", out)
        self.assertIn("2 events: 1 valid, 1 invalid", out)

    def test_a_large_file(self):
        def write(file):
            for _ in range(100):
                file.write((LINE + b"\n") * 2000)

        status, out, err = self.in_little_memory(write, 8)
        self.assertEqual((status, err), (0, ""))
        self.assertIn("200000 events: 200000 valid", out)

    def test_a_large_array(self):
        def write(file):
            file.write(b"[")
            for _ in range(100):
                file.write((LINE + b", ") * 1000)
            file.write(LINE + b"]")

        status, out, err = self.in_little_memory(write, 8)
        self.assertEqual((status, err), (0, ""))
        self.assertIn("100001 events: 100001 valid", out)

    def test_names_that_never_come_again(self):
        """Each event has names of its own: they are forgotten."""
        def write(file):
            for number in range(4000):
                names = ", ".join('"k%d_%d": 1' % (number, i) for i in range(200))
                file.write(LINE[:-1] + (', "unmapped": {%s}}\n' % names).encode())

        status, out, err = self.in_little_memory(write, 16)
        self.assertEqual((status, err), (0, ""))
        self.assertIn("4000 events: 4000 valid", out)

    def test_many_objects(self):
        """Room for the attributes of an object is given back."""
        metadata = dict(GOOD["metadata"], version="1.8.0", profiles=["osint"])
        event = json.dumps(dict(GOOD, metadata=metadata))[:-1].encode()
        status, out, err = self.in_little_memory(
            lambda file: file.write(event + b', "osint": [' + b"{}," * 400000 + b"{}]}\n"), 48)
        self.assertEqual((status, err), (1, ""))
        self.assertIn("1 event: 0 valid, 1 invalid; 800002 errors", out)

    def test_a_lack_of_memory_is_an_error(self):
        status, out, err = self.in_little_memory(
            lambda file: file.write(b'{"a": [' + b"1," * 900000 + b"1]}\n"), 8)
        self.assertEqual((status, out), (2, ""))
        self.assertEqual(err, "connquery: out of memory\n")


# ---- the command --------------------------------------------------------------------------------

class Command(unittest.TestCase):
    def folder(self):
        room = tempfile.TemporaryDirectory(prefix="connquery-test-")
        self.addCleanup(room.cleanup)
        return room.name

    def write(self, data, name="events.ndjson"):
        path = os.path.join(self.folder(), name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def test_valid(self):
        path = self.write(LINE + b"\n" + LINE + b"\n")
        status, out, err = validate(b"", path, path)
        self.assertEqual((status, out, err),
                         (0, b"4 events: 4 valid, 0 invalid; 0 errors, 0 warnings\n", b""))
        self.assertEqual(validate(LINE, "-")[1],
                         b"1 event: 1 valid, 0 invalid; 0 errors, 0 warnings\n")

    def test_a_line_says_all(self):
        bad = dict(GOOD, process={"pid": 1, "comand_line": "x"})
        path = self.write(LINE + b"\n" + json.dumps(bad).encode() + b"\n")
        status, out, _ = validate(b"", path)
        column = json.dumps(bad).index('"comand_line"') + 1
        self.assertEqual(status, 1)
        self.assertEqual(out.decode().splitlines()[0],
                         '%s:2:%d: error: process.comand_line: object process has no attribute '
                         '"comand_line"; the nearest is "cmd_line" [attribute_unknown]'
                         % (path, column))

    def test_table_at_the_end(self):
        bad = json.dumps(dict(GOOD, x=1, y=2, severity="x")).encode()
        out = validate(bad + b"\n" + bad)[1].decode()
        table = out[out.index("\n\n") + 2:].splitlines()
        self.assertEqual([line.split() for line in table[:3]],
                         [["CODE", "KIND", "COUNT"], ["attribute_unknown", "error", "4"],
                          ["attribute_enum_sibling_incorrect", "warning", "2"]])
        self.assertEqual(table[-1], "2 events: 0 valid, 2 invalid; 4 errors, 2 warnings")

    def test_strict(self):
        warned = json.dumps(dict(GOOD, severity="x")).encode()
        self.assertEqual(validate(warned)[0], 0)
        self.assertEqual(validate(warned, "--strict")[0], 1)
        self.assertEqual(validate(LINE, "--strict")[0], 0)

    def test_unreadable(self):
        folder = self.folder()
        status, out, err = validate(b"", folder, os.path.join(folder, "none"),
                                    self.write(LINE))
        self.assertEqual(status, 2)
        self.assertIn(b"Is a directory", err)
        self.assertIn(b"none: No such file or directory", err)
        self.assertIn(b"1 event: 1 valid", out)

    def test_usage(self):
        for options in (["--no-such"], ["-o", "xml"], ["--max-errors", "0"],
                        ["--max-errors", "x"], ["--ocsf-version", "1.9.9"],
                        ["--schema", "/no/such/file"], ["--color", "red"],
                        ["--schema", __file__], ["--ocsf-version"]):
            with self.subTest(options):
                status, out, err = validate(LINE, *options)
                self.assertEqual((status, out), (2, b""))
                self.assertEqual(err.count(b"\n"), 1)

    def test_max_errors(self):
        bad = json.dumps(dict(GOOD, x=1, y=2)).encode()
        data = b"\n".join([bad] * 10)
        status, out, _ = validate(data, "--max-errors", "3")
        self.assertEqual(status, 1)
        self.assertIn(b"2 events: 0 valid, 2 invalid; 4 errors", out)
        self.assertIn(b"stopped", out)
        self.assertEqual(len(responses(data, "--max-errors", "3")), 2)

    def test_many_of_a_kind(self):
        bad = json.dumps(dict(GOOD, x=1)).encode()
        data = b"\n".join([bad] * 50)
        few = validate(data)[1].decode()
        self.assertEqual(few.count("<stdin>:"), 10)
        self.assertEqual(few.count("\u2026"), 1)
        self.assertIn("50 errors", few)
        self.assertEqual(validate(data, "--all")[1].decode().count("<stdin>:"), 50)

    def test_another_version(self):
        deprecated = responses(LINE, "--ocsf-version", "1.8.0")[0]
        self.assertEqual(codes(deprecated), ["class_deprecated", "version_earlier"])
        event = dict(GOOD, metadata=dict(GOOD["metadata"], version="7.0.0"))
        data = json.dumps(event).encode()
        self.assertEqual(codes(responses(data)[0]), ["x_schema_unavailable"])
        self.assertEqual(codes(responses(data, "--ocsf-version", "1.3.0")[0]),
                         ["version_incompatible_later"])

    def test_characters_as_people_count_them(self):
        """The server counts grapheme clusters: marks belong to what they stand on."""
        for text, length in (("e\u0301" * 40, None), ("e\u0301" * 41, 41), ("\u00e9" * 41, 41),
                             ("\U0001f1e9\U0001f1ea" * 40, None), ("x" * 41, 41)):
            event = dict(GOOD, device={"type_id": 1, "ip": text},
                         metadata=dict(GOOD["metadata"], profiles=["host"]))
            found = responses(json.dumps(event).encode())[0]
            self.assertEqual([e["length"] for e in found["errors"]],
                             [length] if length else [])

    def test_schema_of_ones_own(self):
        schema = {
            "version": "1.3.0", "profiles": {}, "types": {"word_t": {"type": "string_t"},
                                                          "string_t": {"max_len": 3}},
            "objects": {"thing": {"name": "thing", "attributes": {
                "word": {"type": "word_t", "requirement": "required"}}}},
            "classes": {"own": {"name": "own", "uid": 7, "attributes": {
                "class_uid": {"type": "integer_t"},
                "things": {"type": "object_t", "object_type": "thing", "is_array": True}}}},
        }
        path = self.write(json.dumps(schema).encode(), "own.json")
        found = responses(b'{"class_uid": 7, "things": [{"word": "long"}, {}]}', "--schema", path)
        self.assertEqual([(e["error"], e["attribute_path"]) for e in found[0]["errors"]], [
            ("schema_bug_type_missing", "class_uid"),
            ("attribute_value_exceeds_super_type_max_len", "things[0].word"),
            ("attribute_required_missing", "things[1].word")])
        for broken, words in (("[]", b"no compiled OCSF schema"), ("{", b"no JSON"),
                              (json.dumps(dict(schema, objects={})), b"object_type"),
                              (json.dumps(dict(schema, version=1)), b"version")):
            path = self.write(broken.encode(), "broken.json")
            status, _, err = validate(LINE, "--schema", path)
            self.assertEqual(status, 2)
            self.assertIn(words, err)
            self.assertEqual(err.count(b"\n"), 1)

    def test_page_has_every_code(self):
        with open(os.path.join(SOURCE, "src", "ocsf", "findings.def"), encoding="utf-8") as file:
            known = dict(re.findall(r'^FINDING\(\w+, "(\w+)", (\w+),', file.read(), re.M))
        told = {}
        with open(os.path.join(SOURCE, "docs", "validate.md"), encoding="utf-8") as file:
            for names, kind in re.findall(r"^\| (`.*`) \| (\w+) \|", file.read(), re.M):
                told.update((name, kind.upper()) for name in re.findall(r"`(\w+)`", names))
        self.assertEqual(told, known)

    def test_a_reader_that_leaves(self):
        bad = json.dumps(dict(GOOD, x=1)).encode() + b"\n"
        for form in ("text", "json"):
            reader, writer = os.pipe()
            os.close(reader)
            with os.fdopen(writer, "wb") as out:
                done = subprocess.run([CONNQUERY, "validate", "--all", "-o", form],
                                      input=bad * 20000, stdout=out, stderr=subprocess.PIPE,
                                      check=False, timeout=60)
            self.assertEqual((done.returncode, done.stderr), (1, b""))

    def test_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CONNQUERY, "validate"], input=LINE, stdout=full,
                                  stderr=subprocess.PIPE, check=False, timeout=60)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"No space left", done.stderr)

    def test_pieces_do_not_matter(self):
        """A pipe hands over what it likes."""
        bad = json.dumps(dict(GOOD, x=1), indent=1).encode()
        data = LINE + b"\n" + b"\xef\xbb\xbf" + LINE + b"\n[" + LINE + b",5]\n" + LINE[:9]
        for text in (data, bad + b"\n" + bad, b"[" + bad + b"," + bad + b"]"):
            whole = validate(text)
            child = subprocess.Popen([CONNQUERY, "validate"], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE)
            for at in range(0, len(text), 7):
                child.stdin.write(text[at:at + 7])
                child.stdin.flush()
            out, _ = child.communicate(timeout=60)
            self.assertEqual((child.returncode, out), whole[:2])


if __name__ == "__main__":
    main()
