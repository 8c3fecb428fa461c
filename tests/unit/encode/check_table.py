#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random tables at random widths: each line compared with a table made here, and with what is
promised of every table."""

import sys

import terminal
from terminal import glyphs, head, joined, tail, width_of

END, MIDDLE, START, NEVER = range(4)
STYLES = ["", "\x1b[2m", "\x1b[32m", "\x1b[33m", "\x1b[31m", "\x1b[36m", "\x1b[1m"]
BOLD = 6
GAP = 2
ELLIPSIS = ("…", 1)


class Column:
    def __init__(self, rng, number):
        self.number = number
        self.title = "T%d%s" % (number, rng.choice(["", "ABC", "LONGER_NAME"]))
        self.is_right = rng.random() < 0.3
        self.cut = rng.randrange(4)
        self.min = rng.choice([0, 1, 3, 6, 12])
        self.rank = rng.randrange(5)

    def script(self):
        return "%s:%d:%d:%d:%d" % (self.title.encode().hex(), self.is_right, self.cut, self.min,
                                   self.rank)


class Table:
    def __init__(self, rng):
        self.columns = [Column(rng, i) for i in range(rng.randint(1, 9))]
        self.colour = rng.random() < 0.3
        self.header = rng.random() < 0.8
        longest = [rng.choice([3, 10, 40, 200]) for _ in self.columns]
        self.rows = [self.row(rng, longest) for _ in range(rng.choice([0, 1, 2, 9]))]
        self.later = [self.row(rng, longest) for _ in range(rng.choice([0, 0, 2]))]

    @staticmethod
    def row(rng, longest):
        return [(rng.randrange(len(STYLES)),
                 None if rng.random() < 0.1 else terminal.random_text(rng, n)) for n in longest]

    def script(self, width):
        flags = ("c" if self.colour else "") + ("" if self.header else "n") or "-"
        yield "table %d %s %s" % (width, flags, " ".join(c.script() for c in self.columns))
        for number, row in enumerate(self.rows + self.later):
            if number == len(self.rows):
                yield "print"
            yield "row " + " ".join("%d:%s" % (style, terminal.to_hex(data))
                                    for style, data in row)
        if not self.later:
            yield "print"
        yield "end"


def shown(data):
    return glyphs(b"-" if data is None else data.rstrip(b" "))


def cut(cell, room, how):
    if width_of(cell) <= room:
        return cell
    if how == END:
        return head(cell, room - 1) + [ELLIPSIS]
    front = head(cell, (room - 1) // 2 if how == MIDDLE else 0)
    return front + [ELLIPSIS] + tail(cell, room - 1 - width_of(front))


class Fit:
    """The columns that stay, and what each has."""

    def __init__(self, table, width):
        self.limit = width or 10**9
        self.staying = list(table.columns)
        self.natural = {}
        for c in table.columns:
            cells = [width_of(shown(row[c.number][1])) for row in table.rows]
            title = [len(c.title)] if table.header else []
            self.natural[c] = max(cells + title + [0])
        self.how = {c: c.cut for c in table.columns}
        self.least = {c: n if c.cut == NEVER else min(n, max(c.min, 1))
                      for c, n in self.natural.items()}
        self.leave_out(self.least, 1)
        self.leave_out({c: min(n, 1) for c, n in self.natural.items()}, 0)
        if self.total(self.least) <= self.limit:
            self.width = self.by_rank()
        else:
            self.width = self.by_width()

    def total(self, sizes):
        return sum(sizes[c] for c in self.staying) + GAP * (len(self.staying) - 1)

    def giving(self):
        return sorted(self.staying, key=lambda c: (c.rank, c.number), reverse=True)

    def leave_out(self, sizes, rank):
        while (len(self.staying) > 1 and self.total(sizes) > self.limit and
               self.giving()[0].rank >= rank):
            self.staying.remove(self.giving()[0])

    def by_rank(self):
        width = dict(self.natural)
        for c in self.giving():
            excess = self.total(width) - self.limit
            if excess > 0:
                width[c] = max(width[c] - excess, self.least[c])
        return width

    def by_width(self):
        width = {c: min(n, self.limit) for c, n in self.least.items()}
        while self.total(width) > self.limit:
            c = max(self.staying, key=lambda c: (width[c], c.number))
            width[c] -= 1
            if c.cut == NEVER:
                self.how[c] = START
        return width


def draw(fit, cells, table, width, is_header=False):
    """The line of (style, glyphs) by column number."""
    line, column, start = "", 0, 0
    for c in fit.staying:
        style, cell = cells[c.number]
        here = max(start, column + GAP if column else 0)
        room = max(fit.limit - here, 0)
        own = min(fit.width[c], room)
        if width and c is not fit.staying[-1] and fit.how[c] != NEVER:
            room = own
        taken = min(width_of(cell), room)
        start += fit.width[c] + GAP
        if not taken:
            continue
        if c.is_right:
            here += max(own - taken, 0)
        cell = cut(cell, taken, END if is_header else fit.how[c])
        begin, end = (STYLES[style], "\x1b[0m") if table.colour and style else ("", "")
        line += " " * (here - column) + begin + joined(cell) + end
        column = here + width_of(cell)
    return line


def expected(table, width):
    fit = Fit(table, width)
    lines = []
    if table.header:
        lines.append(draw(fit, [(BOLD, glyphs(c.title.encode())) for c in table.columns], table,
                          width, True))
    rows = [draw(fit, [(style, shown(data)) for style, data in row], table, width)
            for row in table.rows + table.later]
    lines += rows[:len(table.rows)]
    left_out = [c.title for c in table.columns if c not in fit.staying]
    return (["|" + line for line in lines] + [" ".join(["left out"] + left_out)] +
            ["|" + line for line in rows[len(table.rows):]] + ["end"], left_out)


def check_promises(table, width, lines, left_out):
    """What holds of any table, whatever the way to it."""
    for line in lines:
        plain = terminal.SGR.sub("", line)
        assert not plain.endswith(" ") or not plain, line
        columns = terminal.line_width(plain)
        assert not width or columns <= width, (columns, width, line)
        assert table.colour or "\x1b" not in line, line
    staying = [c for c in table.columns if c.title not in left_out]
    assert staying
    assert width or not left_out
    if all(c.rank == 0 for c in staying) or len(staying) == 1:
        return  # perhaps the last resort
    rows = lines[1:] if table.header else lines
    for row, line in zip(table.rows, rows):
        for c in staying:
            if c.cut == NEVER:
                assert joined(shown(row[c.number][1])) in terminal.SGR.sub("", line), (c.title, line)


def main():
    rng = terminal.rng_of(sys.argv[2])
    count, tables, script = int(sys.argv[3]), [], []
    for _ in range(count):
        table = Table(rng)
        for width in sorted({0, 1, rng.randint(2, 20), rng.randint(20, 80), 80, 120, 200}):
            tables.append((table, width))
            script += table.script(width)
    found = terminal.run(sys.argv[1], script)
    before, at = None, 0
    for table, width in tables:
        wanted, left_out = expected(table, width)
        have = found[at:at + len(wanted)]
        at += len(wanted)
        if have != wanted:
            sys.exit("width %d\n%s\nwanted\n%s\nfound\n%s" % (
                width, "\n".join(table.script(width)), "\n".join(wanted), "\n".join(have)))
        check_promises(table, width, [line[1:] for line in have if line[0] == "|"], left_out)
        # A wider terminal leaves out nothing that a narrower one shows.
        if width > 1 and before[0] is table:
            assert set(left_out) <= set(before[1]), (width, left_out, before[1])
        before = table, left_out
    assert at == len(found)
    print("%d tables" % len(tables))


main()
