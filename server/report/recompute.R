# Computes every figure and interval of this bundle again, from the files in data/.
#
#     Rscript recompute.R [--no-intervals]
#
# Base R, nothing else. It prints one line a figure: ours as data/figures.csv has it, the one computed
# here, and whether they are the same to 1e-9, in the language of the report; all of it also goes into
# recomputed-r.csv, whose columns and verdicts are English. The values of data/coefficients.csv are compared in
# recomputed-coefficients-r.csv, and printed where they differ. Where the packages
# irrCAC and krippendorffsalpha are installed, their figures stand beside ours. Exit code 0: all the same;
# 1: some differ.
#
# Written from the formulas, apart from the program that made the figures; what both share is the generator
# of random numbers, without which no interval could be had again.

tolerance <- 1e-9
arguments <- commandArgs(FALSE)
script <- sub("^--file=", "", grep("^--file=", arguments, value = TRUE))
here <- if (length(script) == 1) dirname(normalizePath(script)) else getwd()
with_intervals <- !("--no-intervals" %in% arguments)

read_table <- function(name) {
  utils::read.csv(file.path(here, "data", name), colClasses = "character", na.strings = "",
    check.names = FALSE, encoding = "UTF-8", comment.char = "")
}

# Reading -------------------------------------------------------------------------------------------

settings <- read_table("settings.csv")
setting <- function(name) settings$value[settings$name == name]
coders <- read_table("coders.csv")$coder
codes <- read_table("codes.csv")$code
transcripts <- read_table("transcripts.csv")
lengths_of <- stats::setNames(as.numeric(transcripts$length), transcripts$transcript)

units <- read_table("units.csv")
# What a draw draws a unit with, from 1; units of one coder alone are not drawn and stay in every draw.
drawn_with <- as.integer(units$drawn_with) + 1L
things <- max(0L, drawn_with, na.rm = TRUE)

layers <- read_table("layers.csv")
active <- coders[coders %in% layers$coder]
continua <- transcripts$transcript[
  vapply(transcripts$transcript, function(t) sum(layers$transcript == t) >= 2, logical(1))]

# Units by coders: the set of codes as one text, NA where the coder did not complete the transcript.
ratings <- matrix(NA_character_, nrow(units), length(active), dimnames = list(NULL, active))
given <- read_table("ratings.csv")
given$codes[is.na(given$codes)] <- ""
ratings[cbind(as.integer(given$unit), match(given$coder, active))] <- given$codes
set_texts <- unique(given$codes)
members <- stats::setNames(strsplit(set_texts, "|", fixed = TRUE), set_texts)
members_of <- function(text) members[[match(text, set_texts)]]
has_code <- function(code) {
  holds <- vapply(set_texts, function(text) code %in% members_of(text), logical(1))
  matrix(holds[match(ratings, set_texts)], nrow(ratings), dimnames = dimnames(ratings))
}

spans <- read_table("spans.csv")
spans$start <- as.numeric(spans$start)
spans$end <- as.numeric(spans$end)

slots <- read_table("slots.csv")
said <- read_table("slot-ratings.csv")

# What is printed is in the language of the report, in letters that every terminal has.
words <- list(
  en = list(ours = "ours", here = "here", same = "same", different = "DIFFERENT",
    chosen = "data/%s.csv does not hold what settings.csv says was chosen.",
    undrawn = "Krippendorff's bootstrap is not drawn again: intervals are left out.\n",
    missing = "The R package %s is not installed: its figures are left out.\n",
    besides = "Not in data/figures.csv:",
    lost = "What agreement on %s is lost to does not add up to 1 - alpha\n",
    coefficients = "%d values of data/coefficients.csv, %d different\n",
    all = "%d figures, %d different\n"),
  de = list(ours = "Bericht", here = "hier", same = "gleich", different = "VERSCHIEDEN",
    chosen = "data/%s.csv passt nicht zur Auswahl in settings.csv.",
    undrawn = "Krippendorffs Bootstrap wird nicht neu gezogen: Intervalle fehlen.\n",
    missing = "Das R-Paket %s ist nicht installiert: Seine Werte fehlen.\n",
    besides = "Nicht in data/figures.csv:",
    lost = "Die Teile dessen, was bei %s verloren geht, ergeben zusammen nicht 1 - alpha\n",
    coefficients = "%d Werte aus data/coefficients.csv, %d verschieden\n",
    all = "%d Werte, %d verschieden\n")
)[[setting("language")]]

# What was chosen is what is here: nothing is compared besides.
present <- list(transcripts = transcripts$transcript, coders = coders, codes = codes)
for (name in names(present)) {
  chosen <- setting(name)
  if (!is.na(chosen) && !identical(strsplit(chosen, "|", fixed = TRUE)[[1]], present[[name]])) {
    stop(sprintf(words$chosen, name), call. = FALSE)
  }
}

# Random numbers: xoshiro128** seeded by splitmix32 (Blackman & Vigna 2021), in doubles, since R has no
# unsigned whole numbers of 32 bits ---------------------------------------------------------------------

two32 <- 4294967296
xor32 <- function(a, b) {
  high <- bitwXor(as.integer(a %/% 65536), as.integer(b %/% 65536))
  low <- bitwXor(as.integer(a %% 65536), as.integer(b %% 65536))
  high * 65536 + low
}
times32 <- function(a, k) ((((a %/% 65536) * k) %% 65536) * 65536 + (a %% 65536) * k) %% two32
left32 <- function(a, by) (a * 2^by) %% two32
right32 <- function(a, by) a %/% 2^by
rotated32 <- function(a, by) left32(a, by) + right32(a, 32 - by)

random_below <- function(seed) {
  state <- seed %% two32
  splitmix <- function() {
    state <<- (state + 0x9e3779b9) %% two32
    z <- xor32(state, right32(state, 16))
    z <- times32(z, 0x21f0aaad)
    z <- xor32(z, right32(z, 15))
    z <- times32(z, 0x735a2d97)
    xor32(z, right32(z, 15))
  }
  a <- splitmix()
  b <- splitmix()
  c <- splitmix()
  d <- splitmix()
  function(number) {
    result <- times32(rotated32(times32(b, 5), 7), 9)
    shifted <- left32(b, 9)
    c <<- xor32(c, a)
    d <<- xor32(d, b)
    b <<- xor32(b, c)
    a <<- xor32(a, d)
    c <<- xor32(c, shifted)
    d <<- rotated32(d, 11)
    floor(result / two32 * number)
  }
}

# How often each of so many things came: one row a draw.
draws_of <- function(number, draws, seed) {
  below <- random_below(seed)
  times <- matrix(0, draws, number)
  for (draw in seq_len(draws)) {
    for (i in seq_len(number)) {
      came <- below(number) + 1
      times[draw, came] <- times[draw, came] + 1
    }
  }
  times
}

# Sums over what is drawn ---------------------------------------------------------------------------

# One row for each thing that is drawn and a last one for what stays, from one row for each unit.
by_thing <- function(columns, thing = drawn_with, number = things) {
  rows <- ifelse(is.na(thing), number + 1L, thing)
  sums <- matrix(0, number + 1L, ncol(columns))
  for (column in seq_len(ncol(columns))) {
    added <- rowsum(columns[, column], rows)
    sums[as.integer(rownames(added)), column] <- added
  }
  sums
}
# Totals of the data themselves, or of each draw: one row each.
totals_of <- function(sums, times = NULL) {
  drawn <- sums[-nrow(sums), , drop = FALSE]
  stays <- sums[nrow(sums), ]
  if (is.null(times)) matrix(colSums(drawn) + stays, 1)
  else times %*% drawn + matrix(stays, nrow(times), length(stays), byrow = TRUE)
}
figure <- function(name, code, first, second, sums, formula, slot = "") {
  list(key = paste(name, code, slot, first, second, sep = "\t"), sums = sums, formula = formula)
}
beyond_chance <- function(observed, expected) {
  ifelse(abs(1 - expected) <= 1e-15, NA_real_, (observed - expected) / (1 - expected))
}

# Passonneau (2006); an empty set is 1 away from any other.
distance <- function(kind, a, b) {
  if (setequal(a, b)) return(0)
  common <- length(intersect(a, b))
  if (kind == "nominal" || common == 0) return(1)
  nearness <- common / length(union(a, b))
  if (kind == "jaccard") return(1 - nearness)
  holds <- common == length(a) || common == length(b)
  1 - nearness * (if (holds) 2 / 3 else 1 / 3)
}

# Fixed units ---------------------------------------------------------------------------------------

rated <- rowSums(!is.na(ratings))
paired <- rated >= 2
counts_of <- function(values, categories) {
  vapply(categories, function(one) rowSums(values == one, na.rm = TRUE), numeric(nrow(values)))
}

# Krippendorff's alpha of any values of units by coders, with distances between them that are not squared.
alpha_of <- function(values, categories, distances) {
  counts <- matrix(counts_of(values, categories), nrow(values))
  counts[!paired, ] <- 0
  apart <- rowSums((counts %*% distances) * counts) / pmax(1, rated - 1)
  sums <- by_thing(cbind(ifelse(paired, rated, 0), ifelse(paired, apart, 0), counts))
  list(sums = sums, formula = function(total) {
    of_category <- total[, -(1:2), drop = FALSE]
    by_chance <- rowSums((of_category %*% distances) * of_category)
    # What differs from none by rounding alone is none.
    none <- by_chance <= 1e-9
    ifelse(total[, 1] == 0 | none, NA_real_, 1 - (total[, 1] - 1) * total[, 2] / by_chance)
  })
}
many_coders <- function(values, categories) {
  counts <- matrix(counts_of(values, categories), nrow(values))
  shares <- counts / pmax(1, rated)
  agreement <- rowSums(counts * (counts - 1)) / pmax(1, rated * (rated - 1))
  sums <- by_thing(cbind(rated > 0, paired, ifelse(paired, agreement, 0), shares))
  percent <- function(total) ifelse(total[, 2] == 0, NA_real_, total[, 3] / total[, 2])
  fleiss <- function(total) {
    expected <- rowSums(total[, -(1:3), drop = FALSE]^2) / total[, 1]^2
    ifelse(total[, 2] == 0, NA_real_, beyond_chance(percent(total), expected))
  }
  list(sums = sums, fleiss = fleiss, percent = percent)
}
two_coders <- function(values, categories, first, second) {
  one <- values[, first]
  other <- values[, second]
  both <- !is.na(one) & !is.na(other)
  indicator <- function(v) {
    matrix(vapply(categories, function(k) as.numeric(both & v %in% k), numeric(length(v))), length(v))
  }
  sums <- by_thing(cbind(both, both & one == other & both, indicator(one), indicator(other)) + 0)
  sums[is.na(sums)] <- 0
  q <- length(categories)
  percent <- function(total) ifelse(total[, 1] == 0, NA_real_, total[, 2] / total[, 1])
  cohen <- function(total) {
    products <- rowSums(total[, 2 + seq_len(q), drop = FALSE] * total[, 2 + q + seq_len(q), drop = FALSE])
    ifelse(total[, 1] == 0, NA_real_, beyond_chance(percent(total), products / total[, 1]^2))
  }
  list(sums = sums, cohen = cohen, percent = percent)
}

# What is said in slots -------------------------------------------------------------------------------

# Krippendorff's alpha of what was said in a slot: nominal, or of a scale ordinal and interval. A unit counts
# where two coders said something; several values of a scale at once are none. Of a single unit there is no figure.
slot_alphas <- function(code, slot, scale) {
  own <- said[said$code == code & said$slot == slot & !is.na(said$values), , drop = FALSE]
  if (!is.null(scale)) own <- own[own$values %in% scale, , drop = FALSE]
  categories <- if (is.null(scale)) unique(own$values) else scale
  q <- length(categories)
  counts <- matrix(0, nrow(units), q)
  at <- cbind(as.integer(own$unit), match(own$values, categories))
  for (row in seq_len(nrow(at))) counts[at[row, 1], at[row, 2]] <- counts[at[row, 1], at[row, 2]] + 1
  given <- rowSums(counts)
  counts[given < 2, ] <- 0
  given[given < 2] <- 0
  is_single <- sum(given > 0) == 1
  weight <- 1 / pmax(1, given - 1)
  apart <- (given^2 - rowSums(counts^2)) * weight
  # Of each pair of categories how often two coders said the one and the other.
  firsts <- rep(seq_len(q), times = q)
  seconds <- rep(seq_len(q), each = q)
  both <- if (is.null(scale)) NULL
    else counts[, firsts, drop = FALSE] * counts[, seconds, drop = FALSE] * weight
  sums <- by_thing(cbind(given, apart, counts, both))
  nominal <- function(total) {
    by_chance <- total[, 1]^2 - rowSums(total[, 2 + seq_len(q), drop = FALSE]^2)
    ifelse(by_chance == 0 | is_single, NA_real_, 1 - (total[, 1] - 1) * total[, 2] / by_chance)
  }
  on_scale <- function(distances_of) function(total) {
    number <- total[, 2 + seq_len(q), drop = FALSE]
    d <- distances_of(number)
    observed <- rowSums(total[, 2 + q + seq_len(q * q), drop = FALSE] * d)
    by_chance <- rowSums(number[, firsts, drop = FALSE] * number[, seconds, drop = FALSE] * d)
    ifelse(by_chance == 0 | is_single, NA_real_, 1 - (total[, 1] - 1) * observed / by_chance)
  }
  # Distances of each pair of categories, one row a draw: ordinal ones depend on what was drawn.
  ordinal <- function(number) {
    until <- t(apply(number, 1, cumsum))
    if (nrow(until) != nrow(number)) until <- t(until)
    low <- pmin(firsts, seconds)
    high <- pmax(firsts, seconds)
    between <- until[, high, drop = FALSE] - until[, low, drop = FALSE] + number[, low, drop = FALSE]
    d <- (between - (number[, low, drop = FALSE] + number[, high, drop = FALSE]) / 2)^2
    d[, firsts == seconds] <- 0
    d
  }
  interval <- function(number) {
    values <- as.numeric(scale)
    matrix((values[firsts] - values[seconds])^2, nrow(number), q * q, byrow = TRUE)
  }
  formulas <- if (is.null(scale)) list(nominal = nominal)
    else list(ordinal = on_scale(ordinal), interval = on_scale(interval))
  list(sums = sums, formulas = formulas)
}

pairs <- if (length(active) < 2) matrix("", 2, 0) else utils::combn(active, 2)

# Free spans ----------------------------------------------------------------------------------------

# Krippendorff et al. (2016), the layer of one code, transcripts added up.
u_alpha <- function(code) {
  rows <- matrix(0, length(continua), 5)
  for (at in seq_along(continua)) {
    people <- sum(layers$transcript == continua[at])
    own <- spans[spans$transcript == continua[at] & spans$code == code, , drop = FALSE]
    rows[at, 1] <- people * lengths_of[[continua[at]]]
    if (nrow(own) == 0) next
    size <- own$end - own$start
    places <- sort(unique(c(own$start, own$end)))
    there <- vapply(places, function(p) sum(own$start <= p & own$end > p), numeric(1))
    stretch <- c(diff(places), 0)
    rows[at, 2] <- sum(stretch * there * (people - there)) / (people - 1)
    rows[at, 3] <- sum(stretch * there * (there - 1)) / (people - 1)
    rows[at, 4] <- sum(size)
    rows[at, 5] <- sum(size^2)
  }
  list(sums = rbind(rows, 0), formula = function(total) {
    compared <- total[, 1]
    marked <- total[, 2] + total[, 3]
    divisor <- compared^2 - (compared - total[, 4] + total[, 5])
    expected <- 2 * compared * (compared - marked) * marked / divisor
    fails <- total[, 4] == 0 | divisor <= 0 | !(expected > 1e-15 * compared)
    ifelse(is.na(fails) | fails, NA_real_, 1 - 2 * total[, 2] / expected)
  })
}

# Every coefficient of a code --------------------------------------------------------------------------

# Coefficients of a code, present or absent in each unit, by their name and part.
coefficients_of <- function(code) {
  values <- has_code(code)
  some <- rated > 0
  present <- rowSums(values, na.rm = TRUE)
  absent <- rated - present
  alike <- (present * (present - 1) + absent * (absent - 1))[paired] / (rated * (rated - 1))[paired]
  observed <- if (any(paired)) mean(alike) else NA_real_
  share <- if (any(some)) mean(present[some] / rated[some]) else 0
  alpha <- alpha_of(values, c(FALSE, TRUE), matrix(c(0, 1, 1, 0), 2))
  of_alpha <- alpha$formula(totals_of(alpha$sums))
  kappas <- if (ncol(pairs) == 0 || length(active) < 2) matrix(NA_real_, 2, 0)
    else apply(pairs, 2, function(pair) kappas_of(values[, pair[1]], values[, pair[2]]))
  defined <- kappas[1, !is.na(kappas[1, ])]
  of_pairs <- holsti(values)
  found <- c(percent = observed, bp = beyond_chance(observed, 1 / 2),
    fleiss = beyond_chance(observed, share^2 + (1 - share)^2),
    ac1 = beyond_chance(observed, 2 * share * (1 - share)),
    conger = beyond_chance(observed, conger_chance(values)),
    alpha_nominal = of_alpha, alpha_gwet = of_alpha,
    light = if (length(defined) == 0) NA_real_ else mean(defined),
    "light undefined_pairs" = ncol(kappas) - length(defined),
    holsti_mean = of_pairs[1], holsti_composite = of_pairs[2],
    positions(spans[spans$code == code, , drop = FALSE]))
  if (ncol(values) == 2) found <- c(found, cohen = kappas[1, 1], scott = kappas[2, 1])
  found
}
# Conger (1980), missing ratings as Gwet (2014): two different coders, each with the own shares.
conger_chance <- function(values) {
  m <- ncol(values)
  if (m < 2) return(1)
  shares <- colMeans(values, na.rm = TRUE)
  shares[is.nan(shares)] <- 0
  mean(shares)^2 + (1 - mean(shares))^2 - 2 * stats::var(shares) / m
}
# Cohen's kappa and Scott's pi of a pair, on the units both rated.
kappas_of <- function(one, other) {
  both <- !is.na(one) & !is.na(other)
  if (!any(both)) return(c(NA_real_, NA_real_))
  same <- mean(one[both] == other[both])
  first <- mean(one[both])
  second <- mean(other[both])
  middle <- (first + second) / 2
  beyond_chance(same, c(first * second + (1 - first) * (1 - second), middle^2 + (1 - middle)^2))
}
# Holsti (1969): 2M / (N1 + N2), the mean of pairs, and the composite of all coders.
holsti <- function(values) {
  given <- colSums(!is.na(values))
  m <- ncol(values)
  found <- c()
  for (g in seq_len(m)) for (h in seq_len(m)) {
    if (g < h && given[g] + given[h] > 0) {
      found <- c(found, 2 * sum(values[, g] == values[, h], na.rm = TRUE) / (given[[g]] + given[[h]]))
    }
  }
  if (length(found) == 0) return(c(NA_real_, NA_real_))
  c(mean(found), m * mean(found) / (1 + (m - 1) * mean(found)))
}
# Alpha and the share of agreeing pairs of coders, each character a unit, coded by these spans or not.
positions <- function(own) {
  pairable <- present <- apart <- agreeing <- characters <- 0
  for (transcript in continua) {
    m <- sum(layers$transcript == transcript)
    length <- lengths_of[[transcript]]
    here <- own[own$transcript == transcript, , drop = FALSE]
    places <- sort(unique(c(here$start, here$end)))
    there <- vapply(places, function(p) length(unique(here$coder[here$start <= p & here$end > p])), numeric(1))
    stretch <- if (length(places) == 0) numeric(0) else c(diff(places), 0)
    across <- sum(2 * stretch * there * (m - there) / (m - 1))
    pairable <- pairable + m * length
    present <- present + sum(stretch * there)
    apart <- apart + across
    agreeing <- agreeing + length - across / m
    characters <- characters + length
  }
  by_chance <- 2 * present * (pairable - present)
  c(position_alpha = if (by_chance == 0) NA_real_ else 1 - (pairable - 1) * apart / by_chance,
    position_percent = if (characters == 0) NA_real_ else agreeing / characters)
}

# All figures ---------------------------------------------------------------------------------------

on_units <- list()
on_spans <- list()
add_unit <- function(...) on_units[[length(on_units) + 1]] <<- figure(...)
for (kind in c("masi", "jaccard", "nominal")) {
  between <- vapply(members, function(a) vapply(members, function(b) distance(kind, a, b), numeric(1)),
    numeric(length(members)))
  alpha <- alpha_of(ratings, set_texts, matrix(between, length(members)))
  add_unit(paste0("alpha_sets_", kind), "", "", "", alpha$sums, alpha$formula)
  if (kind == "nominal") add_unit("alpha_nominal", "", "", "", alpha$sums, alpha$formula)
}
for (code in c("", codes)) {
  values <- if (code == "") ratings else has_code(code)
  categories <- if (code == "") set_texts else c(FALSE, TRUE)
  all <- many_coders(values, categories)
  add_unit("fleiss", code, "", "", all$sums, all$fleiss)
  add_unit("percent", code, "", "", all$sums, all$percent)
  for (pair in seq_len(ncol(pairs))) {
    g <- pairs[1, pair]
    h <- pairs[2, pair]
    two <- two_coders(values, categories, g, h)
    add_unit("cohen", code, g, h, two$sums, two$cohen)
    add_unit("percent", code, g, h, two$sums, two$percent)
  }
  if (code == "") next
  alpha <- alpha_of(values, c(FALSE, TRUE), matrix(c(0, 1, 1, 0), 2))
  add_unit("binary_alpha_by_code", code, "", "", alpha$sums, alpha$formula)
  spread <- u_alpha(code)
  on_spans[[length(on_spans) + 1]] <- figure("u_alpha_by_code", code, "", "", spread$sums, spread$formula)
}

for (at in seq_len(nrow(slots))) {
  scale <- if (is.na(slots$values[at])) NULL else strsplit(slots$values[at], "|", fixed = TRUE)[[1]]
  alphas <- slot_alphas(slots$code[at], slots$slot[at], scale)
  for (metric in names(alphas$formulas)) {
    add_unit(paste0("slot_alpha_", metric), slots$code[at], "", "", alphas$sums, alphas$formulas[[metric]],
      slots$slot[at])
  }
}

values_of <- function(figures) {
  found <- vapply(figures, function(one) one$formula(totals_of(one$sums)), numeric(1))
  stats::setNames(found, vapply(figures, function(one) one$key, ""))
}
# BCa (Efron & Tibshirani 1993, ch. 14): the shares of draws at which the ends lie, corrected for bias and
# skewness; nothing where all draws lie on one side.
corrected_shares <- function(theta, drawn, left_out) {
  rounding <- 1e-12 * max(1, abs(theta))
  below <- sum(ifelse(abs(drawn - theta) <= rounding, 0.5, drawn < theta))
  if (below == 0 || below == length(drawn)) return(NULL)
  z0 <- stats::qnorm(below / length(drawn))
  apart <- mean(left_out) - left_out
  squares <- sum(apart^2)
  a <- if (squares == 0) 0 else sum(apart^3) / (6 * squares^1.5)
  z <- z0 + stats::qnorm(c(0.025, 0.975))
  stats::pnorm(z0 + z / (1 - a * z))
}
# Intervals of a bootstrap, percentiles (type 7) or BCa, the same draws for all figures.
intervals_of <- function(figures, number, fewest = 2) {
  if (number < fewest) return(list())
  is_corrected <- setting("interval") == "bca"
  times <- draws_of(number, as.integer(setting("draws")), as.numeric(setting("seed")))
  without <- 1 - diag(number)
  found <- list()
  for (one in figures) {
    theta <- one$formula(totals_of(one$sums))
    if (is.na(theta)) next
    drawn <- one$formula(totals_of(one$sums, times))
    drawn <- drawn[!is.na(drawn)]
    if (length(drawn) < 2) next
    shares <- c(0.025, 0.975)
    if (is_corrected) {
      left_out <- one$formula(totals_of(one$sums, without))
      shares <- corrected_shares(theta, drawn, left_out[!is.na(left_out)])
    }
    if (!is.null(shares)) {
      found[[one$key]] <- stats::quantile(drawn, shares, type = 7, names = FALSE)
    }
  }
  found
}

values <- c(values_of(on_units), values_of(on_spans))
intervals <- list()
if (with_intervals && setting("interval") == "krippendorff") {
  cat(words$undrawn)
  with_intervals <- FALSE
}
if (with_intervals) {
  intervals <- c(intervals_of(on_units, things), intervals_of(on_spans, length(continua), fewest = 5))
}

# Other programs ------------------------------------------------------------------------------------

others <- list(irrCAC = c(), krippendorffsalpha = c())
key_of <- function(name, code) paste(name, code, "", "", "", sep = "\t")
# Fleiss' kappa takes the shares of its categories from units of one coder as well, alpha from compared ones.
coded <- function(code, units) {
  values <- if (code == "") matrix(match(ratings, set_texts), nrow(ratings)) else has_code(code) + 0
  values[units, , drop = FALSE]
}
if (requireNamespace("irrCAC", quietly = TRUE)) {
  for (code in c("", codes)) {
    try({
      alpha <- irrCAC::krippen.alpha.raw(as.data.frame(coded(code, paired)))$est$coeff.val
      fleiss <- irrCAC::fleiss.kappa.raw(as.data.frame(coded(code, rated > 0)))$est$coeff.val
      name <- if (code == "") "alpha_nominal" else "binary_alpha_by_code"
      others$irrCAC[key_of(name, code)] <- alpha
      others$irrCAC[key_of("fleiss", code)] <- fleiss
    }, silent = TRUE)
  }
} else {
  cat(sprintf(words$missing, "irrCAC"))
}
if (requireNamespace("krippendorffsalpha", quietly = TRUE)) {
  theirs <- krippendorffsalpha::krippendorffs.alpha
  # From version 2 on the package has an estimator of its own as well, and takes that where nothing is said.
  how <- if ("method" %in% names(formals(theirs))) list(method = "customary") else list()
  for (code in c("", codes)) {
    try({
      name <- if (code == "") "alpha_nominal" else "binary_alpha_by_code"
      asked <- c(list(coded(code, paired), level = "nominal", confint = FALSE), how)
      others$krippendorffsalpha[key_of(name, code)] <- do.call(theirs, asked)$alpha.hat
    }, silent = TRUE)
  }
} else {
  cat(sprintf(words$missing, "krippendorffsalpha"))
}

# Side by side --------------------------------------------------------------------------------------

same <- function(ours, theirs) {
  if (is.na(ours) || is.na(theirs)) return(is.na(ours) && is.na(theirs))
  abs(ours - theirs) <= tolerance * max(1, abs(ours))
}
shown <- function(value) if (length(value) == 0 || is.na(value)) "-" else formatC(value, digits = 12, format = "g")
pick <- function(from, key) if (is.null(from) || !(key %in% names(from))) NA_real_ else from[[key]]

ours <- read_table("figures.csv")
blank <- function(column) ifelse(is.na(column), "", column)
keys <- paste(ours$name, blank(ours$code), blank(ours$slot), blank(ours$coder_1), blank(ours$coder_2), sep = "\t")
differing <- 0
rows <- list()
for (at in seq_along(keys)) {
  key <- keys[at]
  value <- pick(values, key)
  ends <- if (is.null(intervals[[key]])) c(NA_real_, NA_real_) else intervals[[key]]
  is_same <- key %in% names(values) && same(as.numeric(ours$value[at]), value)
  unlike_ends <- character()
  if (with_intervals) {
    for (end in 1:2) {
      given_end <- as.numeric(ours[[c("ci_low", "ci_high")[end]]][at])
      if (!same(given_end, ends[end])) {
        unlike_ends <- c(unlike_ends, paste0("  ", c("ci_low", "ci_high")[end], ": ", words$ours, " ",
          shown(given_end), ", ", words$here, " ", shown(ends[end])))
      }
    }
    is_same <- is_same && same(as.numeric(ours$ci_low[at]), ends[1]) &&
      same(as.numeric(ours$ci_high[at]), ends[2])
  }
  if (!is_same) differing <- differing + 1
  verdict <- if (is_same) "same" else "DIFFERENT"
  beside <- vapply(names(others), function(name) {
    other <- pick(others[[name]], key)
    if (is.na(other)) "" else paste0("  ", name, " ", shown(other))
  }, "")
  cat(sprintf("%-22s %-20s %s %s  %s %s  %s%s\n", ours$name[at],
    trimws(paste(blank(ours$code[at]), blank(ours$slot[at]), blank(ours$coder_1[at]),
      blank(ours$coder_2[at]))),
    words$ours, if (is.na(ours$value[at])) "-" else ours$value[at], words$here, shown(value),
    if (is_same) words$same else words$different, paste(c(unlike_ends, beside), collapse = "")))
  rows[[at]] <- data.frame(name = ours$name[at], code = blank(ours$code[at]),
    slot = blank(ours$slot[at]), coder_1 = blank(ours$coder_1[at]), coder_2 = blank(ours$coder_2[at]),
    value = ours$value[at],
    value_here = value, ci_low = ours$ci_low[at], ci_low_here = ends[1], ci_high = ours$ci_high[at],
    ci_high_here = ends[2], verdict = verdict, irrCAC = pick(others$irrCAC, key),
    krippendorffsalpha = pick(others$krippendorffsalpha, key))
}
for (key in setdiff(names(values), keys)) {
  differing <- differing + 1
  cat(words$besides, gsub("\t", " ", key), "\n")
}
# What agreement on a code is lost to, in parts, is what its alpha computed here lacks to 1.
lost <- read_table("lost.csv")
otherwise <- 0
for (code in codes) {
  parts <- as.numeric(lost$share[!is.na(lost$code) & lost$code == code])
  alpha <- pick(values, key_of("binary_alpha_by_code", code))
  is_same <- if (is.na(alpha)) all(is.na(parts)) else !anyNA(parts) && same(1 - alpha, sum(parts))
  if (!is_same) {
    otherwise <- otherwise + 1
    cat(sprintf(words$lost, code))
  }
}
utils::write.csv(do.call(rbind, rows), file.path(here, "recomputed-r.csv"), row.names = FALSE, na = "")
# The values of every coefficient.
every <- read_table("coefficients.csv")
every$code <- blank(every$code)
found <- lapply(unique(every$code), function(code) if (code == "") positions(spans) else coefficients_of(code))
names(found) <- unique(every$code)
value_here <- mapply(function(code, name, part) pick(found[[match(code, names(found))]], trimws(paste(name, part))),
  every$code, every$name, blank(every$part))
every$verdict <- ifelse(mapply(same, as.numeric(every$value), value_here), "same", "DIFFERENT")
for (at in which(every$verdict != "same")) {
  cat(sprintf("%-22s %-20s %s %s  %s %s  %s\n", every$name[at], every$code[at],
    words$ours, blank(every$value)[at], words$here, shown(value_here[[at]]), words$different))
}
utils::write.csv(data.frame(every[c("name", "code", "part", "value")], value_here, verdict = every$verdict),
  file.path(here, "recomputed-coefficients-r.csv"), row.names = FALSE, na = "")
unlike <- sum(every$verdict != "same")
cat(sprintf(words$coefficients, nrow(every), unlike))
cat(sprintf(words$all, length(keys), differing))
if (!interactive()) quit(status = if (differing + otherwise + unlike == 0) 0 else 1)
