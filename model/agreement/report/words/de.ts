import { inBrackets } from '../value-cells.ts'
import { sentence } from './numbers.ts'
import { readme } from './readme-de.ts'
import { tableWords } from './tables-de.ts'
import { eachUnit, numbers, overlaps, units } from './units-de.ts'
import type { ChosenOf, ChosenParts, ReportWords } from './words.ts'

const { coefficient, count, interval, list, number, percent } = numbers

const methods = { percentile: 'Perzentile', bca: 'BCa', krippendorff: 'Krippendorffs Bootstrap' }
const drawn = { turns: 'Redebeiträge', transcripts: 'Transkripte' }
const codes = (many: number) => count(many, 'ein Code', 'Codes')
const coders = (many: number) => count(many, 'eine Person', 'Personen')

const someOf = ({ some, all, names }: ChosenOf, what: string) =>
  `${number(some)} von ${number(all)} ${what}${names.length === 0 ? '' : ` (${list(names)})`}`

const parts = (of: ChosenParts) =>
  [
    of.transcripts && someOf(of.transcripts, 'Transkripten'),
    of.coders && someOf(of.coders, 'Personen'),
    of.codes && someOf(of.codes, 'Codes'),
  ].filter((part) => typeof part === 'string')

/** A methods report in German, as social scientists write it. */
export const de: ReportWords = {
  numbers,
  title: (round, project) => `Übereinstimmung in „${round}“, ${project}`,
  coder: (nth) => `Coder ${nth}`,
  transcript: (nth) => `Transkript ${nth}`,
  headings: {
    method: 'Vorgehen',
    agreement: 'Übereinstimmung',
    ledger: 'Was verwendet wurde und was nicht',
    coefficients: 'Alle Koeffizienten jedes Codes',
    checked: 'Wie sich diese Werte prüfen lassen',
    references: 'Literatur',
  },

  coded: (of) => {
    const version =
      of.version === null
        ? `dem Arbeitsstand des Codebuchs „${of.codebook}“`
        : `Version ${of.version} des Codebuchs „${of.codebook}“`
    const verb = of.coders === 1 ? 'kodierte' : 'kodierten'
    return `${sentence(coders(of.coders))} ${verb} die Runde „${of.round}“ des Projekts „${of.project}“ mit ${version} (${codes(of.codes)}).`
  },
  blind: 'Die Runde war blind: Niemand sah die Codes der anderen, bevor sie aufgedeckt wurde.',
  notes: {
    saw_codes:
      'Die Runde war offen: Die Kodierenden sahen die Codes der anderen; die Werte beschreiben also gemeinsame Arbeit und kein unabhängiges Kodieren.',
    codebook_grew:
      'Die Runde folgte dem Codebuch in Arbeit: Codes kamen hinzu und änderten sich, während kodiert wurde; kam ein Code spät, so konnten frühere Stellen ihn nicht erhalten und zählen als Stellen ohne ihn.',
  },
  compared: ({ compared, all, share }) => {
    const of =
      all === 1
        ? 'das eine Transkript des Projekts'
        : compared === all
          ? `jedes der ${count(all, '', 'Transkripte')} des Projekts`
          : `${number(compared)} der ${count(all, '', 'Transkripte')} des Projekts`
    return `Mindestens zwei Personen haben ${of} abgeschlossen, nach Zeichen ${percent(share)} des Textes. Wer ein Transkript abgeschlossen hat, zählt auf dem ganzen Transkript, mit nichts, wo nichts kodiert wurde; wer es nicht abgeschlossen hat, fehlt auf ihm.`
  },
  unitsWere: ({ unit, windowLength, compared, all, ratings }) => {
    const kind =
      unit === 'window'
        ? `Fenster von ${number(windowLength)} Zeichen, Redebeitrag für Redebeitrag geschnitten`
        : units[unit]
    return `Kodiereinheiten waren ${kind}; ${number(compared)} von ${number(all)} wurden von mindestens zwei Personen abgeschlossen und verglichen, mit ${number(ratings)} Bewertungen.`
  },
  rules: {
    any: 'Eine Einheit hat einen Code, wenn eine mit ihm kodierte Stelle sie mit mindestens einem Zeichen überlappt.',
    half: 'Eine Einheit hat einen Code, wenn die mit ihm kodierten Stellen einer Person zusammen mindestens die Hälfte der Einheit abdecken.',
    majority:
      'Eine Einheit hat einen Code, wenn der größte Teil einer mit ihm kodierten Stelle in ihr liegt.',
    exact: 'Eine Einheit hat einen Code, wenn eine mit ihm kodierte Stelle genau sie umfasst.',
  },
  level: (level) =>
    level === 0
      ? 'Jeder Code zählt als der oberste, unter dem er im Codebaum steht.'
      : `Codes unterhalb der Ebene ${level + 1} des Codebaums zählen als der Code, unter dem sie dort stehen.`,
  notCodable: (turns) =>
    `${sentence(count(turns, 'ein Redebeitrag', 'Redebeiträge'))} von Sprechenden, die nicht zu kodieren sind, ${turns === 1 ? 'ist keine Einheit' : 'sind keine Einheiten'}.`,
  chosen: (of) => `Das Folgende vergleicht ${list(parts(of))}, von Hand ausgewählt.`,

  whole: ({ unit, value, isOnFew, after }) =>
    `Über alle Codes, wobei der Wert einer Einheit die Menge der ihr gegebenen Codes ist, betrug Krippendorffs Alpha (MASI-Abstände, Einheiten: ${units[unit]}) ${inBrackets(coefficient(value), isOnFew)}${after}.`,
  noWhole:
    'Über alle Codes ist Krippendorffs Alpha nicht definiert: Nichts variiert, oder nichts wurde verglichen.',
  interval: (of) =>
    `, 95-%-${of.method === 'bca' ? 'BCa' : 'Bootstrap'}-Intervall ${interval(of.ci95)}${of.marks}, ${number(of.draws)} Ziehungen über ${drawn[of.drawn]}, Startwert ${of.seed}`,
  ofCode: ({ name, value, ci95, marks }) =>
    `${coefficient(value)}${ci95 ? ` (${interval(ci95)}${marks})` : ''} für ${name}`,
  eachCode: (unit, found) =>
    `Für einzelne Codes, vorhanden oder nicht ${eachUnit[unit]}, betrug Krippendorffs Alpha, nominal, ${list(found)}.`,
  rangeOfCodes: (unit, { lowest, highest, all }) =>
    `Für einzelne Codes, vorhanden oder nicht ${eachUnit[unit]}, reichte Krippendorffs Alpha, nominal, von ${lowest} bis ${highest}; die Tabelle enthält alle ${number(all)}.`,
  onFew: (few, unit, { all, names }) =>
    `In weniger als ${count(few, '', 'Einheiten')} (${units[unit]}) ${all === 1 ? 'kommt' : 'kommen'} ${names.length > 0 ? list(names) : codes(all)} vor: Eine einzige kann ein solches Alpha kippen; es steht in der Tabelle in Klammern.`,
  undefinedCodes: (names) =>
    `Für ${list(names)} ist Alpha nicht definiert, weil niemand den Code einer verglichenen Einheit gab oder alle ihn allen gaben.`,
  noIntervals: 'Für ein Intervall gab es zu wenig, woraus sich ziehen ließe.',
  intervals: ({ method, draws, drawn: what, of }) =>
    [
      method === 'bca'
        ? `Die Intervalle sind um Verzerrung und Schiefe berichtigt (BCa), aus einem Bootstrap mit ${number(draws)} Ziehungen;`
        : `Die Intervalle sind die 2,5- und 97,5-%-Quantile eines Bootstraps mit ${number(draws)} Ziehungen;`,
      `eine Ziehung nimmt so viele ${drawn[what]}, wie es gibt (${number(of)}), mit Zurücklegen, und berechnet jeden Wert neu.`,
      ...(method === 'bca' ? ['Für die Schiefe wird jedes davon einmal ausgelassen.'] : []),
    ].join(' '),
  pairIntervals: ({ draws, seed }) =>
    `Die Intervalle des Alphas einzelner Codes sind aus Krippendorffs Bootstrap (Hayes & Krippendorff 2007): ${number(draws)} Ziehungen, Startwert ${seed}, von Paaren von Urteilen, die er für unabhängig voneinander nimmt. Andere Werte haben t-Intervalle nach Formel, wo es sie gibt.`,
  turnsDrawn:
    'Ab zehn Transkripten werden ganze Transkripte gezogen; bei weniger sind es Redebeiträge, und die Intervalle sagen nichts darüber, wie sich Transkripte unterscheiden. Für kodierte Stellen werden nur Transkripte gezogen, ab fünf; bei weniger haben sie kein Intervall.',
  leftOut: 'Ziehungen, in denen ein Wert nicht definiert ist, werden weggelassen.',
  thin: (figures) =>
    `Bei ${count(figures, 'einem Wert', 'Werten')} waren das mehr als 5 % der Ziehungen; solche Intervalle tragen einen Stern.`,
  farEnds: (figures, least) =>
    `Bei ${count(figures, 'einem Wert', 'Werten')} ruht ein Ende des Intervalls auf weniger als ${number(least)} Ziehungen, sodass ein anderer Startwert es verschiebt (Davison & Hinkley 1997, Abschn. 5.3.2); solche Intervalle tragen ein Kreuz (†). Ob es hält, zeigen Perzentile oder mehr Ziehungen.`,

  checked: (method) =>
    `Das Paket zu diesem Bericht enthält die Reliabilitätsdaten als CSV, ohne ein Wort der Transkripte, und zwei Skripte, die jeden Wert dieses Berichts mit Standardfehler und Intervall erneut berechnen${method === 'krippendorff' ? ' und dazu, wie wahrscheinlich Alpha jeden Zielwert verfehlt' : ''}, eines in Python (Standardbibliothek) und eines in R (Basis-R). Beide geben unseren Wert und ihren nebeneinander aus, dazu den anderer Pakete, wo sie installiert sind. Die Teile der verlorenen Übereinstimmung ordnen sie nicht neu; sie prüfen, dass sie sich für jeden Code zu 1 − α summieren. Wie jede Datei aufgebaut ist, steht in README.txt.`,
  frozen: (at, parley) => `Eingefroren am ${numbers.moment(at)} mit Parley ${parley}.`,
  inputs: (hash) =>
    `SHA-256 der Eingaben (Texte, Redebeiträge, Kodierungen, Codebuch, Einstellungen): ${hash}`,
  settings: ({ unit, windowLength, overlap, level, chosen, method, draws, seed, targets }) => {
    const all = [
      `${units[unit]}${unit === 'window' ? ` von ${windowLength} Zeichen` : ''}`,
      overlaps[overlap],
      ...parts(chosen),
      ...(level === undefined ? [] : [`Codes bis zur Ebene ${level + 1}`]),
      methods[method],
      `${number(draws)} Ziehungen`,
      `Startwert ${seed}`,
      ...(targets.length > 0 ? [`Zielwerte ${list(targets.map(numbers.limit))}`] : []),
    ]
    return `Einstellungen: ${all.join(', ')}.`
  },
  pseudonyms: 'Kodierende und Transkripte stehen unter Pseudonymen.',
  names: (labelled) =>
    `${sentence(coders(labelled.length))}: ${labelled.map(({ label, name }) => `${label} ${name}`).join(', ')}.`,

  readme,
  ...tableWords,
}
