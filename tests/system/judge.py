# SPDX-License-Identifier: Apache-2.0
"""The two judges of events: the independent OCSF validator, where it is, and connquery validate."""

import importlib.util
import json
import os
import re
import subprocess

from world import CONNQUERY, SOURCE

JUDGE = os.environ.get("OCSF_JUDGE", os.path.join(SOURCE, os.pardir, "shared", "tools",
                                                  "ocsf_validate.py"))


class Judge:
    """The independent validator, loaded once."""

    def __init__(self, path):
        specification = importlib.util.spec_from_file_location("ocsf_judge", path)
        self.module = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(self.module)
        self.store = self.module.SchemaStore(None)

    def complaints(self, out, version, missing_recommended=False):
        ignored = expected_codes(version)
        options = {"missing_recommended": missing_recommended, "extra": True,
                   "resolve_dotted_constraints": False}
        for item in self.module.read_inputs("stdout", out):
            for label, response in self.module.validate_input(item, self.store, options):
                self.module.drop_codes(response, ignored)
                for entry in response["errors"] + response["warnings"]:
                    yield label, entry


def version_key(version):
    return tuple(int(part) for part in version.split("."))


def expected_codes(version):
    """Class 5012 is deprecated from 1.5.0 on, and stays valid."""
    return {"class_deprecated"} if version_key(version) >= (1, 5, 0) else set()


def own_complaints(out, version):
    """What connquery validate --strict says of events, all of them."""
    run = subprocess.run([CONNQUERY, "validate", "--strict", "-o", "json"], input=out,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, check=False)
    expected, count = expected_codes(version), 0
    for line in run.stdout.decode().splitlines():
        response = json.loads(line)
        count += 1
        for entry in response["errors"] + response["warnings"]:
            if entry.get("error", entry.get("warning")) not in expected:
                yield response["input"], entry
    if count != out.count(b"\n"):
        yield "connquery validate", {"error": "%d events judged" % count}
    if run.returncode != (1 if expected else 0):
        yield "connquery validate", {"error": "exit %d: %s" % (run.returncode, run.stderr)}


_judge = []


def judge():
    """None where the validator is not there."""
    if not _judge:
        _judge.append(Judge(JUDGE) if os.path.exists(JUDGE) else None)
    return _judge[0]


MANY = 300


def to_judge(out):
    """All lines; of a flood the first ones and one of each further shape: what has the same text
    but for its digits is judged alike, and the judge takes a millisecond and more for each."""
    lines = out.split(b"\n")
    if len(lines) <= 2 * MANY:
        return out
    shapes = {re.sub(rb"[0-9a-f]*[0-9][0-9a-f]*", b"0", line): line for line in lines[MANY:]}
    return b"\n".join(lines[:MANY] + list(shapes.values()))
