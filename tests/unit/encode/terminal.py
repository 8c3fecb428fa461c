# SPDX-License-Identifier: Apache-2.0
"""What a terminal makes of a text, by Python's own Unicode tables: the reference for the checks."""

import codecs
import random
import re
import subprocess
import unicodedata

BROKEN = "\ud800"  # stands for a sequence that is no UTF-8
MARKS = 4
# Default ignorable characters that are letters or marks by category.
IGNORABLE = set(map(chr, [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0,
                          *range(0x180B, 0x1810), *range(0xFE00, 0xFE10),
                          *range(0xE0100, 0xE01F0)]))
SGR = re.compile("\x1b\\[[0-9;]*m")

codecs.register_error("mark", lambda e: (BROKEN, e.end))


def decode(data):
    return data.decode("utf-8", "mark")


def char_width(c):
    """None: must not be shown; 0: sits on the character before it."""
    category = unicodedata.category(c)
    if c in IGNORABLE or category in ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp"):
        return None
    if category in ("Mn", "Me") or "\u1160" <= c <= "\u11ff" or "\ud7b0" <= c <= "\ud7ff":
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def steady(c):
    """Whether all C libraries know it alike: it has not changed since Unicode 3.2."""
    old = unicodedata.ucd_3_2_0
    if unicodedata.category(c) == "Cn" and ord(c) & 0xFFFE != 0xFFFE:  # not for ever
        return False
    if ord(c) in (*range(0x3248, 0x3250), *range(0x4DC0, 0x4E00)):  # wide in some
        return False
    if unicodedata.category(c) == "Cf" and c != "\u00ad" and ord(c) in (
            *range(0x600, 0x606), 0x6DD, 0x70F):  # signs before a number, and to be seen
        return False
    return (old.category(c) == unicodedata.category(c) and
            old.east_asian_width(c) == unicodedata.east_asian_width(c))


def glyphs(data):
    """[(shown, width)]"""
    found = []
    text = decode(data)
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and char_width(text[end]) == 0:
            end += 1
        width, marks = char_width(text[at]), text[at + 1:end]
        if not width:
            found.append(("?", 1))
        else:
            found.append((text[at] + marks[:MARKS], width))
            if len(marks) > MARKS:
                found.append(("?", 1))
        at = end
    return found


def width_of(glyph_list):
    return sum(width for _, width in glyph_list)


def joined(glyph_list):
    return "".join(shown for shown, _ in glyph_list)


def line_width(line):
    """Of a line as it was printed, without its colours; asserts that it is fit to be shown."""
    total = 0
    for c in SGR.sub("", line):
        width = char_width(c)
        assert width is not None, (hex(ord(c)), line)
        total += width
    return total


def head(glyph_list, room):
    taken = []
    for g in glyph_list:
        room -= g[1]
        if room < 0:
            break
        taken.append(g)
    return taken


def tail(glyph_list, room):
    return head(glyph_list[::-1], room)[::-1]


def to_hex(data):
    return "-" if data is None else data.hex() or "."


def run(program, lines):
    """Sends a script to run_script, answers its lines."""
    result = subprocess.run([program], input="".join(line + "\n" for line in lines).encode(),
                            stdout=subprocess.PIPE, check=True)
    return result.stdout.decode("utf-8", "surrogateescape").split("\n")[:-1]


PIECES = ["\x1b[31m", "\n", "\t", "\x7f", "\x85", "\u200e", "\u202e", "\u2028", "\u2066", "\ufeff",
          "\u00ad", "\u3164", "\ufffd", "e\u0301", "o\u0302\u0323", "a" + 9 * "\u0301", "\u0301",
          "\u4e2d\u6587", "\u65e5\u672c", "\u6d4b\u8bd5", "\u1112\u1161\u11ab", "\uac00", "\u0e01\u0e34\u0e48",
          "\u05d0\u05d1", "\U00020000", " ", "  ", "=", ",", '"', "-", "…", "\u00e9", "\u20ac"]
RAW = [b"\xff", b"\xc0\xaf", b"\xe2\x82", b"\xed\xa0\x80", b"\xf0\x9f\x98", b"\xf4\x90\x80\x80", b"\x80",
       b"\0"]


def random_text(rng, longest, kind=None):
    """Bytes: plain ASCII, or a mixture of what a terminal may stumble over."""
    kind = kind or rng.choice(["plain", "plain", "mixed", "wide"])
    wanted = rng.randrange(longest + 1)
    out = b""
    while len(out) < wanted:
        dice = rng.random()
        if kind == "plain" or dice < 0.4:
            out += bytes(rng.choices(b"abcdefghij0123456789:./[] -_", k=rng.randint(1, 6)))
        elif kind == "wide":
            out += chr(rng.randrange(0x4E00, 0x9000)).encode()
        elif dice < 0.6:
            out += rng.choice(RAW)
        elif dice < 0.9:
            out += rng.choice(PIECES).encode()
        else:
            out += rng.randbytes(rng.randint(1, 3))
    return out if all(steady(c) for c in decode(out)) else random_text(rng, longest, kind)


def rng_of(argument):
    return random.Random(int(argument))
