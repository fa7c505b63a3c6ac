"""The paths of a drawing, moved, rounded to a tenth of a pixel and written short."""

from __future__ import annotations

import re

_STEP = re.compile(r"([A-Za-z])|(-?\d*\.?\d+(?:e-?\d+)?)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "A": 7, "C": 6, "Z": 0}


def write_number(number: float, *, places: int = 1) -> str:
    """Return a number with so many decimals at most, without a needless zero."""
    written = f"{number:.{places}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    written = re.sub(r"^(-?)0\.", r"\1.", written)
    return "0" if written in {"", "-", "-0", "-."} else written


def place_path(path: str, x: float, y: float) -> str:
    """Return `path` moved by `x` and `y`, in short steps from point to point. What rounding takes from one step the next makes good."""
    pen = _Pen()
    for letter, numbers in _commands(path):
        origin = (pen.x - x, pen.y - y) if letter.islower() else (0.0, 0.0)
        pen.take(letter.upper(), numbers, (x + origin[0], y + origin[1]))
    return "".join(pen.written)


def _commands(path: str) -> list[tuple[str, list[float]]]:
    found: list[tuple[str, list[float]]] = []
    letter, numbers = "", list[float]()
    for name, number in _STEP.findall(path):
        if name:
            letter, numbers = name, []
        else:
            numbers.append(float(number))
        if letter.upper() not in _TAKES:
            raise ValueError(f"a path holds the step {letter!a}, which is not known")
        if len(numbers) == _TAKES[letter.upper()] and (name or numbers):
            found.append((letter, numbers))
            letter, numbers = {"M": "L", "m": "l"}.get(letter, letter), []
    return found


class _Pen:
    """Draws from point to point; where it stands is kept as it was written, rounded."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.x = self.y = 0.0
        self._start = (0.0, 0.0)
        self._last = ""

    def take(self, letter: str, numbers: list[float], move: tuple[float, float]) -> None:
        """Draw one step whose points, in absolute pixels, are `numbers` and `move` together."""
        match letter:
            case "M":
                self._go("M", numbers[0] + move[0], numbers[1] + move[1])
                self._start = (self.x, self.y)
            case "L":
                self._go("l", numbers[0] + move[0], numbers[1] + move[1])
            case "H":
                self._go("l", numbers[0] + move[0], self.y)
            case "V":
                self._go("l", self.x, numbers[0] + move[1])
            case "A":
                radii = [write_number(number) for number in numbers[:5]]
                self._curve("a", radii, numbers[5] + move[0], numbers[6] + move[1])
            case "C":
                points = [self._step(numbers[index] + move[index % 2], index % 2) for index in range(4)]
                self._curve("c", points, numbers[4] + move[0], numbers[5] + move[1])
            case _:
                self.written.append("z")
                self.x, self.y = self._start
                self._last = ""

    def _go(self, letter: str, x: float, y: float) -> None:
        x, y = round(x, 1), round(y, 1)
        if letter == "M":
            self._write("M", [write_number(x), write_number(y)])
        elif abs(x - self.x) < 0.05 and abs(y - self.y) < 0.05:
            return
        elif abs(y - self.y) < 0.05:
            self._write("h", [write_number(x - self.x)])
        elif abs(x - self.x) < 0.05:
            self._write("v", [write_number(y - self.y)])
        else:
            self._write("l", [write_number(x - self.x), write_number(y - self.y)])
        self.x, self.y = x, y

    def _curve(self, letter: str, before: list[str], x: float, y: float) -> None:
        x, y = round(x, 1), round(y, 1)
        self._write(letter, [*before, write_number(x - self.x), write_number(y - self.y)])
        self.x, self.y = x, y

    def _step(self, number: float, axis: int) -> str:
        return write_number(number - (self.y if axis else self.x))

    def _write(self, letter: str, numbers: list[str]) -> None:
        words = "" if letter == self._last and letter != "M" else letter
        for index, number in enumerate(numbers):
            joint = "" if number.startswith("-") or (index == 0 and words) else " "
            words += joint + number
        self.written.append(words)
        self._last = letter
