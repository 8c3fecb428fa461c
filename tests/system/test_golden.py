# SPDX-License-Identifier: Apache-2.0
"""Whole events against tests/golden, with what differs from run to run and from host to host
masked; and what OCSF recommends and an event honestly lacks. UPDATE_GOLDEN=1 rewrites the files."""

import json
import os
import re

import harness

UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"
VERSIONS = ("1.3.0", "1.8.0")
# Where each golden event comes from: a kind of mksock, the role, and as whom it is asked for.
KINDS = {
    "listener": ("tcp-pair", "listener", None),
    "established": ("tcp-pair", "server", None),
    "time-wait": ("time-wait", "time-wait", None),
    "owner-unresolved": ("tcp-pair", "server", harness.NOBODY),
}
ENDS = {"ip": "127.0.0.1", "port": 8443, "from": "127.0.0.2", "from_port": 51812}

# Facts of the host or of how the test is run: only that they are there is compared.
HOST = {"device", "actor", "parent_process", "ancestry", "lineage", "reporter", "owner"}
# Facts that some hosts have and others have not.
OPTIONAL = {"session", "cgroup", "cgroup_id", "timer", "congestion", "process_details", "unit", "slice",
            "user_unit", "container"}
TIMES = re.compile(r"(^|_)time(_dt)?$")
VOLATILE = {"uid", "correlation_uid", "sequence", "pid", "cookie", "inode", "netns", "cmd_line",
            "path", "working_directory", "size", "timezone_offset"}


def mask(value, pids, where=()):
    """The same shape with placeholders. pids: numbers that occur within sentences."""
    if isinstance(value, dict):
        return {key: mask_member(key, item, pids, where + (key,))
                for key, item in sorted(value.items()) if key not in OPTIONAL}
    if isinstance(value, list):
        return [mask(item, pids, where) for item in value]
    if isinstance(value, str):
        for pid in pids:
            value = re.sub(r"(?<![\d.:])%d(?![\d.:])" % pid, "<pid>", value)
    return value


def mask_member(key, item, pids, where):
    if key in HOST:
        return "<host>"
    if key == "user" and isinstance(item, dict) or where[-2:] == ("socket", "uid"):
        return item
    if key == "observables":
        return [mask_observable(one, pids) for one in item]
    if key in VOLATILE or TIMES.search(key):
        keep = item in ("none", "unresolved") or (key == "pid" and item == 0)
        return item if keep else "<%s>" % key
    if key == "version" and where[-2:] == ("product", "version"):
        return "<version>"
    if key == "gaps":
        return "<gaps>"
    if key == "detail" or key == "fds":
        return "<%s>" % key
    return mask(item, pids, where)


def mask_observable(one, pids):
    if one["name"].startswith(("device", "process.cmd_line", "process.file", "process.path",
                               "process.parent", "actor")) or one["name"] == "process.pid":
        return dict(one, value="<%s>" % one["name"]) if "value" in one else one
    return mask(one, pids)


class Golden(harness.SystemTest):
    def made(self, kind):
        netns = self.new_netns()
        return netns, self.mksock(kind, netns, **ENDS)

    def events(self, version):
        """Name, event, and the mksock's pid."""
        for name, (kind, role, user) in KINDS.items():
            netns, made = self.made(kind)
            answer = self.ask("--ocsf-version", version, "--name", "golden", netns=netns, user=user)
            event, = answer.find(made[role])
            yield name, event, made.pid
        answer = self.ask("--ocsf-version", version, netns=self.new_netns(), expect=1)
        yield "does-not-exist", answer.events[0], 0
        self.mksock("tcp-listen", self.new_netns())
        answer = self.ask("--ocsf-version", version, netns=self.new_netns(), scope="all",
                          user=harness.NOBODY)
        yield "view-incomplete", answer.events[-1], 0

    def test_golden(self):
        for version in VERSIONS:
            for name, event, pid in self.events(version):
                with self.subTest(name=name, version=version):
                    # Counts and words of what could not be entered depend on the host.
                    if name == "view-incomplete":
                        event["message"] = re.sub(r"\d+ gaps?", "<n> gaps", event["message"])
                        event["status_detail"] = "<detail>"
                    self.compare(name, version, mask(event, [pid] if pid else []))

    def compare(self, name, version, masked):
        path = os.path.join(harness.GOLDEN, "%s-%s.json" % (name, version))
        masked["query_info"]["query_string"] = re.sub(r"netns = \d+", "netns = <netns>",
                                                      masked["query_info"]["query_string"])
        masked["message"] = re.sub(r"netns = \d+", "netns = <netns>", masked["message"])
        if UPDATE:
            with open(path, "w", encoding="utf-8") as handle:
                json.dump(masked, handle, indent=1, sort_keys=True, ensure_ascii=False)
                handle.write("\n")
        with open(path, encoding="utf-8") as handle:
            self.assertEqual(masked, json.load(handle))


class MissingRecommended(harness.SystemTest):
    """The judge's list of recommended attributes that an event lacks is the committed one, and each
    has its reason there. tests/golden/missing-recommended.json: kind, path, {version: reason}."""

    PATH = os.path.join(harness.GOLDEN, "missing-recommended.json")

    def setUp(self):
        if harness.judge() is None:
            self.skipTest("the independent validator is not here")

    def missing(self, version, kind, role, user):
        netns = self.new_netns()
        made = self.mksock(kind, netns, **ENDS)
        answer = self.ask("--ocsf-version", version, netns=netns, user=user)
        event, = answer.find(made[role])
        found = set()
        line = (json.dumps(event) + "\n").encode()
        for _, entry in harness.judge().complaints(line, version, missing_recommended=True):
            self.assertEqual(entry["warning"], "attribute_recommended_missing", entry)
            found.add(re.sub(r"\[\d+\]", "[]", entry["attribute_path"]))
        return found

    def test_list(self):
        with open(self.PATH, encoding="utf-8") as handle:
            committed = json.load(handle)
        for name, (kind, role, user) in KINDS.items():
            for version in VERSIONS:
                with self.subTest(name=name, version=version):
                    found = self.missing(version, kind, role, user)
                    listed = committed[name][version]
                    # What only some hosts have is marked so, and may be there.
                    must = {p for p, why in listed.items() if not why.startswith("(host) ")}
                    self.assertEqual(sorted(found - set(listed)), [], "missing without a reason")
                    self.assertEqual(sorted(must - found), [], "no longer missing")
                    for path, why in listed.items():
                        self.assertGreater(len(why), 10, path)


if __name__ == "__main__":
    harness.main()
