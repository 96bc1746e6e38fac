# Computes every figure and interval of this bundle again, from the files in data/.
#
#     Rscript recompute.R [--no-intervals]
#
# Base R, nothing else. It prints one line a figure: ours as data/figures.csv has it, the one computed
# here, and whether they are the same to 1e-9, with standard error and interval, in the language of the report; all of
# it also goes into recomputed-r.csv, whose columns and verdicts are English. What data/coefficients.csv and
# data/targets.csv have is compared in recomputed-coefficients-r.csv and recomputed-targets-r.csv, and printed where it
# differs. --no-intervals leaves out what would have to be drawn; intervals by formula are computed always. Where the
# packages irrCAC and krippendorffsalpha are installed, their figures stand beside ours. Exit code 0: all the same;
# 1: some differ.
#
# Written from the formulas, apart from the program that made the figures; what both share is the generator
# of random numbers, without which no interval could be had again.

tolerance <- 1e-9
arguments <- commandArgs(FALSE)
script <- sub("^--file=", "", grep("^--file=", arguments, value = TRUE))
here <- if (length(script) == 1) dirname(normalizePath(script)) else getwd()
with_draws <- !("--no-intervals" %in% arguments)

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
    missing = "The R package %s is not installed: its figures are left out.\n",
    besides = "Not in data/figures.csv:",
    lost = "What agreement on %s is lost to does not add up to 1 - alpha\n",
    coefficients = "%d values of data/coefficients.csv, %d different\n",
    targets = "%d shares of data/targets.csv, %d different\n",
    all = "%d figures, %d different\n"),
  de = list(ours = "Bericht", here = "hier", same = "gleich", different = "VERSCHIEDEN",
    chosen = "data/%s.csv passt nicht zur Auswahl in settings.csv.",
    missing = "Das R-Paket %s ist nicht installiert: Seine Werte fehlen.\n",
    besides = "Nicht in data/figures.csv:",
    lost = "Die Teile dessen, was bei %s verloren geht, ergeben zusammen nicht 1 - alpha\n",
    coefficients = "%d Werte aus data/coefficients.csv, %d verschieden\n",
    targets = "%d Anteile aus data/targets.csv, %d verschieden\n",
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
# What gives standard error and interval by formula, where something does, is `spread`.
figure <- function(name, code, first, second, sums, formula, slot = "", spread = NULL) {
  list(key = paste(name, code, slot, first, second, sep = "\t"), sums = sums, formula = formula, spread = spread)
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

# Standard errors and intervals by formula ------------------------------------------------------------
#
# Coders are fixed, units are the sample (Gwet 2014; of two coders Fleiss, Cohen & Everitt 1969). A code is present or
# absent: `values` has, for each unit and coder, whether it is, NA where the coder did not rate the unit.

no_spread <- c(NA_real_, NA_real_, NA_real_)
# Standard error and the ends of the interval, the upper one cut at 1.
by_t <- function(value, se, n) {
  reach <- stats::qt(0.975, n - 1) * se
  c(se, value - reach, min(1, value + reach))
}
# The spread of a figure over units, from the part K_i of each.
over_units <- function(value, parts) {
  n <- length(parts)
  if (n < 2) return(no_spread)
  by_t(value, sqrt(sum((parts - value)^2) / (n * (n - 1))), n)
}
# Of each unit that somebody rated: how many rated it, how many gave the code, and the share of pairs that agree.
counted <- function(values) {
  rated <- rowSums(!is.na(values))
  some <- rated > 0
  rated <- rated[some]
  present <- rowSums(values[some, , drop = FALSE], na.rm = TRUE)
  absent <- rated - present
  alike <- (present * (present - 1) + absent * (absent - 1)) / pmax(1, rated * (rated - 1))
  list(rated = rated, present = present, absent = absent, alike = alike, paired = rated >= 2)
}
percent_spread <- function(values, value) {
  own <- counted(values)
  over_units(value, length(own$rated) / sum(own$paired) * own$alike)
}
# Of (pa - pe) / (1 - pe), with pe and what chance is in each unit, where it depends on the ratings.
corrected_spread <- function(values, value, expected, of_unit = expected) {
  own <- counted(values)
  beyond <- ifelse(own$paired, own$alike - expected, 0)
  parts <- length(own$rated) / sum(own$paired) * beyond / (1 - expected)
  over_units(value, parts - 2 * (1 - value) * (of_unit - expected) / (1 - expected))
}
fleiss_spread <- function(values, value) {
  own <- counted(values)
  share <- mean(own$present / own$rated)
  of_unit <- (own$present * share + own$absent * (1 - share)) / own$rated
  corrected_spread(values, value, share^2 + (1 - share)^2, of_unit)
}
# Gwet's, around alpha itself; of the units that two coders or more rated.
alpha_spread <- function(values, value) {
  all <- counted(values)
  own <- lapply(all, function(column) column[all$paired])
  n <- length(own$rated)
  if (n < 2) return(no_spread)
  average <- mean(own$rated)
  share <- sum(own$present) / (n * average)
  expected <- share^2 + (1 - share)^2
  agreeing <- own$alike * own$rated / average
  observed <- mean(agreeing)
  uncorrected <- (observed - expected) / (1 - expected)
  excess <- (own$rated - average) / average
  by_chance <- (own$present * share + own$absent * (1 - share)) / average - expected * excess
  parts <- agreeing - observed * excess - expected - 2 * (1 - uncorrected) * (by_chance - expected)
  by_t(value, sqrt(sum((parts / (1 - expected) - uncorrected)^2) / (n * (n - 1))), length(all$rated))
}
# Of two coders on the units both rated; `lean` is g_kl of the source, unit by unit.
pair_spread <- function(one, other, value, expected, lean) {
  n <- length(one)
  if (n < 2) return(no_spread)
  parts <- (one == other) - (1 - value) * lean
  by_t(value, sqrt(sum((parts - mean(parts))^2) / (n^2 * (1 - expected)^2)), n)
}
cohen_spread <- function(values, value) {
  both <- stats::complete.cases(values)
  one <- values[both, 1]
  other <- values[both, 2]
  first <- mean(one)
  second <- mean(other)
  lean <- ifelse(one, second, 1 - second) + ifelse(other, first, 1 - first)
  pair_spread(one, other, value, first * second + (1 - first) * (1 - second), lean)
}
scott_spread <- function(values, value) {
  both <- stats::complete.cases(values)
  one <- values[both, 1]
  other <- values[both, 2]
  share <- (mean(one) + mean(other)) / 2
  lean <- ifelse(one, share, 1 - share) + ifelse(other, share, 1 - share)
  pair_spread(one, other, value, share^2 + (1 - share)^2, lean)
}
# Of all coders; where a single unit has the code it has no spread to reckon with.
unless_single <- function(spread) function(values, value) {
  own <- counted(values)
  if (sum(own$present > 0 & own$paired) == 1) no_spread else spread(values, value)
}

# Every coefficient of a code --------------------------------------------------------------------------

# Coefficients of a code, present or absent in each unit, by their name and part.
coefficients_of <- function(code) {
  values <- has_code(code)
  own <- counted(values)
  observed <- if (any(own$paired)) mean(own$alike[own$paired]) else NA_real_
  share <- if (length(own$rated) > 0) mean(own$present / own$rated) else 0
  conger <- conger_chance(values)
  alpha <- alpha_of(values, c(FALSE, TRUE), matrix(c(0, 1, 1, 0), 2))
  of_alpha <- alpha$formula(totals_of(alpha$sums))
  kappas <- if (ncol(pairs) == 0 || length(active) < 2) matrix(NA_real_, 2, 0)
    else apply(pairs, 2, function(pair) kappas_of(values[, pair[1]], values[, pair[2]]))
  defined <- kappas[1, !is.na(kappas[1, ])]
  of_pairs <- holsti(values)
  with_spread <- function(value, spread) c(value, if (is.na(value)) no_spread else spread(value))
  corrected <- function(expected, ...) {
    with_spread(beyond_chance(observed, expected), function(value) corrected_spread(values, value, expected, ...))
  }
  in_units <- function(present, absent) (own$present * present + own$absent * absent) / own$rated
  alone <- function(value) c(value, no_spread)
  at_places <- positions(spans[spans$code == code, , drop = FALSE])
  found <- list(percent = with_spread(observed, function(value) percent_spread(values, value)),
    bp = corrected(1 / 2),
    fleiss = corrected(share^2 + (1 - share)^2, in_units(share, 1 - share)),
    ac1 = corrected(2 * share * (1 - share), in_units(1 - share, share)),
    conger = corrected(conger$expected, conger$of_unit),
    alpha_nominal = alone(of_alpha),
    alpha_gwet = with_spread(of_alpha, function(value) alpha_spread(values, value)),
    light = alone(if (length(defined) == 0) NA_real_ else mean(defined)),
    "light undefined_pairs" = alone(ncol(kappas) - length(defined)),
    holsti_mean = alone(of_pairs[1]), holsti_composite = alone(of_pairs[2]),
    position_alpha = alone(at_places[["position_alpha"]]),
    position_percent = alone(at_places[["position_percent"]]))
  if (ncol(values) == 2) {
    found$cohen <- with_spread(kappas[1, 1], function(value) cohen_spread(values, value))
    found$scott <- with_spread(kappas[2, 1], function(value) scott_spread(values, value))
  }
  found
}
# Conger (1980), missing ratings as Gwet (2014): two different coders, each with the own shares. Chance, and what it is
# in each unit that somebody rated.
conger_chance <- function(values) {
  m <- ncol(values)
  values <- values[rowSums(!is.na(values)) > 0, , drop = FALSE]
  n <- nrow(values)
  if (m < 2) return(list(expected = 1, of_unit = rep(1, n)))
  given <- colSums(!is.na(values))
  shares <- colMeans(values, na.rm = TRUE)
  shares[is.nan(shares)] <- 0
  of_unit <- rowSums(vapply(seq_len(m), function(g) {
    if (given[[g]] == 0) return(numeric(n))
    # What the shares of this coder meet among the others, for the code present and absent.
    present <- sum(shares) - shares[[g]]
    absent <- m - sum(shares) - (1 - shares[[g]])
    usual <- shares[[g]] * present + (1 - shares[[g]]) * absent
    own <- values[, g]
    here <- ifelse(is.na(own), 0, ifelse(own, present, absent))
    rated <- ifelse(is.na(own), 0, 1)
    n / given[[g]] * (here - usual * (rated - given[[g]] / n))
  }, numeric(n)))
  list(expected = mean(shares)^2 + (1 - mean(shares))^2 - 2 * stats::var(shares) / m,
    of_unit = of_unit / (m * (m - 1)))
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
# By formula, of a code and some coders; of the whole codebook there is none.
of_code <- function(code, spread, coders = active) {
  # R would look for the coders when they are wanted, after the loop that names them.
  force(coders)
  if (code == "") NULL else function(value) spread(has_code(code)[, coders, drop = FALSE], value)
}
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
  add_unit("fleiss", code, "", "", all$sums, all$fleiss, spread = of_code(code, unless_single(fleiss_spread)))
  add_unit("percent", code, "", "", all$sums, all$percent, spread = of_code(code, unless_single(percent_spread)))
  for (pair in seq_len(ncol(pairs))) {
    g <- pairs[1, pair]
    h <- pairs[2, pair]
    two <- two_coders(values, categories, g, h)
    add_unit("cohen", code, g, h, two$sums, two$cohen, spread = of_code(code, cohen_spread, c(g, h)))
    add_unit("percent", code, g, h, two$sums, two$percent, spread = of_code(code, percent_spread, c(g, h)))
  }
  if (code == "") next
  alpha <- alpha_of(values, c(FALSE, TRUE), matrix(c(0, 1, 1, 0), 2))
  add_unit("binary_alpha_by_code", code, "", "", alpha$sums, alpha$formula,
    spread = of_code(code, unless_single(alpha_spread)))
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
# Standard errors and intervals of a bootstrap, percentiles (type 7) or BCa, the same draws for all figures.
drawn_spreads <- function(figures, number, fewest = 2) {
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
    ends <- if (is.null(shares)) c(NA_real_, NA_real_)
      else stats::quantile(drawn, shares, type = 7, names = FALSE)
    found[[one$key]] <- c(stats::sd(drawn), ends)
  }
  found
}
formula_spreads <- function(figures) {
  found <- list()
  for (one in figures) {
    value <- one$formula(totals_of(one$sums))
    if (!is.null(one$spread) && !is.na(value)) found[[one$key]] <- one$spread(value)
  }
  found
}

# Krippendorff's bootstrap ----------------------------------------------------------------------------

# The random numbers of 32 bits from the seed on: of each code the same pairs are drawn.
stream <- numeric()
below_stream <- random_below(as.numeric(setting("seed")))
first_of_stream <- function(many) {
  more <- many - length(stream)
  if (more > 0) stream <<- c(stream, vapply(seq_len(more), function(at) below_stream(two32), numeric(1)))
  stream[seq_len(many)]
}
# Alpha of a code in draws of pairs of its ratings (Hayes & Krippendorff 2007); nothing where it is 0 or 1. Of a code,
# present or absent, the one kind of pair that costs alpha something is of one with it and one without: a draw with k
# of them is 1 less k times what one costs.
pair_draws <- function(code) {
  draws <- as.integer(setting("draws"))
  own <- counted(has_code(code))
  paired <- data.frame(rated = own$rated, present = own$present)[own$paired, , drop = FALSE]
  if (nrow(paired) == 0 || draws < 2) return(NULL)
  alike <- stats::aggregate(list(times = rep(1, nrow(paired))), paired, sum)
  alike <- alike[order(alike$rated, alike$present), ]
  absent <- alike$rated - alike$present
  pairable <- sum(alike$times * alike$rated)
  with_code <- sum(alike$times * alike$present)
  # One after the other, since R may add up with more digits than others.
  added <- function(values) Reduce(`+`, values, 0)
  share <- alike$times * absent / (alike$rated - 1)
  observed <- c(absent = added(share * (absent - 1)), apart = added(share * alike$present),
    present = added(alike$times * alike$present / (alike$rated - 1) * (alike$present - 1)))
  by_chance <- 2 * with_code * (pairable - with_code) / (pairable * (pairable - 1))
  if (by_chance == 0) return(NULL)
  alpha <- 1 - 2 * observed[["apart"]] / pairable / by_chance
  if (alpha == 0 || alpha == 1) return(NULL)
  cells <- sum(c(1, 2, 1)[observed > 0])
  size <- min(25 * cells, floor((length(active) - 1) * pairable / 2 + 0.5))
  values <- Reduce(`-`, rep(1 / (size * by_chance), size), 1, accumulate = TRUE)

  low <- observed[["absent"]] / pairable
  high <- if (observed[["present"]] > 0) low + 2 * observed[["apart"]] / pairable else 1
  numbers <- matrix(first_of_stream(draws * size), size)
  apart <- colSums(numbers >= low * two32 & numbers < high * two32)
  found <- pmax(-1, values[apart + 1])
  # Draws without any disagreement, of as many as would show no variation, count as 0.
  same <- observed[c("absent", "present")] / pairable
  same <- same[same > 0]
  left <- if (length(same) == 1) draws else floor(draws * sum(same^size) + 0.5)
  found[utils::head(which(found == 1), left)] <- 0
  found
}
# Standard error and interval of alpha of each code, and how likely it misses each target.
spreads_of_pairs <- function() {
  spreads <- list()
  shares <- c()
  targets <- strsplit(setting("targets"), "|", fixed = TRUE)[[1]]
  for (code in codes) {
    drawn <- pair_draws(code)
    if (is.null(drawn)) next
    ends <- stats::quantile(drawn, c(0.025, 0.975), type = 7, names = FALSE)
    spreads[[key_of("binary_alpha_by_code", code)]] <- c(stats::sd(drawn), ends)
    for (target in targets) shares[paste(code, target, sep = "\t")] <- mean(drawn < as.numeric(target))
  }
  list(spreads = spreads, shares = shares)
}

key_of <- function(name, code) paste(name, code, "", "", "", sep = "\t")
values <- c(values_of(on_units), values_of(on_spans))
of_pairs <- key_of("binary_alpha_by_code", codes)
is_drawn <- character()
shares <- c()
if (as.integer(setting("draws")) == 0) {
  spreads <- formula_spreads(on_units)
} else if (setting("interval") == "krippendorff") {
  spreads <- formula_spreads(Filter(function(one) !(one$key %in% of_pairs), on_units))
  is_drawn <- of_pairs
  if (with_draws) {
    found <- spreads_of_pairs()
    spreads <- c(spreads, found$spreads)
    shares <- found$shares
  }
} else {
  spreads <- list()
  is_drawn <- names(values)
  if (with_draws) {
    spreads <- c(drawn_spreads(on_units, things), drawn_spreads(on_spans, length(continua), fewest = 5))
  }
}

# Other programs ------------------------------------------------------------------------------------

others <- list(irrCAC = c(), krippendorffsalpha = c())
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
shown <- function(value) if (length(value) == 0 || is.na(value)) "-" else formatC(value, digits = 12, format = "g", width = 1)
pick <- function(from, key) if (is.null(from) || !(key %in% names(from))) NA_real_ else from[[key]]

blank <- function(column) ifelse(is.na(column), "", column)
# Columns of ours that are compared with what is computed here, and how they stand beside one another.
compared_columns <- c("value", "se", "ci_low", "ci_high")
numbers_in <- function(rows) vapply(compared_columns, function(name) as.numeric(rows[[name]]), numeric(nrow(rows)))
beside <- function(rows, here) {
  both <- lapply(seq_along(compared_columns), function(at) {
    stats::setNames(data.frame(rows[[compared_columns[at]]], here[, at]),
      paste0(compared_columns[at], c("", "_here")))
  })
  do.call(cbind, both)
}
line <- function(labels, given, value, verdict) {
  cat(sprintf("%-22s %-20s %s %s  %s %s  %s\n", labels[1], trimws(paste(labels[-1], collapse = " ")), words$ours,
    if (is.na(given)) "-" else given, words$here, shown(value), verdict))
}
# Of columns with ours and what is computed here those that differ, in words.
unlike_in <- function(given, here) {
  unlike <- Filter(function(at) !same(given[at], here[at]), seq_along(given))
  paste0(vapply(unlike, function(at) paste0("  ", compared_columns[-1][at], ": ", words$ours, " ", shown(given[at]),
    ", ", words$here, " ", shown(here[at])), ""), collapse = "")
}
verdict_of <- function(is_same) ifelse(is_same, "same", "DIFFERENT")
write_table <- function(rows, name) {
  utils::write.csv(rows, file.path(here, name), row.names = FALSE, na = "")
}

ours <- read_table("figures.csv")
keys <- paste(ours$name, blank(ours$code), blank(ours$slot), blank(ours$coder_1), blank(ours$coder_2), sep = "\t")
given <- matrix(numbers_in(ours), nrow(ours))
computed <- t(vapply(keys, function(key) {
  c(pick(values, key), if (is.null(spreads[[key]])) no_spread else spreads[[key]])
}, numeric(4)))
# What Parley had no time to draw is computed here, and compared with nothing.
is_open <- ours$interval == "not_computed" | (keys %in% is_drawn & !with_draws)
is_same <- vapply(seq_along(keys), function(at) {
  last <- if (is_open[at]) 1 else 4
  keys[at] %in% names(values) && all(mapply(same, given[at, 1:last], computed[at, 1:last]))
}, logical(1))
for (at in seq_along(keys)) {
  others_here <- vapply(names(others), function(name) {
    other <- pick(others[[name]], keys[at])
    if (is.na(other)) "" else paste0("  ", name, " ", shown(other))
  }, "")
  line(c(ours$name[at], blank(ours$code[at]), blank(ours$slot[at]), blank(ours$coder_1[at]), blank(ours$coder_2[at])),
    ours$value[at], computed[at, 1],
    paste0(c(if (is_same[at]) words$same else words$different,
      if (!is_open[at]) unlike_in(given[at, -1], computed[at, -1]), others_here), collapse = ""))
}
labels <- lapply(ours[c("name", "code", "slot", "coder_1", "coder_2")], blank)
write_table(data.frame(labels, beside(ours, computed), verdict = verdict_of(is_same),
  irrCAC = vapply(keys, function(key) pick(others$irrCAC, key), numeric(1)),
  krippendorffsalpha = vapply(keys, function(key) pick(others$krippendorffsalpha, key), numeric(1))),
  "recomputed-r.csv")
not_ours <- setdiff(names(values), keys)
for (key in not_ours) cat(words$besides, gsub("\t", " ", key), "\n")
differing <- sum(!is_same) + length(not_ours)

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
# Every coefficient.
every <- read_table("coefficients.csv")
every$code <- blank(every$code)
found <- lapply(unique(every$code), function(code) {
  if (code == "") lapply(positions(spans), function(value) c(value, no_spread)) else coefficients_of(code)
})
names(found) <- unique(every$code)
computed <- t(mapply(function(code, name, part) {
  own <- found[[match(code, names(found))]][[trimws(paste(name, part))]]
  if (is.null(own)) c(NA_real_, no_spread) else own
}, every$code, every$name, blank(every$part)))
given <- matrix(numbers_in(every), nrow(every))
is_same <- vapply(seq_len(nrow(every)), function(at) all(mapply(same, given[at, ], computed[at, ])), logical(1))
for (at in which(!is_same)) {
  line(c(every$name[at], every$code[at], blank(every$part[at])), every$value[at], computed[at, 1],
    paste0(words$different, unlike_in(given[at, -1], computed[at, -1])))
}
write_table(data.frame(every[c("name", "code", "part")], beside(every, computed), verdict = verdict_of(is_same)),
  "recomputed-coefficients-r.csv")
unlike <- sum(!is_same)
cat(sprintf(words$coefficients, nrow(every), unlike))

# How likely alpha misses each target, but for codes whose draws took Parley too long.
if (setting("interval") == "krippendorff" && with_draws) {
  file <- if (file.exists(file.path(here, "data", "targets.csv"))) read_table("targets.csv")
    else data.frame(code = character(), target = character(), share = character())
  ours_at <- paste(file$code, file$target, sep = "\t")
  exact <- ours$code[keys %in% of_pairs & !is_open]
  both <- union(ours_at, Filter(function(at) sub("\t.*", "", at) %in% exact, names(shares)))
  share <- file$share[match(both, ours_at)]
  share_here <- vapply(both, function(at) pick(shares, at), numeric(1))
  is_same <- as.logical(mapply(same, as.numeric(share), share_here))
  parts <- strsplit(both, "\t", fixed = TRUE)
  for (at in which(!is_same)) {
    line(c("targets", parts[[at]][1], paste("<", parts[[at]][2])), share[at], share_here[[at]], words$different)
  }
  write_table(data.frame(code = vapply(parts, `[`, "", 1), target = vapply(parts, `[`, "", 2), share = share,
    share_here = share_here, verdict = verdict_of(is_same), row.names = NULL), "recomputed-targets-r.csv")
  unlike <- unlike + sum(!is_same)
  cat(sprintf(words$targets, length(both), sum(!is_same)))
}
cat(sprintf(words$all, length(keys), differing))
if (!interactive()) quit(status = if (differing + otherwise + unlike == 0) 0 else 1)
