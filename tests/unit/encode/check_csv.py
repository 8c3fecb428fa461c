#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads what csv_record writes with Python's csv module and compares it with the cells."""

import csv
import io
import re
import sys

import terminal

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800]")
BLANKS = "[\\s\u200b\u2060\ufeff]*"
FORMULA = re.compile(BLANKS + "[-=+@\uff1d\uff0b\uff0d\uff20\t\r\n]")
STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", " ", "  ", "\u3000", "\u00a0", "\ufeff", "\uff1d", '"',
          "'", ","]


def random_cell(rng):
    """(is_text, bytes or None)"""
    kind = rng.randrange(6)
    if kind == 0:
        return rng.random() < 0.5, None
    if kind == 1:
        return False, str(rng.randrange(-10**9, 10**9)).encode()
    start = "".join(rng.choices(STARTS, k=rng.randrange(3))) if kind < 4 else ""
    ends = rng.choice(["", "\r\n", "\n", '"', '""', ",,", " "])
    return True, start.encode() + terminal.random_text(rng, 30) + ends.encode()


def expected(is_text, data):
    if data is None:
        return ""
    text = CONTROLS.sub("\ufffd", terminal.decode(data))
    return ("'" if is_text and FORMULA.match(text) else "") + text


def main():
    rng = terminal.rng_of(sys.argv[2])
    records = [[random_cell(rng) for _ in range(rng.randint(1, 6))]
               for _ in range(int(sys.argv[3]))]
    script = ["csv " + " ".join("tn"[not is_text] + terminal.to_hex(data) for is_text, data in r)
              for r in records]
    found = [bytes.fromhex(line) for line in terminal.run(sys.argv[1], script)]
    assert all(f.endswith(b"\r\n") for f in found)
    # strict: what no writer should write is an error
    rows = list(csv.reader(io.StringIO(b"".join(found).decode("utf-8"), newline=""), strict=True))
    assert len(rows) == len(records), (len(rows), len(records))
    for cells, row, raw in zip(records, rows, found):
        wanted = [expected(*cell) for cell in cells]
        if row != wanted:
            sys.exit("cells  %r\nwanted %r\nfound  %r\nas     %r" % (cells, wanted, row, raw))
        # none is not the same as empty
        if len(cells) > 1 and any(d == b"" for _, d in cells) != (b'""' in raw.replace(b'"""', b"")):
            if not any(d and b'"' in d for _, d in cells):
                sys.exit("empty cells are not quoted, or others are: %r %r" % (cells, raw))
    print("%d records" % len(rows))


main()
