"""Finding seeds by streaming: every seed of every quotation in one pass over the letters, in numpy.

The letters of a whole batch lie in one array, texts apart. Over it runs a hash of each k letters; a bitmap of the
seeds' hashes lets through the few places where one may stand, a table gives the seeds for those, and what stands
beside them, eight letters to a machine word, throws out most chance hits before anything is looked at one by one.
Gives just what scan.py gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from .letters import BLOCK, is_loose, letters_of_character, plain_entities, scan_block
from .limits import Limits
from .seeds import AROUND, BESIDE, CHOICE, COMMON, Candidate, Hit, TextSeeds, choose_seeds

Array = Any     # numpy arrays; their element types are named where they are made

_CHUNK = 1 << 17        # code points at a time: the working arrays stay in the processor's cache
_BETWEEN = 0x10FFFF     # stands between texts; plain letters never map to it
_PAIRS = 4096           # passages at hand at a time while they are compared
_GAP = "\U0010ffff" * (2 * BESIDE + 2)
_MARGIN = 4 * BESIDE     # of the array of bytes, at both ends
_UNKNOWN = 0xFFFFFFFF
_SEVERAL = 0xFFFFFFFE
_MIX = np.uint32(0x9E3779B1)
_BASE = 0x85EBCA6B
_LOW7 = np.uint64(0x7F7F7F7F7F7F7F7F)
_HIGH = np.uint64(0x8080808080808080)
_ONES = np.uint64(0x0101010101010101)


class LetterTable:
    """Letters of every code point as an array to look them up in, filled in as code points are met."""

    def __init__(self) -> None:
        self._codes = np.full(0x110000, _UNKNOWN, np.uint32)
        self._several: dict[int, Array] = {}
        self._loose = np.zeros(0x110000, bool)
        self._fill(np.arange(0x180, dtype=np.uint32))
        self._codes[_BETWEEN] = _BETWEEN

    def letters(self, raw: Array) -> tuple[Array, Array]:
        """The letters (uint32) of raw code points, and for each the index of the code point it comes from."""
        codes = self._codes.take(raw)
        top = int(codes.max(initial=0))
        if top >= _SEVERAL:
            if top == _UNKNOWN:
                self._fill(np.unique(raw[codes == _UNKNOWN]))
                codes = self._codes.take(raw)
            if (codes == _SEVERAL).any():
                return self._apart(raw, codes)
        kept = np.flatnonzero(codes != 0)
        return codes.take(kept), kept

    def _fill(self, unknown: Array) -> None:
        for code in unknown.tolist():
            letters = letters_of_character(code)
            if len(letters) == 1:
                self._codes[code] = ord(letters)
            elif letters:
                self._codes[code] = _SEVERAL
                self._several[code] = np.array([ord(letter) for letter in letters], np.uint32)
            else:
                self._codes[code] = 0
            self._loose[code] = letters and is_loose(code)

    def edges(self, raw: Array, kept: Array, before: int) -> tuple[Array, int]:
        """Of letters that come from raw code points `kept`, whether something that is none may stand before each.

        `before` is where the last letter before these comes from, negative, or -2; the second result is that for the
        next stretch.
        """
        edges = np.diff(kept, prepend=before) != 1
        loose = self._loose.take(raw)
        if loose.any():
            edges |= loose.take(kept)
            edges[1:] |= loose.take(kept[:-1])
        if not len(kept):
            return edges, before - len(raw)
        return edges, -2 if loose[kept[-1]] else int(kept[-1]) - len(raw)

    def _apart(self, raw: Array, codes: Array) -> tuple[Array, Array]:
        counts = (codes != 0).astype(np.int64)
        odd = np.flatnonzero(codes == _SEVERAL)
        kinds = raw.take(odd)
        for code in np.unique(kinds).tolist():
            counts[odd[kinds == code]] = len(self._several[code])
        origin = np.repeat(np.arange(len(raw)), counts)
        letters = codes.take(origin)
        starts = (np.cumsum(counts) - counts)
        for code in np.unique(kinds).tolist():
            at = starts[odd[kinds == code]]
            for number, letter in enumerate(self._several[code]):
                letters[at + number] = letter
        return letters, origin


@dataclass(frozen=True)
class Batch:
    """The letters of a batch of texts.

    `letters` has those of all texts, and the code points between texts; text i's begin at `firsts[i]` and end at
    `lasts[i]`. `bytes` is one byte a letter, with _MARGIN of none at both ends. `counts[b]` is how many letters
    stand before raw block b (of BLOCK code points of the texts joined); text i begins at raw offset `raws[i]` of those.
    `edges` says of each letter whether something that is none stands before it; it is empty where nobody asks.
    """

    letters: Array
    bytes: Array
    counts: Array
    raws: list[int]
    firsts: list[int]
    lasts: list[int]
    edges: Array


@dataclass(frozen=True, slots=True)
class StreamedText:
    """What the stream gave for one text."""

    candidates: dict[int, list[Candidate]]
    plain: str
    start: int
    batch: Batch
    index: int

    def raw(self, place: int) -> int:
        """Raw offset of the code point that letter number `place` comes from."""
        batch = self.batch
        wanted = place + batch.firsts[self.index]
        block = int(np.searchsorted(batch.counts, wanted, "right")) - 1
        left = wanted - int(batch.counts[block])
        base = batch.raws[self.index]
        # A block may begin in the text before; its letters there count too, but this text's begin at firsts.
        begin = block * BLOCK - base
        if begin < 0:
            left = place
            begin = 0
        return scan_block(self.plain, begin, left) + self.start


@dataclass(frozen=True)
class _Table:
    """All seeds of one size, by bucket; `offsets[b]` is where bucket b begins. `known[b]` says that it holds any.

    Of each seed: whose it is and its place there (`at`: that in all wordings), its letters and their hash, and how many
    letters of the wording stand within BESIDE and twice as far on its sides (`near`, `wide`).
    """

    size: int
    targets: Array
    places: Array
    at: Array
    near: Array
    wide: Array
    codes: Array
    hashes: Array
    offsets: Array
    shift: int
    known: Array


class Stream:
    """All seeds in one pass. `wordings` are letters; `floors` say how alike what is about a candidate must be."""

    def __init__(self, wordings: Sequence[str], floors: Sequence[float], limits: Limits) -> None:
        self._limits = limits
        self._wordings = wordings
        self._letters = LetterTable()
        self._sizes = np.array([len(letters) for letters in wordings], np.int64)
        self._exact = self._sizes < limits.fuzzy_letters
        self._seed_sizes = np.array([limits.seed_size(len(letters)) for letters in wordings], np.int64)
        codes, self._firsts = _padded_codes(wordings)
        own = np.where(codes == 0, 1, _letter_bytes(codes)).astype(np.uint8)
        self._by_eights = np.ascontiguousarray(_words(own))
        self._floors = np.array(floors)
        targets, places = choose_all_seeds(wordings, limits)
        sizes = self._seed_sizes[targets]
        self._tables = []
        for size in np.unique(sizes).tolist():
            mine = np.flatnonzero(sizes == size)
            self._tables.append(_table(size, targets[mine], places[mine], self._firsts, self._sizes, codes))
        self._short = any(table.size < limits.fuzzy_letters for table in self._tables)

    def candidates(self, texts: Sequence[str], starts: Sequence[int]) -> list[TextSeeds]:
        """For each text, from its start offset on, the candidates of each wording that has any."""
        plain = [plain_entities(text[start:] if start else text) for text, start in zip(texts, starts)]
        batch = self._read(plain)
        found: list[dict[int, list[Candidate]]] = [{} for _ in texts]
        for index, target, candidate in self._chain(batch, *self._hits(batch)):
            found[index].setdefault(target, []).append(candidate)
        return [StreamedText(found[index], plain[index], starts[index], batch, index) for index in range(len(texts))]

    def _read(self, plain: Sequence[str]) -> Batch:
        # Room for a letter each; what is not used is never touched, so it takes no memory.
        every = np.empty(sum(len(text) + len(_GAP) for text in plain), np.uint32)
        edges = np.empty(len(every) if self._short else 0, bool)
        counts, raws, firsts, lasts = [], [], [], []
        total = raw_total = 0
        last_kept = -2
        for joined, begins in _chunks(plain):
            raw = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
            codes, kept = self._letters.letters(raw)
            if total + len(codes) > len(every):     # code points of several letters: Hangul, ligatures
                every = np.concatenate((every[:total], np.empty(total + 3 * len(codes), np.uint32)))
                edges = np.concatenate((edges[:total], np.empty(total + 3 * len(codes) if self._short else 0, bool)))
            every[total:total + len(codes)] = codes
            first_block = -(-raw_total // BLOCK)
            marks = np.arange(first_block * BLOCK - raw_total, len(raw), BLOCK)
            counts.append(np.searchsorted(kept, marks) + total)
            if self._short:
                edges[total:total + len(codes)], last_kept = self._letters.edges(raw, kept, last_kept)
            for start, end in begins:
                if start is not None:
                    raws.append(raw_total + start)
                    firsts.append(total + int(np.searchsorted(kept, start)))
                if end is not None:
                    lasts.append(total + int(np.searchsorted(kept, end)))
            total += len(codes)
            raw_total += len(raw)
        every, edges = every[:total], edges[:total]
        flat = np.zeros(total + 2 * _MARGIN, np.uint8)
        for at in range(0, total, _CHUNK):
            part = every[at:at + _CHUNK]
            flat[_MARGIN + at:_MARGIN + at + len(part)] = np.where(part == _BETWEEN, 0, _letter_bytes(part))
        blocks = np.concatenate(counts) if counts else np.zeros(1, np.int64)
        return Batch(every, flat, blocks, raws, firsts, lasts, edges)

    def _hits(self, batch: Batch) -> tuple[Array, Array, Array, Array]:
        """Target, place, found (in the batch) and how well the sides agree, of each hit worth keeping."""
        parts: list[tuple[Array, Array, Array, Array]] = []
        waiting, bound = 0, 1 << 21
        for at in range(0, len(batch.letters), _CHUNK):
            there = np.ascontiguousarray(_words(batch.bytes[at:at + _CHUNK + 4 * _MARGIN]))
            for table in self._tables:
                stretch = batch.letters[at:at + _CHUNK + table.size - 1]
                if len(stretch) < table.size:
                    continue
                for hits in _seed_hits(table, stretch, at):
                    kept = self._beside(batch, table, *hits, there, at)
                    if len(kept[0]):
                        parts.append(kept)
                        waiting += len(kept[0])
            if waiting > bound:
                parts = [self._cap(batch, parts)]
                waiting = len(parts[0][0])
                bound = max(bound, 2 * waiting)
        return self._cap(batch, parts)

    def _beside(self, batch: Batch, table: _Table, rows: Array, found: Array, there: Array,
                base: int) -> tuple[Array, Array, Array, Array]:
        """What _hits gives, of these rows and places. `there` is the bytes about, by eights, from `base` on."""
        size = table.size
        exact: Any = False
        if size < self._limits.fuzzy_letters:
            exact = self._exact.take(table.targets.take(rows))
            if exact.any():
                good = np.flatnonzero(~exact | _bounded(batch, found, size))
                rows, found, exact = rows[good], found[good], exact[good]
        at, near, wide = table.at.take(rows), table.near.take(rows), table.wide.take(rows)
        agreeing = self._agreeing(at, there, found - base, (-BESIDE, size), 1)
        good = np.flatnonzero((_share(agreeing, near) >= self._limits.beside) | exact)
        agreeing = agreeing[good] + self._agreeing(at[good], there, found[good] - base, (-2 * BESIDE, size + BESIDE), 2)
        share = _share(agreeing, wide[good])
        kept = np.flatnonzero((share >= self._limits.beside_wide) | (exact if exact is False else exact[good]))
        good, share = good[kept], share[kept]
        rows, found = rows[good], found[good]
        # Hashes may agree by chance: what is left is compared letter by letter.
        same = np.ones(len(rows), bool)
        for number in range(size):
            same &= batch.letters[found + number] == table.codes[rows, number]
        rows, found, share = rows[same], found[same], share[same]
        return table.targets[rows], table.places[rows], found, share

    def _agreeing(self, at: Array, there: Array, found: Array, offsets: tuple[int, int], shifts: int) -> Array:
        """How many letters agree in the two stretches of eight at these offsets from each seed, at the best shift.

        `at` are places in all wordings. `there` has the text's bytes by eights, its margin included; `found` are places
        in it.
        """
        agreeing = np.zeros(len(at), np.uint64)
        for offset in offsets:
            side = self._by_eights.take(at + offset)
            at_text = found + (_MARGIN + offset)
            best = _same_bytes(side, there.take(at_text))
            for shift in range(1, shifts + 1):
                np.maximum(best, _same_bytes(side, there.take(at_text - shift)), out=best)
                np.maximum(best, _same_bytes(side, there.take(at_text + shift)), out=best)
            agreeing += best
        return agreeing

    def _cap(self, batch: Batch, parts: list[tuple[Array, Array, Array, Array]]) -> tuple[Array, Array, Array, Array]:
        """All hits together, no more than max_hits per text and target, the first ones."""
        if not parts:
            none = np.zeros(0, np.int64)
            return none, none, none, np.zeros(0)
        targets, places, found, share = (np.concatenate(column) for column in zip(*parts))
        if np.bincount(targets).max() > self._limits.max_hits:
            texts = np.searchsorted(batch.firsts, found, "right")
            order = np.lexsort((places, found, targets, texts))
            first = np.ones(len(order), bool)
            first[1:] = (targets[order[1:]] != targets[order[:-1]]) | (texts[order[1:]] != texts[order[:-1]])
            begins = np.flatnonzero(first)
            rank = np.arange(len(order)) - np.repeat(begins, np.diff(np.append(begins, len(order))))
            order = order[rank < self._limits.max_hits]
            targets, places, found, share = targets[order], places[order], found[order], share[order]
        return targets, places, found, share

    def _chain(self, batch: Batch, targets: Array, places: Array, found: Array,
               share: Array) -> Iterator[tuple[int, int, Candidate]]:
        """The candidates as (text, target, candidate), see chain.py; by text, target and diagonal."""
        if not len(targets):
            return
        texts = np.searchsorted(batch.firsts, found, "right") - 1
        local = found - np.array(batch.firsts)[texts]
        diagonals = local - places
        order = np.lexsort((places, diagonals, texts * len(self._sizes) + targets))
        targets, places, local, share, texts, diagonals = (
            column[order] for column in (targets, places, local, share, texts, diagonals))
        slacks = np.maximum(4, self._sizes[targets] // 6)
        new = np.ones(len(order), bool)
        new[1:] = ((targets[1:] != targets[:-1]) | (texts[1:] != texts[:-1])
                   | (np.diff(diagonals) > slacks[1:]) | self._exact[targets[1:]])
        begins = np.flatnonzero(new)
        cells = (diagonals - np.repeat(diagonals[begins], np.diff(np.append(begins, len(order))))) // (4 * slacks)
        new[1:] |= cells[1:] != cells[:-1]
        begins = np.flatnonzero(new)
        ends = np.append(begins[1:], len(order))
        # The best of each group, the first of equals; and the first and last of its seeds, by place.
        by_place = places * (int(local.max()) + 1) + local
        best, firsts, lasts = (_leasts(column, begins) for column in (-share, by_place, -by_place))
        # A group that goes on where the one before leaves off, a little later in the text: see scan.py.
        follows = np.zeros(len(begins) + 1, bool)
        follows[1:-1] = ((targets[begins[1:]] == targets[begins[:-1]]) & (texts[begins[1:]] == texts[begins[:-1]])
                         & (diagonals[begins[1:]] - diagonals[ends[:-1] - 1] <= self._limits.max_gap)
                         & (places[best[:-1]] < places[best[1:]]))
        floors = np.where(follows[1:] | follows[:-1], self._limits.around_pair, self._limits.around)
        floors = np.maximum(floors, self._floors[targets[firsts]])
        yield from self._like(batch, texts[firsts], targets[firsts], floors, (places[best], local[best]),
                              tuple((places[at], local[at], share[at]) for at in (firsts, lasts)))

    def _like(self, batch: Batch, texts: Array, targets: Array, floors: Array, best: tuple[Array, Array],
              ends: tuple[tuple[Array, Array, Array], ...]) -> Iterator[tuple[int, int, Candidate]]:
        """The candidates whose letters around the best hit are alike enough, as seeds.around has it: `floors` say.

        `best` is (places, found), `ends` of the first and the last hit (places, found, share).
        """
        places, found = best
        before = np.minimum(places, AROUND)
        after = np.minimum(self._sizes[targets] - places, self._seed_sizes[targets] + AROUND)
        exact = self._exact[targets]
        columns = (texts, targets, places - before, places + after, np.maximum(0, found - before), found + after)
        likeness = np.ones(len(texts))
        unsure = np.flatnonzero(~exact)
        for at in range(0, len(unsure), _PAIRS):
            rows = unsure[at:at + _PAIRS]
            current, letters = -1, ""
            wanted, there = [], []
            for text, target, low, high, start, end in zip(*(column[rows].tolist() for column in columns)):
                if text != current:
                    current, letters = text, _decoded(batch.letters[batch.firsts[text]:batch.lasts[text]])
                wanted.append(self._wordings[target][low:high])
                there.append(letters[start:end])
            likeness[rows] = process.cpdist(
                wanted, there, scorer=fuzz.ratio, score_cutoff=100 * self._limits.around_pair, dtype=np.float64) / 100.0
        good = np.flatnonzero(likeness >= floors)
        hits = [[Hit(*hit) for hit in zip(*(column[good].tolist() for column in end))] for end in ends]
        yield from zip(texts[good].tolist(), targets[good].tolist(),
                       map(Candidate, hits[0], hits[1], likeness[good].tolist()))


def _chunks(plain: Sequence[str]) -> Iterator[tuple[str, list[tuple[int | None, int | None]]]]:
    """The texts joined to chunks of about one size, a gap after each; with where in the chunk texts begin and end."""
    parts: list[str] = []
    size = 0
    begins: list[tuple[int | None, int | None]] = []
    for text in plain:
        begin: int | None = size
        for at in range(0, max(len(text), 1), _CHUNK):
            part = text[at:at + _CHUNK]
            if "\U0010ffff" in part:
                part = part.replace("\U0010ffff", "\u00ad")
            parts.append(part)
            size += len(part)
            if at + _CHUNK >= len(text):
                begins.append((begin, size))
                parts.append(_GAP)
                size += len(_GAP)
            else:
                begins.append((begin, None))
            begin = None
            if size >= _CHUNK:
                yield "".join(parts), begins
                parts, size, begins = [], 0, []
                begin = None
    if parts:
        yield "".join(parts), begins


def _decoded(letters: Array) -> str:
    return str(memoryview(letters).cast("B"), "utf-32-le", "surrogatepass")


def _letter_bytes(letters: Array) -> Array:
    return np.maximum((letters * _MIX >> np.uint32(24)).astype(np.uint8), 2)


def _padded_codes(wordings: Sequence[str]) -> tuple[Array, Array]:
    """The letters (uint32) of all wordings, a margin of zeros about each; and where each begins."""
    margin = "\x00" * (3 * BESIDE)
    joined = margin + "".join(letters + margin for letters in wordings)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    sizes = np.array([len(letters) for letters in wordings], np.int64) + len(margin)
    return codes, len(margin) + np.cumsum(sizes) - sizes


def choose_all_seeds(wordings: Sequence[str], limits: Limits) -> tuple[Array, Array]:
    """What seeds.choose_seeds chooses, for all wordings at once: (wordings, places), in order."""
    codes, firsts = _padded_codes(wordings)
    sizes = np.array([len(letters) for letters in wordings], np.int64)
    different, which = np.unique(sizes, return_inverse=True)
    seed_sizes, strides = (np.array([choose(size) for size in different.tolist()], np.int64)[which]
                           for choose in (limits.seed_size, limits.seed_stride))
    starts = np.where(sizes > 0, np.maximum(sizes - seed_sizes + 1, 1), 0)
    stretches = -(-starts // strides)
    targets = np.repeat(np.arange(len(wordings)), stretches)
    begins = (np.arange(len(targets)) - np.repeat(np.cumsum(stretches) - stretches, stretches)) * strides[targets]
    width = np.minimum(np.minimum(strides, CHOICE)[targets], starts[targets] - begins)
    # How many common pairs begin before each letter, all wordings together.
    plain = np.where(codes < 0x80, codes, 0).astype(np.int32)
    common = np.zeros(1 << 14, bool)
    common[[ord(pair[0]) << 7 | ord(pair[1]) for pair in COMMON]] = True
    before = np.zeros(len(codes), np.int32)
    np.cumsum(common[plain[:-1] << 7 | plain[1:]], out=before[1:])
    at = firsts[targets] + begins
    reach = seed_sizes[targets] - 1
    best, places = before[at + reach] - before[at], begins.copy()
    for offset in range(1, int(width.max(initial=1))):
        rows = np.flatnonzero(width > offset)
        count = before[at[rows] + reach[rows] + offset] - before[at[rows] + offset]
        rarer = count < best[rows]
        best[rows[rarer]], places[rows[rarer]] = count[rarer], begins[rows[rarer]] + offset
    # Few wordings have a seed twice: those are sorted out one by one.
    hashes = np.zeros(len(targets), np.uint32)
    for last in np.unique(reach).tolist():
        mine = np.flatnonzero(reach == last)
        hashes[mine] = _rolling(codes, last + 1)[firsts[targets[mine]] + places[mine]]
    keys = targets << 32 | hashes
    keys.sort()
    kept = np.ones(len(targets), bool)
    for target in np.unique(keys[1:][keys[1:] == keys[:-1]] >> 32).tolist():
        low, high = np.searchsorted(targets, (target, target + 1)).tolist()
        chosen = set(choose_seeds(wordings[target], limits))
        kept[low:high] = [place in chosen for place in places[low:high].tolist()]
    return targets[kept], places[kept]


def _table(size: int, targets: Array, places: Array, firsts: Array, sizes: Array, letters: Array) -> _Table:
    """The table of these seeds; wording i has sizes[i] letters, from firsts[i] on."""
    hashes = _rolling(letters, size)[firsts[targets] + places]
    # Sixteen buckets or more for each seed, within what the cache holds.
    bits = min(21, max(12, (len(targets) * 16).bit_length()))
    shift = 32 - bits
    buckets = _bucket(hashes, shift)
    order = np.argsort(buckets, kind="stable")
    offsets = np.zeros((1 << bits) + 1, np.int32)
    np.cumsum(np.bincount(buckets, minlength=1 << bits), out=offsets[1:])
    targets, places, hashes = targets[order], places[order], hashes[order]
    at, after = firsts[targets] + places, sizes[targets] - places - size
    near, wide = (np.minimum(places, reach) + np.minimum(after, reach) for reach in (BESIDE, 2 * BESIDE))
    codes = letters[at[:, None] + np.arange(size)]
    return _Table(size, targets, places, at, near, wide, codes, hashes, offsets, shift, offsets[1:] > offsets[:-1])


def _bucket(hashes: Array, shift: int) -> Array:
    return hashes * _MIX >> np.uint32(shift)


def _rolling(letters: Array, size: int) -> Array:
    """The hash of each `size` letters, a polynomial in them, by doubling."""
    power, span = letters, 1            # hash of each `span` letters
    result, done = None, 0              # hash of each `done` letters, from the low bits of size up
    left = size
    while True:
        if left & 1:
            if result is None:
                result, done = power, span
            else:
                count = len(letters) - done - span + 1
                result = result[:count] * _power(span) + power[done:done + count]
                done += span
        left >>= 1
        if not left:
            return result
        count = len(letters) - 2 * span + 1
        power = power[:count] * _power(span) + power[span:span + count]
        span *= 2


def _power(exponent: int) -> Any:
    return np.uint32(pow(_BASE, exponent, 1 << 32))


def _seed_hits(table: _Table, letters: Array, base: int) -> Iterator[tuple[Array, Array]]:
    """Rows of the table and places in the batch where their hashes agree, a bounded number at a time."""
    hashes = _rolling(letters, table.size)
    places = np.flatnonzero(table.known.take(_bucket(hashes, table.shift)))
    if not len(places):
        return
    buckets = _bucket(hashes[places], table.shift)
    begins = table.offsets[buckets]
    counts = table.offsets[buckets + 1] - begins
    step = max(1, (1 << 20) * len(places) // int(counts.sum()))
    for at in range(0, len(places), step):
        part = slice(at, at + step)
        number = counts[part]
        where = np.repeat(places[part], number)
        ends = np.cumsum(number)
        rows = np.arange(int(ends[-1])) - np.repeat(ends - number - begins[part], number)
        same = table.hashes[rows] == hashes[where]
        yield rows[same], where[same] + base


def _leasts(values: Array, begins: Array) -> Array:
    """Where in each group, which begin at these places, the least value stands, the first of equals."""
    least = np.minimum.reduceat(values, begins)
    places = np.flatnonzero(values == np.repeat(least, np.diff(np.append(begins, len(values)))))
    return places[np.searchsorted(places, begins)]


def _share(agreeing: Array, known: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(known > 0, agreeing / known, 1.0)


def _bounded(batch: Batch, found: Array, size: int) -> Array:
    """Where a word may begin and end, seen from the letters alone; lets through more than is, never less."""
    good = np.ones(len(found), bool)
    for at in (found, found + size):        # behind every text there is a gap, so both are places of the batch
        good &= batch.edges[at] | _loose(batch.letters[at]) | _loose(batch.letters[at - 1]) | (at == 0)
    return good


def _loose(letters: Array) -> Array:
    """Letters at which a word may end without a gap: symbols, and scripts without spaces, roughly."""
    ascii_word = ((letters >= 0x61) & (letters <= 0x7A)) | ((letters >= 0x30) & (letters <= 0x39))
    return ~(ascii_word | ((letters >= 0xC0) & (letters < 0xE00) & (letters != 0xD7) & (letters != 0xF7)))


def _words(values: Array) -> Array:
    """Eight bytes from each place on, as one number."""
    return np.ndarray((len(values) - 7,), "<u8", values, 0, (1,))


def _same_bytes(one: Array, other: Array) -> Array:
    """How many of the eight bytes agree."""
    apart = one ^ other
    zero = ~(((apart & _LOW7) + _LOW7) | apart) & _HIGH
    return (zero >> np.uint64(7)) * _ONES >> np.uint64(56)
