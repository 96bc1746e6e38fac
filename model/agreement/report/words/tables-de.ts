import type { Deciding } from '../../few.ts'
import type { TableWords } from './table-words.ts'
import { eachUnit, numbers, units } from './units-de.ts'

const deciding: Record<Deciding, string> = {
  compared: '',
  ofCode: ' mit dem Code',
  ofPair: ' mit dem Code bei einer der beiden Personen',
}

/** Tables of a report in German: captions, columns, and what stands in cells. */
export const tableWords: TableWords = {
  tables: {
    captionOf: (nth, caption) => `Tabelle ${nth}. ${caption}`,
    byCode: (all, unit) =>
      `Übereinstimmung bei jedem Code, vorhanden oder nicht; ${numbers.number(all)} ${units[unit]}.`,
    few: (few, unit, of) =>
      `In Klammern: weniger als ${numbers.count(few, '', 'Einheiten')}${deciding[of]} (${units[unit]}).`,
    forest: 'Krippendorffs Alpha jedes Codes mit 95-%-Intervall, wie in der Tabelle darunter.',
    limits: (limits, areOwn) =>
      `${areOwn ? 'Gestrichelt' : 'Gestrichelt, übliche Linien (das Projekt hat keine gesetzt)'}: ${limits.map(({ value, source }) => `${numbers.limit(value)} (${source})`).join(', ')}.`,
    whole:
      'Übereinstimmung beim ganzen Codebuch; der Wert einer Person für eine Einheit ist die Menge der Codes, die sie ihr gab.',
    pairs: 'Übereinstimmung jedes Paars von Kodierenden.',
    pairsInBundle: 'Für jeden Code steht sie in data/figures.csv des Pakets.',
    freeSpans:
      'Übereinstimmung bei den kodierten Stellen selbst, samt ihren Grenzen, im ganzen Text.',
    positions:
      'Daneben α und der Anteil der Einigkeit mit jedem Zeichen als Einheit: ohne Intervall, weil benachbarte Zeichen nicht unabhängig voneinander sind.',
    someCode: ([alpha, agreed]) =>
      `Ob ein Zeichen irgendeinen Code hat oder keinen: α ${alpha}, einig ${agreed}.`,
    spansLeftOut:
      'Bei einem einzelnen Code ist das Alpha der Relevanz (bar-u-α) u-α selbst. Zu einzelnen Transkripten oder Paaren gehören, und stehen deshalb nicht in diesem Bericht: α_U von 1995, cu-α und ku-α, γ und wie Stellen zueinander passen; Parley zeigt sie bei allen Koeffizienten eines Codes.',
    slots:
      'Übereinstimmung bei dem, was in den Feldern von Codes gesagt ist, wo mindestens zwei Personen einer Einheit den Code gaben und etwas eintrugen. Wer den Code nicht gab, fehlt dort. Felder, in denen nichts verglichen wurde, sind weggelassen.',
    targets:
      'Die Wahrscheinlichkeit, dass das Alpha eines Codes unter jedem Ziel liegt: der Anteil der Ziehungen von Krippendorffs Bootstrap. Codes, für die nichts gezogen wurde, weil ihr Alpha 0 oder 1 oder nicht definiert ist, sind weggelassen.',
    thresholds:
      'Die Linien, die das Projekt zieht, und die Codes danach, wo das 95-%-Intervall ihres Alphas liegt; eines, das auf einer Linie beginnt, liegt über ihr.',
    narrow:
      'Bei so wenigen Einheiten kann ein Intervall viel zu schmal sein; auf welcher Seite es liegt, sagt dann wenig.',
    usualThresholds:
      'Übliche Linien, denn das Projekt hat keine eigenen gesetzt, und die Codes danach, wo das 95-%-Intervall ihres Alphas liegt; eines, das auf einer Linie beginnt, liegt über ihr.',
    lost: (unit) =>
      `Woran die Übereinstimmung bei jedem Code, vorhanden oder nicht ${eachUnit[unit]}, verloren geht: was Alpha zu 1 fehlt, und seine Teile, die sich bis auf Rundung dazu summieren.`,
    everyCoefficient: (unit) =>
      `Alle Koeffizienten jedes Codes, vorhanden oder nicht ${eachUnit[unit]}; –: nicht definiert. Standardfehler, 95-%-t-Intervalle nach Formel, wo es sie gibt, und Gründe stehen in data/coefficients.csv des Pakets.`,
    codesLeftOut: (shown, left) =>
      `Tabelle und Datei haben die ersten ${numbers.number(shown)} Codes des Codebuchs; ${left === 1 ? 'ein Code ist' : `${numbers.number(left)} Codes sind`} weggelassen.`,
    coefficients: {
      percent: 'Einig',
      holsti_mean: 'Holsti, Mittel der Paare',
      holsti_composite: 'Holsti, zusammengesetzt',
      bp: 'S, Brennan-Prediger',
      scott: 'Scotts π',
      cohen: 'Cohens κ',
      fleiss: 'Fleiss’ κ',
      conger: 'Congers κ',
      light: 'Lights κ',
      ac1: 'Gwets AC1',
      alpha_nominal: 'Krippendorffs α',
    },
    noIntervals: {
      one_transcript: 'Bei einem einzigen Transkript gibt es kein Intervall.',
      one_turn: 'Bei einem einzigen Redebeitrag gibt es kein Intervall.',
      one_unit: 'Bei einer einzigen Einheit gibt es kein Intervall.',
      few_transcripts: 'Bei weniger als fünf Transkripten gibt es kein Intervall.',
      undefined: 'Keiner dieser Werte hat ein Intervall.',
      not_asked: 'Ohne Ziehungen gibt es kein Intervall.',
      one_side:
        'Wo alle Ziehungen auf einer Seite eines Werts liegen, gibt es kein berichtigtes Intervall.',
      certain: 'Bei einem Alpha von 0 oder 1 wird nichts gezogen.',
      few_draws: 'Wo weniger als zwei Ziehungen einen Wert ergaben, gibt es kein Intervall.',
      not_computed: 'Wo das Ziehen zu lange dauerte, gibt es kein Intervall.',
      not_of_pairs:
        'Sie haben kein Intervall: Krippendorffs Bootstrap zieht Paare von Urteilen eines einzelnen Codes.',
    },
    ledger: 'Der Nachweis: Alles, was einging, steht an genau einem Platz.',
    transcripts: 'Transkripte, und wer sie abgeschlossen hat.',
  },
  columns: {
    code: 'Code',
    alpha: 'Krippendorffs α',
    ci95: '95-%-Intervall',
    withCode: 'Mit dem Code',
    prevalence: 'Prävalenz',
    fleiss: 'Fleiss’ κ',
    agreed: 'Einig',
    coefficient: 'Koeffizient',
    value: 'Wert',
    coders: 'Kodierende',
    cohen: 'Cohens κ',
    spans: 'Stellen',
    uAlpha: 'u-α',
    positionAlpha: 'α, Zeichen',
    positionAgreed: 'Zeichen einig',
    slot: 'Feld',
    comparedAs: 'Verglichen als',
    compared: 'Einheiten',
    what: 'Was',
    number: 'Anzahl',
    label: 'Kürzel',
    transcript: 'Transkript',
    characters: 'Zeichen',
    completedBy: 'Abgeschlossen von',
    threshold: 'Linie',
    source: 'Quelle',
    above: 'Intervall über ihr',
    within: 'Linie im Intervall',
    below: 'Intervall unter ihr',
    without: 'Kein Intervall',
    lost: '1 − α',
    other_code: 'Anderer Code',
    boundary: 'Grenze',
    missed: 'Übersehen',
    extra: 'Zusätzlich',
    one_sided: 'Einseitig',
  },
  cells: {
    undefined: 'nicht definiert',
    masi: 'Krippendorffs α, MASI',
    jaccard: 'Krippendorffs α, Jaccard',
    nominal: 'Krippendorffs α, nominal',
    percent: 'Prozentuale Übereinstimmung',
    allCodes: 'Alle Codes, als Mengen',
    allTogether: 'Alle Codes zusammen',
    nobody: 'niemand',
    slots: { nominal: 'Namen', ordinal: 'Ränge', interval: 'Abstände' },
    noInterval: {
      one_transcript: 'keines: ein Transkript',
      one_turn: 'keines: ein Redebeitrag',
      one_unit: 'keines: eine Einheit',
      few_transcripts: 'keines: wenige Transkripte',
      undefined: 'keines',
      not_asked: 'keines: keine Ziehungen',
      one_side: 'keines: Ziehungen auf einer Seite',
      certain: 'keines: 0 oder 1',
      few_draws: 'keines: weniger als zwei Ziehungen',
      not_computed: 'keines: dauerte zu lange',
      not_of_pairs: 'keines: Paare werden nur für α eines Codes gezogen',
    },
  },
  lost: {
    lead: 'Wo eine Person einer Einheit einen Code gab und eine andere nicht, ist der Verlust von einer Art, der ersten, die passt.',
    kinds: {
      other_code:
        'Anderer Code: Die Person ohne ihn gab demselben Text stattdessen einen anderen Code derselben Gruppe, desselben übergeordneten Codes oder derselben Auswahl.',
      boundary:
        'Grenze: Die Person ohne ihn hat ihn in einer Stelle, die jene der anderen berührt oder überlappt, aber nicht in die Einheit reicht.',
      missed:
        'Übersehen: Mehr als die Hälfte derer, die das Transkript abgeschlossen haben, gab ihn dort.',
      extra: 'Zusätzlich: Weniger als die Hälfte gab ihn dort.',
      one_sided: 'Einseitig: Genau die Hälfte gab ihn dort, wie stets bei zwei Personen.',
    },
  },
  ledger: {
    spans: {
      in: 'Kodierte Stellen insgesamt',
      used: 'verwendet',
      repeated: 'davon ohne Beitrag, weil die Einheit diesen Code von dieser Person schon hat',
      single: 'wo nur eine Person das Transkript abgeschlossen hat',
      notCodable: 'in Redebeiträgen von Sprechenden, die nicht zu kodieren sind',
      outsideTurns:
        'in keiner Einheit: vor der ersten Kennung, auf einer Kennung, zwischen Einheiten',
      belowRule: 'auf Einheiten, aber auf keiner so, wie es die Regel der Überlappung verlangt',
      incomplete: 'in Transkripten, die die Person nicht abgeschlossen hat',
      transcriptNotChosen: 'in nicht gewählten Transkripten',
      coderNotChosen: 'von nicht gewählten Kodierenden',
      codeNotChosen: 'mit nicht gewählten Codes',
    },
    units: {
      in: 'Einheiten insgesamt',
      compared: 'verglichen',
      single: 'von nur einer Person abgeschlossen',
      unrated: 'von niemandem abgeschlossen',
    },
    turns: {
      notCodable: 'Redebeiträge von Sprechenden, die nicht zu kodieren sind',
      empty: 'Redebeiträge ohne ein Wort',
    },
    continuum: {
      used: 'Als freie Stellen: verwendet',
      merged: 'mit einer überlappenden desselben Codes und derselben Person vereint',
    },
  },
}
