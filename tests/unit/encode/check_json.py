#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads what make_json writes and compares each tree with what Python's parser makes of it."""

import json
import re
import subprocess
import sys

# What must never stand in a line as it is: controls, DEL, C1, line and paragraph separators.
UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def expected(script):
    """The tree that the calls describe. Broken UTF-8 is replaced as WHATWG says, which is what
    Python's decoder does."""
    root = []
    stack = [root]
    for token in script.split():
        if token == "c":
            stack.pop()
            continue
        kind, (key, value) = token[0], token[1:].split(":")
        if kind in "ao":
            made = [] if kind == "a" else {}
        elif kind == "n":
            made = int(value)
        elif kind == "b":
            made = value == "1"
        else:
            made = bytes.fromhex(value).decode("utf-8", "replace")
        if isinstance(stack[-1], list):
            stack[-1].append(made)
        else:
            stack[-1][key] = made
        if kind in "ao":
            stack.append(made)
    return root[0]


def main():
    out = subprocess.run([sys.argv[1], sys.argv[2], sys.argv[3]], check=True,
                         stdout=subprocess.PIPE).stdout.decode("utf-8")
    lines = out.split("\n")[:-1]
    assert len(lines) == 2 * int(sys.argv[3]), len(lines)
    for script, text in zip(lines[::2], lines[1::2]):
        found = json.loads(text)
        # true == 1 in Python, so compare what it would write.
        if json.dumps(found) != json.dumps(expected(script)) or UNFIT.search(text):
            sys.exit("not the same:\n%s\n%s" % (script[:2000], text[:2000]))
    print("%d trees" % (len(lines) // 2))


main()
