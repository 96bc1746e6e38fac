/**
 * Three lines that read each export, with its real columns. They are programs and not prose, so they are
 * the same in every language of the interface. A test runs those in Python.
 */
export interface Snippet {
  r: string
  python: string
}

/** A cell "NA" is a word somebody said, and blanks at a span's ends belong to it: neither is trimmed. */
export function codedSpansSnippet(fileName: string): Snippet {
  return {
    r: [
      `spans <- readr::read_csv("${fileName}", na = "", trim_ws = FALSE)`,
      'stopifnot(nchar(spans$text, "chars") == spans$end - spans$start)',
      'dplyr::count(spans, code, coder)',
    ].join('\n'),
    python: [
      'import csv, collections',
      `spans = list(csv.DictReader(open("${fileName}", encoding="utf-8", newline="")))`,
      'assert all(len(s["text"]) == int(s["end"]) - int(s["start"]) for s in spans)',
      'print(collections.Counter((s["code"], s["coder"]) for s in spans))',
    ].join('\n'),
  }
}

/** The first three columns name the unit; the coders come after. */
export function matrixSnippet(fileName: string): Snippet {
  return {
    r: [
      `units <- readr::read_csv("${fileName}")`,
      'ratings <- as.matrix(units[, -(1:3)])',
      'irr::kripp.alpha(t(ratings), method = "nominal")',
    ].join('\n'),
    python: [
      'import csv',
      `units = list(csv.reader(open("${fileName}", encoding="utf-8", newline="")))`,
      'coders, ratings = units[0][3:], [[int(v) if v else None for v in row[3:]] for row in units[1:]]',
      'print(coders, ratings[:3])',
    ].join('\n'),
  }
}

/** Reads the long layout, a row a unit, code and coder: made wide in R, counted in Python. */
export function longSnippet(fileName: string): Snippet {
  return {
    r: [
      `values <- readr::read_csv("${fileName}")`,
      'tidyr::pivot_wider(dplyr::select(values, unit_id, code_id, coder_id, value),',
      '  names_from = coder_id, values_from = value)',
    ].join('\n'),
    python: [
      'import csv, collections',
      `values = list(csv.DictReader(open("${fileName}", encoding="utf-8", newline="")))`,
      'print(collections.Counter((v["code_id"], v["coder_id"]) for v in values if v["value"] == "1"))',
    ].join('\n'),
  }
}
