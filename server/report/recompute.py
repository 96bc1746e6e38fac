"""Computes every figure and interval of this bundle again, from the files in data/.

    python3 recompute.py [--no-intervals]

Python 3.8 or later, nothing else. It prints one line a figure: ours as data/figures.csv has it, the one
computed here, and whether they are the same to 1e-9, in the language of the report; all of it also goes into
recomputed.csv, whose columns and verdicts are English. The values of data/coefficients.csv are compared in
recomputed-coefficients.csv, and printed where they differ. Where the
package krippendorff is installed, its alpha stands beside ours. Exit code 0: all the same; 1: some differ.

Written from the formulas, apart from the program that made the figures; what both share is the generator of
random numbers, without which no interval could be had again.
"""

import csv
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
        "undrawn": "Krippendorff's bootstrap is not drawn again: intervals are left out.",
        "missing": "The Python package %s is not installed: its figures are left out.",
        "besides": "Not in data/figures.csv:",
        "lost": "What agreement on %s is lost to does not add up to 1 - alpha",
        "coefficients": "%d values of data/coefficients.csv, %d different",
        "all": "%d figures, %d different",
    },
    "de": {
        "ours": "Bericht",
        "here": "hier",
        "same": "gleich",
        "different": "VERSCHIEDEN",
        "chosen": "data/%s.csv passt nicht zur Auswahl in settings.csv.",
        "undrawn": "Krippendorffs Bootstrap wird nicht neu gezogen: Intervalle fehlen.",
        "missing": "Das Python-Paket %s ist nicht installiert: Seine Werte fehlen.",
        "besides": "Nicht in data/figures.csv:",
        "lost": "Die Teile dessen, was bei %s verloren geht, ergeben zusammen nicht 1 - alpha",
        "coefficients": "%d Werte aus data/coefficients.csv, %d verschieden",
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
    """A figure as a formula over sums."""

    def __init__(self, key, sums, formula):
        self.key, self.sums, self.formula = key, sums, formula

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


# Every coefficient of a code --------------------------------------------------------------------------


def coefficients_of(code):
    """Coefficients of a code, present or absent in each unit, by their name and part."""
    columns = [[code in given[g] if g in given else None for given in ratings] for g in active]
    counts = [(sum(code in value for value in given.values()), len(given)) for given in ratings if given]
    paired = [(p, n) for p, n in counts if n >= 2]
    alike = [(p * (p - 1) + (n - p) * (n - p - 1)) / (n * (n - 1)) for p, n in paired]
    observed = math.fsum(alike) / len(alike) if alike else None
    share = math.fsum(p / n for p, n in counts) / len(counts) if counts else 0

    def corrected(expected):
        return None if observed is None else beyond_chance(observed, expected)

    sums, alpha = binary_alpha(code)
    found = {
        ("percent", ""): observed,
        ("bp", ""): corrected(1 / 2),
        ("fleiss", ""): corrected(share ** 2 + (1 - share) ** 2),
        ("ac1", ""): corrected(2 * share * (1 - share)),
        ("conger", ""): corrected(conger_chance(columns)),
        ("alpha_nominal", ""): alpha(sums.drawn()),
    }
    found["alpha_gwet", ""] = found["alpha_nominal", ""]
    kappas = [kappas_of(columns[g], columns[h]) for g in range(len(columns)) for h in range(g + 1, len(columns))]
    if len(columns) == 2:
        (found["cohen", ""], found["scott", ""]), = kappas
    defined = [cohen for cohen, _ in kappas if cohen is not None]
    found["light", ""] = math.fsum(defined) / len(defined) if defined else None
    found["light", "undefined_pairs"] = len(kappas) - len(defined)
    found["holsti_mean", ""], found["holsti_composite", ""] = holsti(columns)
    found["position_alpha", ""], found["position_percent", ""] = positions(
        (transcript, spans.get((transcript, code), [])) for transcript in continua
    )
    return found


def conger_chance(columns):
    """Conger (1980), missing ratings as Gwet (2014): two different coders, each with the own shares."""
    m = len(columns)
    if m < 2:
        return 1
    shares = []
    for column in columns:
        given = [value for value in column if value is not None]
        shares.append(sum(given) / len(given) if given else 0)
    mean = math.fsum(shares) / m
    covariance = (math.fsum(share ** 2 for share in shares) - m * mean ** 2) / (m - 1)
    return mean ** 2 + (1 - mean) ** 2 - 2 * covariance / m


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
    """Values of data/coefficients.csv that are others here: name, code, part, ours, here."""
    rows = table("coefficients.csv")
    here = {code: coefficients_of(code) for code in {row["code"] for row in rows} if code}
    everything = {}
    for (transcript, _), own in spans.items():
        everything.setdefault(transcript, []).extend(own)
    any_code = positions((transcript, everything.get(transcript, [])) for transcript in continua)
    here[""] = dict(zip((("position_alpha", ""), ("position_percent", "")), any_code))
    compared = []
    for row in rows:
        value = here[row["code"]].get((row["name"], row["part"]))
        ours = number(row["value"])
        compared.append([row["name"], row["code"], row["part"], row["value"], shown(value), same(ours, value)])
    return compared


# All figures --------------------------------------------------------------------------------------


def whole(value):
    return value


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
        on_units.append(Figure(("fleiss", code or "", "", "", ""), sums, fleiss))
        on_units.append(Figure(("percent", code or "", "", "", ""), sums, percent))
        for first, second in pairs:
            sums, cohen, percent = two_coders(first, second, value_of)
            on_units.append(Figure(("cohen", code or "", "", first, second), sums, cohen))
            on_units.append(Figure(("percent", code or "", "", first, second), sums, percent))
    for code in codes:
        sums, formula = binary_alpha(code)
        on_units.append(Figure(("binary_alpha_by_code", code, "", "", ""), sums, formula))
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


def intervals_of(figures, number, fewest=2):
    """Intervals of a bootstrap, percentiles or BCa, the same draws for all figures."""
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
        if ends is not None:
            found[figure.key] = ends
    return found


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


def main():
    with_intervals = "--no-intervals" not in sys.argv[1:]
    if with_intervals and settings["interval"] == "krippendorff":
        print(WORDS["undrawn"])
        with_intervals = False
    on_units, on_spans = all_figures()
    values = {figure.key: figure.value() for figure in on_units + on_spans}
    intervals = {}
    if with_intervals:
        intervals.update(intervals_of(on_units, things))
        intervals.update(intervals_of(on_spans, len(continua), fewest=5))
    others = alphas_of_krippendorff()
    otherwise = lost_otherwise(values)

    rows, differing = [], 0
    for ours in table("figures.csv"):
        key = ours["name"], ours["code"], ours["slot"], ours["coder_1"], ours["coder_2"]
        low, high = intervals.get(key, (None, None))
        pairs = [(number(ours["value"]), values.pop(key, None))]
        if with_intervals:
            pairs += [(number(ours["ci_low"]), low), (number(ours["ci_high"]), high)]
        is_same = all(same(one, other) for one, other in pairs)
        ends = "".join(
            "  %s: %s %s, %s %s" % (end, WORDS["ours"], ours[end] or "-", WORDS["here"], shown(other))
            for end, (one, other) in zip(("ci_low", "ci_high"), pairs[1:])
            if not same(one, other)
        )
        differing += not is_same
        krippendorff = others.get(key)
        rows.append(
            [*key, ours["value"], shown(pairs[0][1]), ours["ci_low"], shown(low), ours["ci_high"],
             shown(high), "same" if is_same else "DIFFERENT", shown(krippendorff)]
        )
        print(
            "%-22s %-20s %-8s %s %s  %s %s  %s%s"
            % (key[0], key[1], " ".join(part for part in key[2:] if part),
               WORDS["ours"], ours["value"] or "-", WORDS["here"], shown(pairs[0][1]),
               (WORDS["same"] if is_same else WORDS["different"]) + ends,
               "" if krippendorff is None else "  krippendorff " + shown(krippendorff))
        )
    for key in values:
        differing += 1
        print(WORDS["besides"], *key)

    write_table(
        "recomputed.csv",
        ["name", "code", "slot", "coder_1", "coder_2", "value", "value_here", "ci_low", "ci_low_here",
         "ci_high", "ci_high_here", "verdict", "krippendorff"],
        rows,
    )
    coefficients = other_coefficients()
    unlike = [row for row in coefficients if not row[-1]]
    for name, code, part, ours, here, _ in unlike:
        print("%-22s %-20s %-8s %s %s  %s %s  %s" % (name, code, part, WORDS["ours"], ours or "-", WORDS["here"], here,
                                                    WORDS["different"]))
    write_table(
        "recomputed-coefficients.csv",
        ["name", "code", "part", "value", "value_here", "verdict"],
        [[*row[:-1], "same" if row[-1] else "DIFFERENT"] for row in coefficients],
    )
    for code in otherwise:
        print(WORDS["lost"] % code)
    print(WORDS["coefficients"] % (len(coefficients), len(unlike)))
    print(WORDS["all"] % (len(rows), differing))
    return 0 if differing == 0 and not unlike and not otherwise else 1


if __name__ == "__main__":
    sys.exit(main())
