#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what display_add shows with what Python's Unicode tables say: of each character alone
and of random texts, at every width."""

import sys

import terminal


def cases(rng, count):
    steady = list(filter(terminal.steady, map(chr, [*range(0xD800), *range(0xE000, 0x110000)])))
    for at in range(0, len(steady), 64):
        yield "".join("a%sb" % c for c in steady[at:at + 64]).encode(), 999
    for _ in range(count):
        text = terminal.random_text(rng, rng.choice([4, 12, 40]))
        full = terminal.width_of(terminal.glyphs(text))
        for width in {*range(min(full + 2, 12)), rng.randrange(full + 2), full}:
            yield text, width


def main():
    wanted, script = [], []
    for data, width in cases(terminal.rng_of(sys.argv[2]), int(sys.argv[3])):
        shown = terminal.glyphs(data)
        cut = terminal.head(shown, width)
        script.append("display %d %s" % (width, terminal.to_hex(data)))
        wanted.append("%d %d %s" % (terminal.width_of(shown), terminal.width_of(cut),
                                    terminal.joined(cut).encode().hex()))
    found = terminal.run(sys.argv[1], script)
    assert len(found) == len(wanted), (len(found), len(wanted))
    for line, want, have in zip(script, wanted, found):
        if want != have:
            sys.exit("%s\nwanted %s\nfound  %s" % (line, want, have))
    print("%d texts" % len(wanted))


main()
