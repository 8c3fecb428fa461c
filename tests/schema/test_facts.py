#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what the library says of OCSF with the compiled schemas: test_facts.py DUMP DIRECTORY.

DUMP is the dump_facts program, DIRECTORY holds the schemas in the reduced form, one file a
version. Both sides become {what: value} tables that must be equal, so nothing is missing and
nothing is extra. Without the directory the test is skipped.
"""

import json
import pathlib
import subprocess
import sys

SKIP = 77
CLASSES = ("base_event", "network_connection_query", "evidence_info")
PRIMITIVES = ["boolean_t", "integer_t", "long_t", "float_t", "string_t", "json_t", "object_t"]
REQUIREMENTS = ["optional", "recommended", "required"]
NO_PROFILE = "no/such"


def since(tree):
    return tree.get("@deprecated", {}).get("since")


def reached(schema):
    """All items that the classes lead to: {name: item}."""
    items = {name: schema["classes"][name] for name in CLASSES if name in schema["classes"]}
    todo = list(items.values())
    while todo:
        for attribute in todo.pop()["attributes"].values():
            name = attribute.get("object_type")
            if name and name not in items:
                items[name] = schema["objects"][name]
                todo.append(items[name])
    return items


def limit(key, kind, base, otherwise):
    return kind.get(key, base.get(key, otherwise))


def expected_attribute(schema, item, name, number):
    a = item["attributes"][name]
    kind = schema["types"].get(a["type"], {})
    base_name = kind.get("type", a["type"])
    base = schema["types"].get(base_name, {})
    target = schema["objects"].get(a.get("object_type"), {})
    keys = a.get("enum", {})
    words = any(not key.lstrip("-").isdigit() for key in keys)
    facts = {
        "caption": a["caption"], "type": a["type"], "object": a.get("object_type"),
        "type_caption": target.get("caption", kind.get("caption")),
        "sibling": a.get("sibling"), "deprecated": since(a), "profiles": a.get("profiles", []),
        "number": number, "primitive": PRIMITIVES.index(base_name),
        "requirement": REQUIREMENTS.index(a["requirement"]),
        "is_array": a.get("is_array", False), "max_len": limit("max_len", kind, base, 0),
        "observable": a.get("observable", target.get("observable", kind.get("observable", 0))),
        "regex": limit("regex", kind, base, None), "range": limit("range", kind, base, None),
    }
    facts["enum"] = [
        {"number": n, "key": key, "caption": keys[key]["caption"], "found": keys[key]["caption"],
         "deprecated": since(keys[key]), "found_deprecated": since(keys[key])}
        for n, key in enumerate(sorted(keys, key=str if words else int))]
    return facts


def expected(schemas, profiles):
    facts, first = {}, {}
    for schema in schemas:
        version = schema["version"]
        for item_name, item in reached(schema).items():
            facts[version, item_name] = {
                "caption": item["caption"], "deprecated": since(item),
                "profiles": item.get("profiles", []), "uid": item.get("uid", 0),
                "category": item.get("category_uid", 0), **item.get("constraints", {})}
            for number, name in enumerate(sorted(item["attributes"])):
                attribute = expected_attribute(schema, item, name, number)
                attribute["since"] = first.setdefault((item_name, name), version)
                facts[version, item_name, name] = attribute
        for name in profiles:
            facts[version, "profile", name] = {"known": name in schema["profiles"]}
    return facts


def known(dump, profiles):
    lines = subprocess.run([dump, *profiles], check=True, capture_output=True, text=True,
                           encoding="utf-8").stdout.splitlines()
    facts = {}
    for line in lines:
        tree = json.loads(line)
        kind = tree.pop("fact")
        if kind == "attribute":
            key = tree.pop("version"), tree.pop("item"), tree.pop("name")
            tree.setdefault("range", None)
        elif kind == "item":
            key = tree.pop("version"), tree.pop("item")
        else:
            key = tree.pop("version"), "profile", tree.pop("name")
        if key in facts:
            raise SystemExit(f"{key}: said twice")
        facts[key] = tree
    return facts


def differences(wanted, found):
    for key in sorted(wanted.keys() | found.keys()):
        left, right = wanted.get(key), found.get(key)
        if left is None or right is None:
            yield f"{' '.join(key)}: {'extra' if left is None else 'missing'}"
        elif left != right:
            for fact in sorted(left.keys() | right.keys()):
                if left.get(fact) != right.get(fact):
                    yield (f"{' '.join(key)}: {fact} is {right.get(fact)!r}, "
                           f"not {left.get(fact)!r}")


def main():
    dump, directory = sys.argv[1:]
    paths = sorted(pathlib.Path(directory).glob("ocsf-*.json"))
    if not paths:
        print(f"no schemas in {directory}: skipped")
        return SKIP
    schemas = sorted((json.loads(p.read_text(encoding="utf-8")) for p in paths),
                     key=lambda s: [int(n) for n in s["version"].split(".")])
    profiles = sorted({NO_PROFILE}.union(*(s["profiles"] for s in schemas)))
    wanted, found = expected(schemas, profiles), known(dump, profiles)
    bad = list(differences(wanted, found))
    print("\n".join(bad[:40]))
    print(f"{len(wanted)} facts of {len(schemas)} versions compared, {len(bad)} differ")
    return 1 if bad or not wanted else 0


if __name__ == "__main__":
    sys.exit(main())
