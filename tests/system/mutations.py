# SPDX-License-Identifier: Apache-2.0
"""Events made of a schema, then broken: what test_validate.py shows to both validators.

Everything comes from one random.Random, so that a seed gives the same events again. A number whose
spelling matters (1e3, 5.0, one beyond 64 bits) is a Spelt; to_json writes it as it is spelt.
"""

import copy
import json
import re

SAMPLES = {
    "ip_t": ["192.0.2.1", "2001:db8::1", "::", "0.0.0.0", "fe80::1%eth0", "::ffff:192.0.2.1"],
    "mac_t": ["02:fc:00:00:00:01", "AA-BB-CC-DD-EE-FF"],
    "datetime_t": ["2026-11-24T03:21:06.123Z", "2026-11-24T03:21:06+02:00"],
    "email_t": ["a@example.com"],
    "hostname_t": ["www.example.com", "host", "a-b.c"],
    "uuid_t": ["01890000-0000-7000-8000-00000000000f"],
    "file_hash_t": ["d41d8cd98f00b204e9800998ecf8427e"],
    "subnet_t": ["192.0.2.0/24"],
    "bytestring_t": ["aGVsbG8=", ""],
    "url_t": ["https://example.com/"],
}
ODD_STRINGS = ["", "*", "Other", "other", "Unknown", "UNKNOWN", "99", "1", "0", "-1", "1.0", "01",
               "1.2.3", "1.2.3.4.5", "::g", "999.1.1.1", "1:2:3:4:5:6:7:8", "zz:zz:zz:zz:zz:zz",
               "2026-11-24", "2026-11-24t03:21:06z", "a@b", "host_name", "-x", "x-", "a..b",
               "\n", "192.0.2.1\n", " 192.0.2.1 ", "\t", "é", "日本語", "😀", "\u0000", "\u007f",
               "\u0085", "\u2028", "\"quoted\\", "a" * 33, "b" * 41, "c" * 65, "true", "null",
               "aGVsbG8", "YQ==", "____", "x" * 300]
ODD_NUMBERS = ["0", "-0", "1", "-1", "2", "99", "100", "501201", "65535", "65536", "4294967296",
               "9223372036854775807", "9223372036854775808", "-9223372036854775808",
               "-9223372036854775809", "170141183460469231731687303715884105727",
               "170141183460469231731687303715884105728",
               "-170141183460469231731687303715884105728",
               "-170141183460469231731687303715884105729", "1" + "0" * 60, "-" + "9" * 80,
               "1.0", "0.0", "5.0", "1e3", "1E-2", "-2.5e+10", "99.0", "1e0", "3.14"]
ODD_VERSIONS = ["0.1.0", "0.99.0-dev", "1.0.0", "1.2.0", "1.3.0", "1.3.0-rc1", "1.3", "1.03.0",
                "1.8.0", "1.8.0-dev", "1.8.0-zz", "1.9.0-dev", "2.0.0", "99999999999999999999.0.0",
                "v1.3.0", "", "1.3.0\n", "1.3.0-", "one", "1.3.0-\n", "1.10.0"]


class Spelt:
    """A number as it is spelt."""

    def __init__(self, text):
        self.text = text

    def __deepcopy__(self, memo):
        return self


def to_json(value, rng):
    """JSON text, with the liberties that JSON leaves."""
    spelt = []

    def default(thing):
        spelt.append(thing.text)
        return "@spelt%d@" % (len(spelt) - 1)

    text = json.dumps(value, default=default, ensure_ascii=rng.random() < 0.5,
                      separators=rng.choice([(",", ":"), (", ", ": "), (" ,\t", "\r: ")]))
    return re.sub(r'"@spelt(\d+)@"', lambda m: spelt[int(m.group(1))], text)


class Maker:
    """Valid events, or nearly so, of one schema."""

    def __init__(self, schema, rng):
        self.schema, self.rng = schema, rng

    def event(self):
        rng, schema = self.rng, self.schema
        name = rng.choice(["network_connection_query"] * 6 + list(schema["classes"]))
        item = schema["classes"][name]
        profiles = [p for p in schema["profiles"] if rng.random() < 0.2]
        if rng.random() < 0.6:
            profiles.append("host")
        self.profiles = profiles
        self.dense = rng.choice([0.03, 0.1, 0.25])
        event = self.item(item, 0)
        event["class_uid"] = item["uid"]
        metadata = event.setdefault("metadata", {})
        if isinstance(metadata, dict):
            metadata["version"] = schema["version"]
            metadata["profiles"] = profiles
            if rng.random() < 0.5:
                metadata["uid"] = "01890000-0000-7000-8000-00000000000f"
        if isinstance(event.get("activity_id"), int) and rng.random() < 0.95:
            event["type_uid"] = item["uid"] * 100 + event["activity_id"]
        if rng.random() < 0.5:
            event["observables"] = [self.observable(item) for _ in range(rng.randrange(4))]
        if rng.random() < 0.3:
            event["unmapped"] = {"anything": [1, None, {"class_uid": "x"}], "": 2}
        return event

    def item(self, item, depth):
        rng, made = self.rng, {}
        attributes = {n: a for n, a in item["attributes"].items()
                      if "profiles" not in a or set(a["profiles"]) & set(self.profiles)}
        wanted = set()
        for kind, names in item.get("constraints", {}).items():
            known = [n for n in names if n in attributes]
            if known:
                wanted.add(rng.choice(known))
        for name, a in attributes.items():
            likely = 1.0 if a["requirement"] == "required" or name in wanted else \
                self.dense * (3 if a["requirement"] == "recommended" else 1)
            if depth > 4 and a["type"] == "object_t" and name not in wanted \
                    and a["requirement"] != "required":
                likely = 0
            if depth > 9 or rng.random() >= likely:
                continue
            made[name] = self.attribute(a, depth)
        for name, a in attributes.items():
            if "sibling" in a and "enum" in a and name in made and rng.random() < 0.7:
                self.caption(made, name, a)
        return made

    def caption(self, made, name, a):
        enum = a["enum"]
        if a.get("is_array"):
            made[a["sibling"]] = [enum.get(str(v), {}).get("caption", "?") for v in made[name]]
        else:
            made[a["sibling"]] = enum.get(str(made[name]), {}).get("caption", "?")

    def attribute(self, a, depth):
        if a.get("is_array"):
            return [self.value(a, depth) for _ in range(self.rng.choice([0, 1, 1, 2, 3]))]
        return self.value(a, depth)

    def value(self, a, depth):
        rng = self.rng
        if "enum" in a:
            key = rng.choice(list(a["enum"]))
            return key if self.primitive(a["type"]) == "string_t" else int(key)
        if a["type"] == "object_t":
            return self.item(self.schema["objects"][a["object_type"]], depth + 1)
        primitive = self.primitive(a["type"])
        if primitive in ("integer_t", "long_t"):
            if a["type"] == "port_t":
                return rng.randrange(65536)
            return rng.choice([0, 1, 17, 1795506953377, -5 if rng.random() < 0.1 else 5])
        if primitive == "boolean_t":
            return rng.random() < 0.5
        if primitive == "float_t":
            return Spelt(rng.choice(["0.5", "1.0", "2e3"]))
        if primitive == "json_t":
            return rng.choice([1, "x", {"a": None}, [1], True])
        return rng.choice(SAMPLES.get(a["type"], ["text", "x", "some words"]))

    def primitive(self, name):
        kind = self.schema["types"].get(name, {})
        return kind.get("type", name)

    def observable(self, item):
        return {"name": self.reference(item), "type_id": self.rng.choice([1, 2, 11, 99]),
                "value": "x"}

    def reference(self, item):
        """A path that is good more often than not."""
        rng, parts = self.rng, []
        for _ in range(rng.randrange(1, 6)):
            if not item["attributes"]:
                break
            name = rng.choice(list(item["attributes"]))
            a = item["attributes"][name]
            parts.append(name + (rng.choice(["[0]", "[]", "[a.b]", "[x]y]"])
                                 if rng.random() < (0.4 if a.get("is_array") else 0.05) else ""))
            if a["type"] != "object_t" or rng.random() < 0.3:
                if rng.random() < 0.8:
                    break
            item = self.schema["objects"].get(a.get("object_type"), item)
        if rng.random() < 0.1:
            parts.append(rng.choice(["", "no_such", "x", "[0]", ".", "name[0].x", "a]", "[", "é"]))
        return ".".join(parts)


class Breaker:
    """Breaks an event in a random place."""

    def __init__(self, schema, rng, all_names):
        self.schema, self.rng, self.names = schema, rng, all_names
        self.captions = [v["caption"] for o in schema["objects"].values()
                         for a in o["attributes"].values() for v in a.get("enum", {}).values()]

    def places(self, value, found):
        """(container, key) of everything in it."""
        if isinstance(value, dict):
            items = list(value.items())
        elif isinstance(value, list):
            items = list(enumerate(value))
        else:
            return
        for key, element in items:
            found.append((value, key))
            self.places(element, found)

    def anything(self, depth=0):
        rng = self.rng
        kind = rng.randrange(9 if depth < 2 else 6)
        if kind == 0:
            return None
        if kind == 1:
            return rng.random() < 0.5
        if kind in (2, 3):
            return Spelt(rng.choice(ODD_NUMBERS))
        if kind in (4, 5):
            return rng.choice(ODD_STRINGS)
        if kind == 6:
            return [self.anything(depth + 1) for _ in range(rng.randrange(3))]
        return {rng.choice(self.names): self.anything(depth + 1)
                for _ in range(rng.randrange(3))}

    def break_once(self, event):
        rng = self.rng
        found = []
        self.places(event, found)
        if not found:
            return
        container, key = rng.choice(found)
        rng.choice([self.drop, self.add, self.retype, self.retype, self.exceed, self.caption,
                    self.nest, self.profile, self.enum, self.enum, self.string, self.version,
                    self.uids, self.shuffle, self.typo, self.element,
                    self.reference])(event, container, key)

    def drop(self, event, container, key):
        del container[key]

    def add(self, event, container, key):
        if isinstance(container, dict):
            name = self.rng.choice(self.names + ["x", "", "é", "a.b", "device.name", "a\"b"])
            container[name] = self.anything()

    def retype(self, event, container, key):
        container[key] = self.anything()

    def exceed(self, event, container, key):
        container[key] = self.rng.choice(
            ["y" * self.rng.choice([31, 32, 33, 40, 41, 42, 43, 64, 65, 65535, 65536]),
             "é" * self.rng.choice([32, 33, 40, 41, 64, 65]),
             Spelt(self.rng.choice(ODD_NUMBERS))])

    def caption(self, event, container, key):
        if isinstance(container[key], str):
            container[key] = self.rng.choice(self.captions + [container[key].upper()])

    def nest(self, event, container, key):
        value = container[key]
        container[key] = self.rng.choice([[value], {"name": value}, [[value], value],
                                          value[0] if isinstance(value, list) and value else value])

    def profile(self, event, container, key):
        metadata = event.get("metadata")
        if not isinstance(metadata, dict):
            return
        profiles = metadata.get("profiles")
        if not isinstance(profiles, list) or self.rng.random() < 0.2:
            metadata["profiles"] = self.anything()
        elif profiles and self.rng.random() < 0.5:
            profiles.pop(self.rng.randrange(len(profiles)))
        else:
            profiles.insert(self.rng.randrange(len(profiles) + 1), self.rng.choice(
                list(self.schema["profiles"]) + ["hots", "linux_users", "", 5, None, ["host"]]))

    def enum(self, event, container, key):
        found = []
        self.places(event, found)
        ids = [(c, k) for c, k in found if isinstance(k, str) and k.endswith(("_id", "_ids"))]
        if ids:
            container, key = self.rng.choice(ids)
            container[key] = self.rng.choice([
                0, 1, 2, 3, 99, 99, 100, -1, "1", "99", "x", Spelt("1.0"), True, None,
                [0, 99, 7], {"a": 1}, self.rng.randrange(60)])

    def string(self, event, container, key):
        container[key] = self.rng.choice(ODD_STRINGS)

    def version(self, event, container, key):
        if isinstance(event.get("metadata"), dict):
            event["metadata"]["version"] = self.rng.choice(ODD_VERSIONS)

    def uids(self, event, container, key):
        name = self.rng.choice(["class_uid", "type_uid", "activity_id", "category_uid"])
        event[name] = self.rng.choice(
            [0, 5012, 5040, 4001, 201001, 99999, "5012", None, 501200, 501201, 501299, 5, 1, 99,
             Spelt(self.rng.choice(ODD_NUMBERS)), -5012])

    def shuffle(self, event, container, key):
        if isinstance(container, dict):
            items = list(container.items())
            self.rng.shuffle(items)
            container.clear()
            container.update(items)

    def typo(self, event, container, key):
        if isinstance(key, str) and key:
            at = self.rng.randrange(len(key))
            value = container.pop(key)
            container[key[:at] + self.rng.choice(["", key[at] * 2, "x"]) + key[at + 1:]] = value

    def element(self, event, container, key):
        if isinstance(container[key], list):
            container[key].insert(self.rng.randrange(len(container[key]) + 1), self.anything())

    def reference(self, event, container, key):
        observables = event.setdefault("observables", [])
        if isinstance(observables, list):
            name = ".".join(self.rng.choice(self.names + [""])
                            for _ in range(self.rng.randrange(1, 4)))
            observables.append({"name": name, "type_id": 99})


def names_of(schema):
    names = set()
    for item in (*schema["classes"].values(), *schema["objects"].values()):
        names.update(item["attributes"])
    return sorted(names)


def lines(schema, rng, count):
    """JSON texts of one line."""
    maker, breaker = Maker(schema, rng), Breaker(schema, rng, names_of(schema))
    for _ in range(count):
        event = copy.deepcopy(maker.event())
        for _ in range(rng.choice([0, 1, 1, 1, 2, 3, 5])):
            breaker.break_once(event)
        yield to_json(event, rng)


def flawed(schema, rng):
    """A schema that nobody would publish: it has what the published ones lack."""
    schema = copy.deepcopy(schema)
    types = schema["types"]
    types["string_t"].update(max_len=rng.choice([3, 20]), regex="^[a-z]*$",
                             values=["text", "x", "host"])
    types["integer_t"].update(range=[0, 100], values=[0, 1, 2, 3, 5, 17, 99])
    types["long_t"].update(range=[-5, 2 ** 53])
    types["mac_t"]["regex"] = "(["
    types["strange_t"] = {"caption": "Strange", "type": "no_such_t"}
    types["float_t"]["range"] = [0, 1]
    if rng.random() < 0.5:
        del schema["profiles"]["host"]  # attributes still ask for it
    items = list(schema["objects"].values()) + list(schema["classes"].values())
    for item in items:
        if rng.random() < 0.2:
            item["@deprecated"] = {"since": "1.1.0", "message": "Go."}
        if rng.random() < 0.1 and item["attributes"]:
            names = list(item["attributes"])
            item["constraints"] = {rng.choice(["at_least_one", "just_one", "all_or_none"]):
                                   rng.sample(names, min(len(names), rng.randrange(1, 4)))}
        for name, a in item["attributes"].items():
            if rng.random() < 0.03:
                a["@deprecated"] = {"since": "1.2.0", "message": "Go."}
            if rng.random() < 0.02 and a["type"] not in ("object_t", "timestamp_t"):
                a["type"] = rng.choice(["no_such_t", "strange_t", "float_t", "url_t"])
                a.pop("enum", None)
            for value in a.get("enum", {}).values():
                if rng.random() < 0.2:
                    value["@deprecated"] = {"since": "1.3.0", "message": "Go."}
    return schema
