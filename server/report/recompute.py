"""Computes every figure and interval of this bundle again, from the files in data/.

    python3 recompute.py [--no-intervals]

Python 3.8 or later, nothing else. It prints one line a figure: ours as data/figures.csv has it, the one
computed here, and whether they are the same to 1e-9, with standard error and interval, in the language of the
report; all of it also goes into recomputed.csv, whose columns and verdicts are English. What data/coefficients.csv
and data/targets.csv have is compared in recomputed-coefficients.csv and recomputed-targets.csv, and printed where
it differs. --no-intervals leaves out what would have to be drawn; intervals by formula are computed always. Where
the package krippendorff is installed, its alpha stands beside ours. Exit code 0: all the same; 1: some differ.

Written from the formulas, apart from the program that made the figures; what both share is the generator of
random numbers, without which no interval could be had again.
"""

import array
import csv
import functools
import math
import os
import statistics
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOLERANCE = 1e-9


def table(name):
    with open(os.path.join(HERE, "data", name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Reading ------------------------------------------------------------------------------------------

settings = {row["name"]: row["value"] for row in table("settings.csv")}
coders = [row["coder"] for row in table("coders.csv")]
codes = [row["code"] for row in table("codes.csv")]
lengths = {row["transcript"]: int(row["length"]) for row in table("transcripts.csv")}

units = table("units.csv")
# What a draw draws a unit with; units of one coder alone are not drawn and stay in every draw.
STAYS = -1
drawn_with = [STAYS if row["drawn_with"] == "" else int(row["drawn_with"]) for row in units]
things = 1 + max(drawn_with, default=-1)

# For each unit: coder -> set of codes. Who is not in it did not complete the transcript.
ratings = [{} for _ in units]
for row in table("ratings.csv"):
    given = row["codes"]
    ratings[int(row["unit"]) - 1][row["coder"]] = frozenset(given.split("|") if given else ())

completed = {transcript: [] for transcript in lengths}
for row in table("layers.csv"):
    completed[row["transcript"]].append(row["coder"])
# Free spans are compared where two coders or more completed a transcript.
continua = [transcript for transcript in lengths if len(completed[transcript]) >= 2]
active = [coder for coder in coders if any(coder in people for people in completed.values())]

spans = {}
for row in table("spans.csv"):
    key = row["transcript"], row["code"]
    spans.setdefault(key, []).append((row["coder"], int(row["start"]), int(row["end"])))

slots = table("slots.csv")
# For each code and slot: unit -> coder -> what was said there, nothing in an empty list.
said = {(row["code"], row["slot"]): {} for row in slots}
for row in table("slot-ratings.csv"):
    values = row["values"].split("|") if row["values"] else []
    said[row["code"], row["slot"]].setdefault(int(row["unit"]) - 1, {})[row["coder"]] = values


# What is printed is in the language of the report, in letters that every terminal has.
WORDS = {
    "en": {
        "ours": "ours",
        "here": "here",
        "same": "same",
        "different": "DIFFERENT",
        "chosen": "data/%s.csv does not hold what settings.csv says was chosen.",
        "missing": "The Python package %s is not installed: its figures are left out.",
        "besides": "Not in data/figures.csv:",
        "lost": "What agreement on %s is lost to does not add up to 1 - alpha",
        "coefficients": "%d values of data/coefficients.csv, %d different",
        "targets": "%d shares of data/targets.csv, %d different",
        "all": "%d figures, %d different",
    },
    "de": {
        "ours": "Bericht",
        "here": "hier",
        "same": "gleich",
        "different": "VERSCHIEDEN",
        "chosen": "data/%s.csv passt nicht zur Auswahl in settings.csv.",
        "missing": "Das Python-Paket %s ist nicht installiert: Seine Werte fehlen.",
        "besides": "Nicht in data/figures.csv:",
        "lost": "Die Teile dessen, was bei %s verloren geht, ergeben zusammen nicht 1 - alpha",
        "coefficients": "%d Werte aus data/coefficients.csv, %d verschieden",
        "targets": "%d Anteile aus data/targets.csv, %d verschieden",
        "all": "%d Werte, %d verschieden",
    },
}[settings["language"]]

# What was chosen is what is here: nothing is compared besides.
for name, present in (("transcripts", lengths), ("coders", coders), ("codes", codes)):
    if settings[name] and settings[name].split("|") != list(present):
        sys.exit(WORDS["chosen"] % name)


# Random numbers: xoshiro128** seeded by splitmix32 (Blackman & Vigna 2021) -------------------------

MASK = 0xFFFFFFFF


def random_below(seed):
    state = seed & MASK

    def splitmix():
        nonlocal state
        state = (state + 0x9E3779B9) & MASK
        z = state ^ (state >> 16)
        z = (z * 0x21F0AAAD) & MASK
        z ^= z >> 15
        z = (z * 0x735A2D97) & MASK
        return z ^ (z >> 15)

    a, b, c, d = splitmix(), splitmix(), splitmix(), splitmix()

    def below(number):
        nonlocal a, b, c, d
        product = (b * 5) & MASK
        rotated = ((product << 7) | (product >> 25)) & MASK
        result = (rotated * 9) & MASK
        shifted = (b << 9) & MASK
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = ((d << 11) | (d >> 21)) & MASK
        return math.floor(result / 4294967296 * number)

    return below


def draws_of(number, draws, seed):
    """How often each of `number` things came, draw by draw."""
    below = random_below(seed)
    for _ in range(draws):
        times = [0] * number
        for _ in range(number):
            times[below(number)] += 1
        yield times


# Sums over what is drawn --------------------------------------------------------------------------


class Sums:
    """Named sums, kept apart for each thing that is drawn, so that a draw adds up a few numbers."""

    def __init__(self):
        self.of = {}

    def add(self, thing, name, value):
        if value != 0:
            own = self.of.setdefault(thing, {})
            own[name] = own.get(name, 0.0) + value

    def drawn(self, times=None):
        total = {}
        for thing, own in self.of.items():
            often = 1 if times is None or thing == STAYS else times[thing]
            if often:
                for name, value in own.items():
                    total[name] = total.get(name, 0.0) + often * value
        return total


class Figure:
    """A figure as a formula over sums, and what gives its standard error and interval by formula where something does."""

    def __init__(self, key, sums, formula, spread=None):
        self.key, self.sums, self.formula, self.spread = key, sums, formula, spread

    def value(self, times=None):
        return self.formula(self.sums.drawn(times))


def beyond_chance(observed, expected):
    if abs(1 - expected) <= 1e-15:
        return None
    return (observed - expected) / (1 - expected)


def distance(kind, a, b):
    """Passonneau (2006); an empty set is 1 away from any other."""
    if a == b:
        return 0.0
    common = len(a & b)
    if kind == "nominal" or common == 0:
        return 1.0
    nearness = common / len(a | b)
    if kind == "jaccard":
        return 1 - nearness
    return 1 - nearness * (2 / 3 if a <= b or b <= a else 1 / 3)


# Fixed units: the whole codebook ------------------------------------------------------------------


def set_alpha(kind):
    """Krippendorff's alpha of sets of codes: 1 - Do/De with distances that are not squared."""
    sums = Sums()
    for unit, given in zip(drawn_with, ratings):
        rated = list(given.values())
        if len(rated) < 2:
            continue
        sums.add(unit, "pairable", len(rated))
        apart = sum(distance(kind, a, b) for a in rated for b in rated)
        sums.add(unit, "apart", apart / (len(rated) - 1))
        for value in rated:
            sums.add(unit, value, 1)

    # Of two sets that share nothing the distance is 1: only others need be looked at.
    values = sorted({value for given in ratings for value in given.values()}, key=sorted)
    near = [
        (a, b, distance(kind, a, b))
        for index, a in enumerate(values)
        for b in values[index + 1 :]
        if kind != "nominal" and a & b
    ]

    def formula(total):
        pairable = total.get("pairable", 0)
        if pairable == 0:
            return None
        squares = sum(total.get(value, 0) ** 2 for value in values)
        nearer = sum(2 * total.get(a, 0) * total.get(b, 0) * (1 - d) for a, b, d in near)
        by_chance = pairable * pairable - squares - nearer
        if by_chance == 0:
            return None
        return 1 - (pairable - 1) * total.get("apart", 0) / by_chance

    return sums, formula


def many_coders(value_of):
    """Fleiss' kappa and percent agreement of any value a coder gives a unit."""
    sums = Sums()
    values = set()
    for unit, given in zip(drawn_with, ratings):
        rated = [value_of(one) for one in given.values()]
        if not rated:
            continue
        sums.add(unit, "rated", 1)
        counts = {}
        for value in rated:
            counts[value] = counts.get(value, 0) + 1
        values.update(counts)
        for value, count in counts.items():
            sums.add(unit, ("share", value), count / len(rated))
        if len(rated) > 1:
            alike = sum(count * (count - 1) for count in counts.values())
            sums.add(unit, "paired", 1)
            sums.add(unit, "agreement", alike / (len(rated) * (len(rated) - 1)))

    def percent(total):
        paired = total.get("paired", 0)
        return None if paired == 0 else total.get("agreement", 0) / paired

    def fleiss(total):
        observed = percent(total)
        if observed is None:
            return None
        expected = sum(total.get(("share", value), 0) ** 2 for value in values) / total["rated"] ** 2
        return beyond_chance(observed, expected)

    return sums, fleiss, percent


def two_coders(first, second, value_of):
    """Cohen's kappa and percent agreement of a pair, on the units both rated."""
    sums = Sums()
    values = set()
    for unit, given in zip(drawn_with, ratings):
        if first not in given or second not in given:
            continue
        one, other = value_of(given[first]), value_of(given[second])
        values.update((one, other))
        sums.add(unit, "units", 1)
        sums.add(unit, "same", int(one == other))
        sums.add(unit, ("first", one), 1)
        sums.add(unit, ("second", other), 1)

    def percent(total):
        number = total.get("units", 0)
        return None if number == 0 else total.get("same", 0) / number

    def cohen(total):
        observed = percent(total)
        if observed is None:
            return None
        products = sum(
            total.get(("first", value), 0) * total.get(("second", value), 0) for value in values
        )
        return beyond_chance(observed, products / total["units"] ** 2)

    return sums, cohen, percent


def binary_alpha(code):
    """Krippendorff's alpha, nominal, of a code as present or absent."""
    sums = Sums()
    for unit, given in zip(drawn_with, ratings):
        if len(given) < 2:
            continue
        present = sum(code in value for value in given.values())
        sums.add(unit, "pairable", len(given))
        sums.add(unit, "present", present)
        sums.add(unit, "apart", 2 * present * (len(given) - present) / (len(given) - 1))

    def formula(total):
        pairable, present = total.get("pairable", 0), total.get("present", 0)
        by_chance = 2 * present * (pairable - present)
        if by_chance == 0:
            return None
        return 1 - (pairable - 1) * total.get("apart", 0) / by_chance

    return sums, formula


# What is said in slots ------------------------------------------------------------------------------


def slot_alphas(code, slot, scale):
    """Krippendorff's alpha of what was said in a slot: nominal, or of a scale ordinal and interval.

    A unit counts where two coders said something; several values of a scale at once are none. Of a single
    unit there is no figure.
    """
    sums = Sums()
    found = set()
    compared = 0
    for unit, here in said[code, slot].items():
        given = [
            values[0]
            for values in here.values()
            if len(values) == 1 and (scale is None or values[0] in scale)
        ]
        if len(given) < 2:
            continue
        thing = drawn_with[unit]
        sums.add(thing, "pairable", len(given))
        found.update(given)
        compared += 1
        for at, one in enumerate(given):
            sums.add(thing, ("given", one), 1)
            for place, other in enumerate(given):
                if at != place and one != other:
                    sums.add(thing, "apart", 1 / (len(given) - 1))
                    sums.add(thing, ("both", one, other), 1 / (len(given) - 1))

    def nominal(total):
        pairable = total.get("pairable", 0)
        by_chance = pairable ** 2 - sum(total.get(("given", one), 0) ** 2 for one in found)
        if by_chance == 0 or compared == 1:
            return None
        return 1 - (pairable - 1) * total.get("apart", 0) / by_chance

    def on_scale(distance_of):
        def formula(total):
            number = [total.get(("given", one), 0) for one in scale]
            observed = by_chance = 0.0
            for k, one in enumerate(scale):
                for l, other in enumerate(scale):
                    if k != l and number[k] and number[l]:
                        d = distance_of(k, l, number)
                        observed += total.get(("both", one, other), 0) * d
                        by_chance += number[k] * number[l] * d
            if by_chance == 0 or compared == 1:
                return None
            return 1 - (total["pairable"] - 1) * observed / by_chance

        return formula

    def ordinal(k, l, number):
        low, high = min(k, l), max(k, l)
        return (sum(number[low : high + 1]) - (number[low] + number[high]) / 2) ** 2

    def interval(k, l, number):
        return (float(scale[k]) - float(scale[l])) ** 2

    if scale is None:
        return sums, {"nominal": nominal}
    return sums, {"ordinal": on_scale(ordinal), "interval": on_scale(interval)}


# Free spans ---------------------------------------------------------------------------------------


def u_alpha(code):
    """Krippendorff et al. (2016), the layer of one code, transcripts added up."""
    sums = Sums()
    for thing, transcript in enumerate(continua):
        people = len(completed[transcript])
        sums.add(thing, "compared", people * lengths[transcript])
        edges = {}
        for _, start, end in spans.get((transcript, code), []):
            edges[start] = edges.get(start, 0) + 1
            edges[end] = edges.get(end, 0) - 1
            sums.add(thing, "marked", end - start)
            sums.add(thing, "squares", (end - start) ** 2)
        there, before = 0, 0
        for place in sorted(edges):
            stretch = place - before
            sums.add(thing, "across", stretch * there * (people - there) / (people - 1))
            sums.add(thing, "within", stretch * there * (there - 1) / (people - 1))
            there += edges[place]
            before = place

    def formula(total):
        compared = total.get("compared", 0)
        across, within = total.get("across", 0), total.get("within", 0)
        if total.get("marked", 0) == 0:
            return None
        gaps, marked = compared - across - within, across + within
        own = (compared - total["marked"]) + total["squares"]
        divisor = compared * compared - own
        if divisor <= 0:
            return None
        expected = 2 * compared * gaps * marked / divisor
        if not expected > 1e-15 * compared:
            return None
        return 1 - 2 * across / expected

    return sums, formula


# Standard errors and intervals by formula ------------------------------------------------------------
#
# Coders are fixed, units are the sample (Gwet 2014; of two coders Fleiss, Cohen & Everitt 1969). A code is present or
# absent in each unit: `counts` has, for each unit that somebody rated, how many gave it the code, and how many rated it.


@functools.lru_cache(maxsize=None)
def t975(df):
    """Student's t with 97.5 % below it: the finite series for whole degrees of freedom, inverted by Newton's method.

    Abramowitz & Stegun (1964), 26.7.3 and 26.7.4. P(|T| <= t) is concave, so that from the left no step goes too far.
    """
    log_density = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - math.log(df * math.pi) / 2
    t = 1.959
    for _ in range(100):
        density = math.exp(log_density - (df + 1) / 2 * math.log1p(t * t / df))
        step = (0.95 - t_within(t, df)) / (2 * density)
        t += step
        if abs(step) <= 1e-9 * t:
            break
    return t


def t_within(t, df):
    """P(|T| <= t) of Student's t."""
    angle = math.atan(t / math.sqrt(df))
    square = df / (df + t * t)

    def terms():
        is_odd = df % 2
        term = math.cos(angle) if is_odd else 1.0
        for at in range(df // 2):
            yield term
            term *= square * (2 * at + 1 + is_odd) / (2 * at + 2 + is_odd)

    total = math.sin(angle) * math.fsum(terms())
    return (angle + total) * 2 / math.pi if df % 2 else total


def by_t(value, se, n):
    """Standard error and the ends of the interval, the upper one cut at 1."""
    reach = t975(n - 1) * se
    return se, value - reach, min(1.0, value + reach)


def over_units(value, parts):
    """The spread of a figure over units, from the part K_i of each."""
    n = len(parts)
    if n < 2:
        return None
    return by_t(value, math.sqrt(math.fsum((part - value) ** 2 for part in parts) / (n * (n - 1))), n)


def presence(code):
    return [(sum(code in value for value in given.values()), len(given)) for given in ratings if given]


def alike(present, rated):
    """Share of the pairs of ratings of a unit that agree; 0 where there is none."""
    absent = rated - present
    return (present * (present - 1) + absent * (absent - 1)) / (rated * (rated - 1)) if rated > 1 else 0.0


def percent_spread(counts, value):
    paired = sum(rated > 1 for _, rated in counts)
    return over_units(value, [len(counts) / paired * alike(*one) for one in counts])


def corrected_spread(counts, value, expected, of_unit=None):
    """Of (pa - pe) / (1 - pe), with pe and what chance is in each unit, where it depends on the ratings."""
    paired = sum(rated > 1 for _, rated in counts)
    parts = []
    for at, one in enumerate(counts):
        beyond = alike(*one) - expected if one[1] > 1 else 0.0
        part = len(counts) / paired * beyond / (1 - expected)
        if of_unit is not None:
            part -= 2 * (1 - value) * (of_unit[at] - expected) / (1 - expected)
        parts.append(part)
    return over_units(value, parts)


def share_of(counts):
    """The mean share of ratings with the code."""
    return math.fsum(present / rated for present, rated in counts) / len(counts) if counts else 0


def fleiss_spread(counts, value):
    share = share_of(counts)
    of_unit = [(p * share + (rated - p) * (1 - share)) / rated for p, rated in counts]
    return corrected_spread(counts, value, share ** 2 + (1 - share) ** 2, of_unit)


def alpha_spread(counts, value):
    """Gwet's, around alpha itself; of the units that two coders or more rated."""
    paired = [one for one in counts if one[1] > 1]
    n = len(paired)
    if n < 2:
        return None
    mean = sum(rated for _, rated in paired) / n
    share = sum(present for present, _ in paired) / (n * mean)
    expected = share ** 2 + (1 - share) ** 2
    agreeing = [alike(present, rated) * rated / mean for present, rated in paired]
    observed = math.fsum(agreeing) / n
    uncorrected = (observed - expected) / (1 - expected)
    squares = []
    for (present, rated), own in zip(paired, agreeing):
        excess = (rated - mean) / mean
        by_chance = (present * share + (rated - present) * (1 - share)) / mean - expected * excess
        part = own - observed * excess - expected - 2 * (1 - uncorrected) * (by_chance - expected)
        squares.append((part / (1 - expected) - uncorrected) ** 2)
    return by_t(value, math.sqrt(math.fsum(squares) / (n * (n - 1))), len(counts))


def pair_spread(cells, value, expected, lean):
    """Of two coders: `cells` has what they gave each unit both rated, `lean` is g_kl of the source."""
    n = len(cells)
    if n < 2:
        return None
    cross = [float(one == other) - (1 - value) * lean(one, other) for one, other in cells]
    mean = math.fsum(cross) / n
    variance = math.fsum((part - mean) ** 2 for part in cross) / (n * n * (1 - expected) ** 2)
    return by_t(value, math.sqrt(variance), n)


def cohen_spread(cells, value):
    n = len(cells)
    first, second = sum(one for one, _ in cells) / n, sum(other for _, other in cells) / n
    expected = first * second + (1 - first) * (1 - second)
    return pair_spread(
        cells,
        value,
        expected,
        lambda one, other: (second if one else 1 - second) + (first if other else 1 - first),
    )


def scott_spread(cells, value):
    n = len(cells)
    share = (sum(one for one, _ in cells) + sum(other for _, other in cells)) / (2 * n)
    return pair_spread(
        cells,
        value,
        share ** 2 + (1 - share) ** 2,
        lambda one, other: (share if one else 1 - share) + (share if other else 1 - share),
    )


def cells_of(code, first, second):
    return [(code in given[first], code in given[second]) for given in ratings if first in given and second in given]


def pair_percent_spread(code, first, second, value):
    """Over the units that one of two coders rated or both."""
    cells = cells_of(code, first, second)
    either = sum(first in given or second in given for given in ratings)
    parts = [either / len(cells) * (one == other) for one, other in cells]
    return over_units(value, parts + [0.0] * (either - len(cells)))


# Every coefficient of a code --------------------------------------------------------------------------


def coefficients_of(code):
    """Coefficients of a code, present or absent in each unit, by their name and part: each with its spread."""
    columns = [[code in given[g] if g in given else None for given in ratings] for g in active]
    counts = presence(code)
    paired = [one for one in counts if one[1] >= 2]
    observed = math.fsum(alike(*one) for one in paired) / len(paired) if paired else None
    share = share_of(counts)

    def corrected(expected, of_unit=None):
        value = None if observed is None else beyond_chance(observed, expected)
        return value, None if value is None else corrected_spread(counts, value, expected, of_unit)

    def in_units(present, absent):
        return [(p * present + (rated - p) * absent) / rated for p, rated in counts]

    sums, alpha = binary_alpha(code)
    value = alpha(sums.drawn())
    found = {
        ("percent", ""): (observed, None if observed is None else percent_spread(counts, observed)),
        ("bp", ""): corrected(1 / 2),
        ("fleiss", ""): corrected(share ** 2 + (1 - share) ** 2, in_units(share, 1 - share)),
        ("ac1", ""): corrected(2 * share * (1 - share), in_units(1 - share, share)),
        ("conger", ""): corrected(*conger_chance(columns)),
        ("alpha_nominal", ""): (value, None),
        ("alpha_gwet", ""): (value, None if value is None else alpha_spread(counts, value)),
    }
    kappas = [kappas_of(columns[g], columns[h]) for g in range(len(columns)) for h in range(g + 1, len(columns))]
    if len(columns) == 2:
        cells = [(a, b) for a, b in zip(*columns) if a is not None and b is not None]
        for name, value, spread in zip(("cohen", "scott"), kappas[0], (cohen_spread, scott_spread)):
            found[name, ""] = value, None if value is None else spread(cells, value)
    defined = [cohen for cohen, _ in kappas if cohen is not None]
    found["light", ""] = math.fsum(defined) / len(defined) if defined else None, None
    found["light", "undefined_pairs"] = len(kappas) - len(defined), None
    for name, value in zip(("holsti_mean", "holsti_composite"), holsti(columns)):
        found[name, ""] = value, None
    at_places = positions((transcript, spans.get((transcript, code), [])) for transcript in continua)
    for name, value in zip(("position_alpha", "position_percent"), at_places):
        found[name, ""] = value, None
    return found


def conger_chance(columns):
    """Conger (1980), missing ratings as Gwet (2014): two different coders, each with the own shares.

    Chance, and what it is in each unit that somebody rated.
    """
    m = len(columns)
    if m < 2:
        return 1, None
    given = [sum(value is not None for value in column) for column in columns]
    shares = [sum(filter(None, column)) / n if n else 0 for column, n in zip(columns, given)]
    mean = math.fsum(shares) / m
    covariance = (math.fsum(share ** 2 for share in shares) - m * mean ** 2) / (m - 1)
    expected = mean ** 2 + (1 - mean) ** 2 - 2 * covariance / m
    rated = [unit for unit in zip(*columns) if any(value is not None for value in unit)]
    n = len(rated)
    of_unit = []
    for unit in rated:
        parts = []
        for value, own, share in zip(unit, given, shares):
            # What the shares of this coder meet among the others, for the code present and absent.
            others = m * mean - share, m * (1 - mean) - (1 - share)
            usual = share * others[0] + (1 - share) * others[1]
            here = 0 if value is None else others[0] if value else others[1]
            if own:
                parts.append(n / own * (here - usual * ((value is not None) - own / n)))
        of_unit.append(math.fsum(parts) / (m * (m - 1)))
    return expected, of_unit


def kappas_of(one, other):
    """Cohen's kappa and Scott's pi of a pair, on the units both rated."""
    both = [(a, b) for a, b in zip(one, other) if a is not None and b is not None]
    if not both:
        return None, None
    n = len(both)
    same = sum(a == b for a, b in both) / n
    first, second = sum(a for a, _ in both) / n, sum(b for _, b in both) / n
    mean = (first + second) / 2
    return (
        beyond_chance(same, first * second + (1 - first) * (1 - second)),
        beyond_chance(same, mean ** 2 + (1 - mean) ** 2),
    )


def holsti(columns):
    """Holsti (1969): 2M / (N1 + N2), the mean of pairs, and the composite of all coders."""
    given = [sum(value is not None for value in column) for column in columns]
    found = []
    for g, one in enumerate(columns):
        for h in range(g + 1, len(columns)):
            if given[g] + given[h] > 0:
                same = sum(a is not None and a == b for a, b in zip(one, columns[h]))
                found.append(2 * same / (given[g] + given[h]))
    if not found:
        return None, None
    mean, m = math.fsum(found) / len(found), len(columns)
    return mean, m * mean / (1 + (m - 1) * mean)


def positions(texts):
    """Alpha and the share of agreeing pairs of coders, each character a unit, coded or not."""
    pairable = present = apart = agreeing = characters = 0
    for transcript, own in texts:
        m, length = len(completed[transcript]), lengths[transcript]
        pairable += m * length
        characters += length
        across = 0
        for stretch, there in stretches_of(own):
            present += stretch * there
            across += 2 * stretch * there * (m - there) / (m - 1)
        apart += across
        agreeing += length - across / m
    by_chance = 2 * present * (pairable - present)
    alpha = None if by_chance == 0 else 1 - (pairable - 1) * apart / by_chance
    return alpha, None if characters == 0 else agreeing / characters


def stretches_of(own):
    """Lengths between the ends of spans, each with how many coders coded it, whatever their codes."""
    edges = {}
    for coder, start, end in own:
        edges.setdefault(start, []).append((coder, 1))
        edges.setdefault(end, []).append((coder, -1))
    depth, before = {}, 0
    for place in sorted(edges):
        yield place - before, sum(depth[coder] > 0 for coder in depth)
        for coder, step in edges[place]:
            depth[coder] = depth.get(coder, 0) + step
        before = place


def other_coefficients():
    """Rows of data/coefficients.csv beside what is computed here: name, code, part, then ours and here of each column."""
    rows = table("coefficients.csv")
    here = {code: coefficients_of(code) for code in {row["code"] for row in rows} if code}
    everything = {}
    for (transcript, _), own in spans.items():
        everything.setdefault(transcript, []).extend(own)
    any_code = positions((transcript, everything.get(transcript, [])) for transcript in continua)
    here[""] = {("position_alpha", ""): (any_code[0], None), ("position_percent", ""): (any_code[1], None)}
    compared = []
    for row in rows:
        value, spread = here[row["code"]].get((row["name"], row["part"]), (None, None))
        pairs = list(zip(COMPARED, (row[column] for column in COMPARED), (value, *(spread or NO_SPREAD))))
        compared.append(([row["name"], row["code"], row["part"]], pairs))
    return compared


# All figures --------------------------------------------------------------------------------------


def whole(value):
    return value


def of_code(code, spread):
    """By formula, of a single code; where a single unit has it, it has no spread to reckon with."""
    if code is None:
        return None

    def found(value):
        counts = presence(code)
        with_code = sum(present > 0 and rated > 1 for present, rated in counts)
        return None if with_code == 1 else spread(counts, value)

    return found


def all_figures():
    on_units, on_spans = [], []
    for kind, name in (("masi", "masi"), ("jaccard", "jaccard"), ("nominal", "nominal")):
        sums, formula = set_alpha(kind)
        on_units.append(Figure(("alpha_sets_" + name, "", "", "", ""), sums, formula))
        if kind == "nominal":
            on_units.append(Figure(("alpha_nominal", "", "", "", ""), sums, formula))
    pairs = [(g, h) for at, g in enumerate(active) for h in active[at + 1 :]]
    for code in [None, *codes]:
        value_of = whole if code is None else lambda given, code=code: code in given
        sums, fleiss, percent = many_coders(value_of)
        on_units.append(Figure(("fleiss", code or "", "", "", ""), sums, fleiss, of_code(code, fleiss_spread)))
        on_units.append(Figure(("percent", code or "", "", "", ""), sums, percent, of_code(code, percent_spread)))
        for one in pairs:
            sums, cohen, percent = two_coders(*one, value_of)
            spreads = None, None
            if code is not None:
                spreads = (
                    lambda value, code=code, one=one: cohen_spread(cells_of(code, *one), value),
                    lambda value, code=code, one=one: pair_percent_spread(code, *one, value),
                )
            on_units.append(Figure(("cohen", code or "", "", *one), sums, cohen, spreads[0]))
            on_units.append(Figure(("percent", code or "", "", *one), sums, percent, spreads[1]))
    for code in codes:
        sums, formula = binary_alpha(code)
        on_units.append(
            Figure(("binary_alpha_by_code", code, "", "", ""), sums, formula, of_code(code, alpha_spread))
        )
        sums, formula = u_alpha(code)
        on_spans.append(Figure(("u_alpha_by_code", code, "", "", ""), sums, formula))
    for slot in slots:
        scale = slot["values"].split("|") if slot["values"] else None
        sums, formulas = slot_alphas(slot["code"], slot["slot"], scale)
        for metric, formula in formulas.items():
            key = "slot_alpha_" + metric, slot["code"], slot["slot"], "", ""
            on_units.append(Figure(key, sums, formula))
    return on_units, on_spans


def quantile(ordered, p):
    """Type 7: linear between neighbours."""
    h = (len(ordered) - 1) * p
    low = math.floor(h)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (h - low) * (ordered[high] - ordered[low])


def values_of(figures, ways):
    """Each figure for each way in which things came; where it is undefined nothing stands."""
    found = {figure.key: [] for figure in figures}
    for times in ways:
        for figure in figures:
            value = figure.value(times)
            if value is not None:
                found[figure.key].append(value)
    return found


def corrected_ends(theta, ordered, left_out):
    """BCa (Efron & Tibshirani 1993, ch. 14): corrected for bias and skewness; None where all draws lie on one side."""
    rounding = 1e-12 * max(1, abs(theta))
    below = sum(0.5 if abs(b - theta) <= rounding else float(b < theta) for b in ordered)
    if below in (0, len(ordered)):
        return None
    normal = statistics.NormalDist()
    z0 = normal.inv_cdf(below / len(ordered))
    mean = sum(left_out) / len(left_out) if left_out else 0
    cubes = sum((mean - j) ** 3 for j in left_out)
    squares = sum((mean - j) ** 2 for j in left_out)
    a = 0 if squares == 0 else cubes / (6 * squares ** 1.5)
    ends = [z0 + normal.inv_cdf(p) for p in (0.025, 0.975)]
    return tuple(quantile(ordered, normal.cdf(z0 + z / (1 - a * z))) for z in ends)


def deviation(values):
    mean = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


def drawn_spreads(figures, number, fewest=2):
    """Standard errors and intervals of a bootstrap, percentiles or BCa, the same draws for all figures."""
    if number < fewest:
        return {}
    open_ones = [figure for figure in figures if figure.value() is not None]
    draws = values_of(open_ones, draws_of(number, int(settings["draws"]), int(settings["seed"])))
    without = {}
    if settings["interval"] == "bca":
        ways = ([int(thing != out) for thing in range(number)] for out in range(number))
        without = values_of(open_ones, ways)
    found = {}
    for figure in open_ones:
        ordered = sorted(draws[figure.key])
        if len(ordered) < 2:
            continue
        if settings["interval"] == "bca":
            ends = corrected_ends(figure.value(), ordered, without[figure.key])
        else:
            ends = quantile(ordered, 0.025), quantile(ordered, 0.975)
        found[figure.key] = (deviation(ordered), *(ends or (None, None)))
    return found


def formula_spreads(figures):
    found = {}
    for figure in figures:
        value = figure.value()
        if figure.spread is not None and value is not None:
            found[figure.key] = figure.spread(value) or NO_SPREAD
    return found


# Krippendorff's bootstrap ---------------------------------------------------------------------------


class Stream:
    """The random numbers of 32 bits from the seed on: of each code the same pairs are drawn."""

    def __init__(self, seed):
        self.below, self.numbers = random_below(seed), array.array("Q")

    def first(self, many):
        while len(self.numbers) < many:
            self.numbers.append(self.below(4294967296))
        return self.numbers


def pair_draws(code, stream):
    """Alpha of a code in draws of pairs of its ratings (Hayes & Krippendorff 2007); None where it is 0 or 1.

    Of a code, present or absent, the one kind of pair that costs alpha something is of one with it and one without: a
    draw with k of them, among `pairs`, is 1 less k times what one costs.
    """
    draws = int(settings["draws"])
    alike_units = {}
    for present, rated in presence(code):
        if rated > 1:
            alike_units[rated, present] = alike_units.get((rated, present), 0) + 1
    pairable = with_code = 0
    observed = {"absent": 0.0, "apart": 0.0, "present": 0.0}
    for (rated, present), times in sorted(alike_units.items()):
        absent = rated - present
        pairable += times * rated
        with_code += times * present
        observed["absent"] += times * absent / (rated - 1) * (absent - 1)
        observed["apart"] += times * absent / (rated - 1) * present
        observed["present"] += times * present / (rated - 1) * (present - 1)
    by_chance = 2 * with_code * (pairable - with_code)
    if by_chance == 0 or draws < 2:
        return None
    by_chance /= pairable * (pairable - 1)
    alpha = 1 - 2 * observed["apart"] / pairable / by_chance
    if alpha in (0, 1):
        return None
    cells = sum((1, 2)[kind == "apart"] for kind, times in observed.items() if times > 0)
    pairs = min(25 * cells, math.floor((len(active) - 1) * pairable / 2 + 0.5))
    cost = 1 / (pairs * by_chance)
    values = [1.0]
    for _ in range(pairs):
        values.append(values[-1] - cost)

    low = observed["absent"] / pairable
    high = low + 2 * observed["apart"] / pairable if observed["present"] > 0 else 1
    low, high = low * 4294967296, high * 4294967296
    numbers = stream.first(draws * pairs)
    found = []
    for start in range(0, draws * pairs, pairs):
        apart = sum(low <= one < high for one in numbers[start : start + pairs])
        found.append(max(-1.0, values[apart]))
    # Draws without any disagreement, of as many as would show no variation, count as 0.
    same = [observed[kind] / pairable for kind in ("absent", "present") if observed[kind] > 0]
    left = draws if len(same) == 1 else math.floor(draws * sum(share ** pairs for share in same) + 0.5)
    for at, value in enumerate(found):
        if value == 1 and left > 0:
            found[at], left = 0.0, left - 1
    return sorted(found)


def spreads_of_pairs():
    """Standard error and interval of alpha of each code, and how likely it misses each target."""
    stream = Stream(int(settings["seed"]))
    spreads, shares = {}, {}
    for code in codes:
        ordered = pair_draws(code, stream)
        if ordered is None:
            continue
        ends = quantile(ordered, 0.025), quantile(ordered, 0.975)
        spreads["binary_alpha_by_code", code, "", "", ""] = (deviation(ordered), *ends)
        for target in settings["targets"].split("|"):
            shares[code, target] = sum(value < float(target) for value in ordered) / len(ordered)
    return spreads, shares


# Other programs -----------------------------------------------------------------------------------


def alphas_of_krippendorff():
    """Nominal alphas by the package krippendorff, where it is installed."""
    try:
        import krippendorff
        import numpy
    except ImportError:
        print(WORDS["missing"] % "krippendorff")
        return {}
    rating = [coder for coder in active if any(coder in given for given in ratings)]
    found = {}
    numbers = {value: n for n, value in enumerate({v for r in ratings for v in r.values()})}
    wanted = [("alpha_nominal", "", lambda value: numbers[value])]
    for code in codes:
        wanted.append(("binary_alpha_by_code", code, lambda value, code=code: int(code in value)))
    for name, code, number_of in wanted:
        rows = [
            [number_of(given[coder]) if coder in given else numpy.nan for given in ratings]
            for coder in rating
        ]
        try:
            alpha = krippendorff.alpha(
                reliability_data=numpy.array(rows, dtype=float), level_of_measurement="nominal"
            )
        except ValueError:
            continue
        found[name, code, "", "", ""] = float(alpha)
    return found


# Lost agreement ------------------------------------------------------------------------------------


def lost_otherwise(values):
    """Codes whose lost agreement, in parts, is not what their alpha computed here lacks to 1."""
    parts = {}
    for row in table("lost.csv"):
        parts.setdefault(row["code"], []).append(number(row["share"]))
    found = []
    for code in codes:
        alpha = values.get(("binary_alpha_by_code", code, "", "", ""))
        shares = parts.get(code, [])
        if alpha is None:
            is_same = all(share is None for share in shares)
        else:
            is_same = None not in shares and same(1 - alpha, math.fsum(shares))
        if not is_same:
            found.append(code)
    return found


# Side by side -------------------------------------------------------------------------------------


# Columns of ours that are compared, and how they stand beside what is computed here.
COMPARED = "value", "se", "ci_low", "ci_high"
BESIDE = [name for column in COMPARED for name in (column, column + "_here")]
NO_SPREAD = None, None, None


def number(text):
    return None if text == "" else float(text)


def same(ours, theirs):
    if ours is None or theirs is None:
        return ours is None and theirs is None
    return abs(ours - theirs) <= TOLERANCE * max(1, abs(ours))


def shown(value):
    return "-" if value is None else "%.12g" % value


def write_table(name, columns, rows):
    with open(os.path.join(HERE, name), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def line(labels, ours, here, verdict):
    print("%-22s %-20s %-8s %s %s  %s %s  %s" % (*labels, WORDS["ours"], ours or "-", WORDS["here"], shown(here), verdict))


def unlike_in(pairs):
    """Of columns with ours and what is computed here those that differ, in words."""
    return "".join(
        "  %s: %s %s, %s %s" % (column, WORDS["ours"], ours or "-", WORDS["here"], shown(here))
        for column, ours, here in pairs
        if not same(number(ours), here)
    )


def verdict_of(is_same):
    return "same" if is_same else "DIFFERENT"


def compared_coefficients():
    """Compares data/coefficients.csv; says how many rows differ."""
    rows, differing = [], 0
    for labels, pairs in other_coefficients():
        is_same = all(same(number(ours), here) for _, ours, here in pairs)
        differing += not is_same
        if not is_same:
            line(labels, pairs[0][1], pairs[0][2], WORDS["different"] + unlike_in(pairs[1:]))
        rows.append([*labels, *(one for _, ours, here in pairs for one in (ours, shown(here))), verdict_of(is_same)])
    write_table("recomputed-coefficients.csv", ["name", "code", "part", *BESIDE, "verdict"], rows)
    print(WORDS["coefficients"] % (len(rows), differing))
    return differing


def compared_targets(shares, exact):
    """Compares data/targets.csv, but for codes whose draws took Parley too long; says how many rows differ."""
    ours = {}
    if os.path.exists(os.path.join(HERE, "data", "targets.csv")):
        ours = {(row["code"], row["target"]): row["share"] for row in table("targets.csv")}
    rows, differing = [], 0
    for code, target in {**ours, **{key: None for key in shares if key[0] in exact}}:
        share, here = ours.get((code, target), ""), shares.get((code, target))
        is_same = same(number(share), here)
        differing += not is_same
        if not is_same:
            line(["targets", code, "< " + target], share, here, WORDS["different"])
        rows.append([code, target, share, shown(here), verdict_of(is_same)])
    write_table("recomputed-targets.csv", ["code", "target", "share", "share_here", "verdict"], rows)
    print(WORDS["targets"] % (len(rows), differing))
    return differing


def main():
    with_draws = "--no-intervals" not in sys.argv[1:]
    on_units, on_spans = all_figures()
    values = {figure.key: figure.value() for figure in on_units + on_spans}
    of_pairs = {figure.key for figure in on_units if figure.key[0] == "binary_alpha_by_code"}
    is_drawn, shares = set(), {}
    if int(settings["draws"]) == 0:
        spreads = formula_spreads(on_units)
    elif settings["interval"] == "krippendorff":
        spreads = formula_spreads(figure for figure in on_units if figure.key not in of_pairs)
        is_drawn = of_pairs
        if with_draws:
            found, shares = spreads_of_pairs()
            spreads.update(found)
    else:
        spreads, is_drawn = {}, set(values)
        if with_draws:
            spreads.update(drawn_spreads(on_units, things))
            spreads.update(drawn_spreads(on_spans, len(continua), fewest=5))
    others = alphas_of_krippendorff()
    otherwise = lost_otherwise(values)

    rows, differing, exact = [], 0, set()
    for ours in table("figures.csv"):
        key = ours["name"], ours["code"], ours["slot"], ours["coder_1"], ours["coder_2"]
        here = (values.pop(key, None), *spreads.get(key, NO_SPREAD))
        pairs = list(zip(COMPARED, (ours[column] for column in COMPARED), here))
        # What Parley had no time to draw is computed here, and compared with nothing.
        is_open = ours["interval"] == "not_computed" or (key in is_drawn and not with_draws)
        if key in of_pairs and not is_open:
            exact.add(ours["code"])
        compared = pairs[:1] if is_open else pairs
        is_same = all(same(number(one), other) for _, one, other in compared)
        differing += not is_same
        krippendorff = others.get(key)
        rows.append(
            [*key, *(one for _, value, other in pairs for one in (value, shown(other))), verdict_of(is_same),
             shown(krippendorff)]
        )
        line(
            [key[0], key[1], " ".join(part for part in key[2:] if part)],
            ours["value"],
            here[0],
            (WORDS["same"] if is_same else WORDS["different"]) + unlike_in(compared[1:])
            + ("" if krippendorff is None else "  krippendorff " + shown(krippendorff)),
        )
    for key in values:
        differing += 1
        print(WORDS["besides"], *key)

    write_table(
        "recomputed.csv",
        ["name", "code", "slot", "coder_1", "coder_2", *BESIDE, "verdict", "krippendorff"],
        rows,
    )
    unlike = compared_coefficients()
    if settings["interval"] == "krippendorff" and with_draws:
        unlike += compared_targets(shares, exact)
    for code in otherwise:
        print(WORDS["lost"] % code)
    print(WORDS["all"] % (len(rows), differing))
    return 0 if differing == 0 and not unlike and not otherwise else 1


if __name__ == "__main__":
    sys.exit(main())
