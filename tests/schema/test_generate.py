#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tests schema/generate: test_generate.py GENERATE FACTS_C DIRECTORY.

From the schemas in DIRECTORY it must write FACTS_C byte for byte, in whatever form and order the
schemas come; and it must refuse what it cannot make tables of. Without DIRECTORY it is skipped.
"""

import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SKIP = 77
WINDOWS = ("reg_key", "reg_value", "win_service")


def compiled(reduced):
    """The schema as ocsf-schema-compiler's normal format has it, with what generate must ignore."""
    tree = copy.deepcopy(reduced)
    scoped = {name: f"win/{name}" for name in WINDOWS if name in tree["objects"]}
    for item in (*tree["classes"].values(), *tree["objects"].values()):
        item["description"] = "Words with <code>markup</code>."
        for attribute in item["attributes"].values():
            attribute.setdefault("profiles", None)
            attribute.update(description="…", type_name="…", is_array=attribute.get("is_array",
                                                                                    False))
            if "object_type" in attribute:
                kind = attribute["object_type"]
                attribute["object_type"] = scoped.get(kind, kind)
                attribute["object_name"] = "…"
            for value in attribute.get("enum", {}).values():
                value["description"] = "…"
    tree["objects"] = {scoped.get(name, name): o for name, o in tree["objects"].items()}
    tree["classes"]["win/registry_key_query"] = {
        "name": "registry_key_query", "caption": "Registry Key Query", "uid": 205004,
        "attributes": {"x": {"caption": "X", "type": "no_such_t"}}}
    for uid, known in tree["class_index"].items():
        tree["classes"].setdefault(known["name"], {"name": known["name"], "uid": int(uid)})
    return {
        "categories": {"name": "category", "attributes": {
            c["name"]: {"uid": int(uid), "caption": c["caption"]}
            for uid, c in tree["categories"].items()}},
        "classes": tree["classes"], "objects": tree["objects"], "compile_version": 1,
        "dictionary": {"attributes": {"pid": {"type": "integer_t", "caption": "Not this"}},
                       "types": {"caption": "Data Types", "attributes": tree["types"]}},
        "extensions": {n: {**e, "platform_extension?": True} for n, e in
                       tree["extensions"].items()},
        "profiles": {n: {"name": n.split("/")[-1], "caption": p["caption"], "meta": "profile"}
                     for n, p in tree["profiles"].items()},
        "version": tree["version"],
    }


def legacy(reduced):
    """The older form: base_event apart, types at the top, `profile` for a single profile."""
    tree = copy.deepcopy(reduced)
    for item in (*tree["classes"].values(), *tree["objects"].values()):
        for attribute in item["attributes"].values():
            if len(attribute.get("profiles", [])) == 1:
                attribute["profile"] = attribute.pop("profiles")[0]
    for uid, known in tree["class_index"].items():
        tree["classes"].setdefault(known["name"], {"name": known["name"], "uid": int(uid)})
    return {"base_event": tree["classes"].pop("base_event"), "classes": tree["classes"],
            "objects": tree["objects"], "types": tree["types"], "profiles": tree["profiles"],
            "dictionary_attributes": {}, "version": tree["version"]}


class Generate(unittest.TestCase):
    generate = facts = ""
    paths = []

    def setUp(self):
        self.room = tempfile.TemporaryDirectory()
        self.addCleanup(self.room.cleanup)

    def write(self, trees):
        paths = []
        for number, tree in enumerate(trees):
            path = pathlib.Path(self.room.name, f"{number}.json")
            path.write_text(json.dumps(tree), encoding="utf-8")
            paths.append(path)
        return paths

    def run_on(self, paths):
        out = pathlib.Path(self.room.name, "facts.c")
        done = subprocess.run([self.generate, "-o", out, *paths], capture_output=True, text=True,
                              encoding="utf-8", check=False)
        return done, out.read_text(encoding="utf-8") if out.exists() else None

    def trees(self):
        return [json.loads(path.read_text(encoding="utf-8")) for path in self.paths]

    def check_committed(self, paths):
        done, text = self.run_on(paths)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        committed = pathlib.Path(self.facts).read_text(encoding="utf-8")
        self.assertTrue(text == committed, "schema/facts.c is not what schema/generate writes")

    def test_committed_table(self):
        self.check_committed(self.paths)

    def test_order_of_files(self):
        self.check_committed(reversed(self.paths))

    def test_compiled_form(self):
        self.check_committed(self.write(compiled(tree) for tree in self.trees()))

    def test_legacy_form(self):
        self.check_committed(self.write(legacy(tree) for tree in self.trees()))

    def test_size_of_source(self):
        self.assertLess(pathlib.Path(self.facts).stat().st_size, 600 * 1024)

    def test_new_version_moves_little(self):
        """A version that changes nothing adds its number, and no fact."""
        newer = self.trees()[-1]
        newer["version"] = "9.9.9"
        _, text = self.run_on([*self.paths, *self.write([newer])])
        committed = pathlib.Path(self.facts).read_text(encoding="utf-8")
        self.assertTrue("\tV_9_9_9,\n" in text)
        rows, added = committed.count("\n"), text.count("\n") - committed.count("\n")
        self.assertLess(added, rows // 100)

    def test_scoped_names(self):
        """Types of an extension, and objects that are called like one of the core, keep scopes."""
        tree = self.trees()[-1]
        tree["types"]["acme/mark_t"] = {"caption": "Mark", "type": "string_t", "max_len": 9}
        tree["objects"]["acme/file"] = {"name": "file", "caption": "Their File", "attributes": {
            "mark_id": {"caption": "Mark ID", "type": "integer_t", "enum": {
                "1": {"caption": "A"}}}}}
        tree["objects"]["process"]["attributes"].update(
            mark={"caption": "Mark", "type": "acme/mark_t", "profile": "acme/marks"},
            their_file={"caption": "File", "type": "object_t", "object_type": "acme/file"})
        done, text = self.run_on(self.write([tree]))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for words in ("[A_mark] = {T(mark), T(Mark), Y_acme_mark_t, SCHEMA_NONE,",
                      "[A_their_file] = {T(their_file), T(File), Y_object_t, O_acme_file,",
                      "e_acme_file_mark_id[] = {", 'X(acme_file, "acme/file")',
                      "{A_mark, ALL, SCHEMA_OPTIONAL, P_acme_marks, 0, NONE},"):
            self.assertTrue(words in text, words)
        code = re.sub(r'"(\\.|[^"\\])*"', "", text)
        self.assertEqual(re.findall(r".*\w/\w.*", "\n".join(code.splitlines()[5:])), [])

    def check_refused(self, tree, words):
        done, text = self.run_on(self.write([tree]))
        self.assertEqual((done.returncode, text), (1, None))
        self.assertIn(words, done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1)

    def test_refusals(self):
        good = self.trees()[0]
        process = good["objects"]["process"]["attributes"]
        self.check_refused([], "no compiled OCSF schema")
        self.check_refused({**good, "version": "one"}, "major.minor.patch")
        self.check_refused({**good, "objects": {}}, "missing")
        process["pid"]["requirement"] = "sometimes"
        self.check_refused(good, "process.pid: unknown requirement sometimes")
        process["pid"]["requirement"] = "optional"
        process["pid"]["type"] = "pid_t"
        self.check_refused(good, "process.pid: unknown type pid_t")
        process["pid"] = {"caption": "PID", "type": "object_t", "object_type": "nowhere"}
        self.check_refused(good, "process.pid: unknown object nowhere")
        process["pid"] = {"type": "integer_t"}
        self.check_refused(good, "unexpected shape")

    def test_same_version_twice(self):
        done, _ = self.run_on([self.paths[0], self.paths[0]])
        self.assertEqual(done.returncode, 1)
        self.assertIn("same version", done.stderr)


def main():
    Generate.generate, Generate.facts, directory = sys.argv[1:4]
    Generate.paths = sorted(pathlib.Path(directory).glob("ocsf-*.json"))
    if not Generate.paths:
        print(f"no schemas in {directory}: skipped")
        return SKIP
    return 0 if unittest.main(argv=sys.argv[:1], exit=False).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
