# SPDX-License-Identifier: Apache-2.0
"""A log-log plot of seconds over sockets as SVG, one line a tool."""

import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 860, 520
LEFT, RIGHT, TOP, BOTTOM = 80, 220, 48, 56
COLOURS = ["#1b6ca8", "#d1495b", "#66a182", "#edae49", "#8d5a97", "#2e4057", "#7a7a7a", "#00798c",
           "#b5651d", "#444444", "#c71585", "#6b8e23"]


class Axis:
    """Places numbers of a range that covers whole powers of ten."""

    def __init__(self, values, start, end):
        self.low = math.floor(math.log10(min(values)) + 1e-9)
        self.high = max(math.ceil(math.log10(max(values)) - 1e-9), self.low + 1)
        self.start, self.end = start, end

    def place(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self):
        return [10.0 ** power for power in range(self.low, self.high + 1)]


def _number(value):
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def _frame(x, y):
    parts = []
    for value in x.ticks():
        at = x.place(value)
        parts.append(f'<path d="M{at:.1f} {TOP}V{HEIGHT - BOTTOM}" class="grid"/>'
                     f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">'
                     f'{_number(value)}</text>')
    for value in y.ticks():
        at = y.place(value)
        parts.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" class="grid"/>'
                     f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">'
                     f'{_number(value)}</text>')
    return parts


def _line(name, points, colour, x, y):
    """points: (sockets, seconds), with a seconds of None behind which it was stopped."""
    done = [(x.place(n), y.place(s)) for n, s in points if s]
    if not done:
        return [], None
    path = "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in done)
    parts = [f'<path d="{path}" stroke="{colour}" class="line"/>']
    parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>' for a, b in done]
    stopped = len(done) < len(points)
    return parts, (done[-1][1], name + (" (stopped)" if stopped else ""), colour)


def _names(ends):
    """Beside the ends of the lines, moved apart."""
    parts, last = [], -math.inf
    for at, name, colour in sorted(ends):
        last = max(at, last + 15)
        parts.append(f'<text x="{WIDTH - RIGHT + 12}" y="{last + 4:.1f}" fill="{colour}">'
                     f'{escape(name)}</text>')
    return parts


def svg(title, series):
    """series: {name: [(sockets, seconds or None)]}."""
    points = [p for line in series.values() for p in line]
    x = Axis([n for n, _ in points], LEFT, WIDTH - RIGHT)
    y = Axis([s for _, s in points if s], HEIGHT - BOTTOM, TOP)
    parts, ends = _frame(x, y), []
    for number, (name, line) in enumerate(series.items()):
        drawn, end = _line(name, line, COLOURS[number % len(COLOURS)], x, y)
        parts += drawn
        if end:
            ends.append(end)
    parts += _names(ends)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
            f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">\n'
            '<style>.grid{stroke:#ddd;fill:none}.line{fill:none;stroke-width:2}</style>\n'
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n'
            f'<text x="{LEFT}" y="24" font-size="15">{escape(title)}</text>\n'
            f'<text x="{LEFT}" y="{HEIGHT - 12}">TCP sockets on the host</text>\n'
            f'<text x="12" y="{TOP - 10}">seconds</text>\n' + "\n".join(parts) + "\n</svg>\n")
