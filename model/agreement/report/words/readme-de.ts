import type { ReportWords } from './words.ts'

/** In German. */
export const readme: ReportWords['readme'] = ({ title, madeAt, parley, inputs, notes }) => `${title}
Eingefroren ${madeAt} mit Parley ${parley}
SHA-256 der Eingaben: ${inputs}
${notes.map((note) => `\n${note}\n`).join('')}
report.html, report.md   der Methodenbericht, zum Lesen und für einen Anhang
recompute.py             berechnet jeden Wert erneut: python3 recompute.py (nur Standardbibliothek)
recompute.R              dasselbe: Rscript recompute.R (nur Basis-R)
SHA256SUMS               Prüfsummen aller Dateien: sha256sum -c SHA256SUMS

Beide Skripte enden mit 0, wenn jeder Wert, jeder Standardfehler und jedes Ende eines Intervalls in data/figures.csv und
data/coefficients.csv und jeder Anteil in data/targets.csv auf 1e-9 das ist, was sie berechnen, und mit 1, wenn etwas
abweicht; „-“ steht für einen Wert, der nicht definiert ist. Was sie berechnen, steht daneben in recomputed.csv,
recomputed-coefficients.csv und recomputed-targets.csv (bei R mit -r am Ende des Namens). Intervalle werden mit demselben
Startwert neu gezogen; bei einer großen Studie dauert das einige Minuten, und --no-intervals lässt weg, was gezogen wurde.
Die Skripte prüfen auch, dass sich die Teile aus data/lost.csv für jeden Code zu dem summieren, was seinem Alpha zu 1
fehlt; nach Arten ordnen sie nichts neu.

Die Dateien in data/ sind CSV in UTF-8, mit englischen Spaltennamen. Eine leere Zelle ist ein fehlender Wert. Kein Wort
eines Transkripts steht in ihnen.
settings.csv     name, value: wovon die Werte abhängen; level: tiefere Codes im Codebaum zählen als der Code, unter dem
                 sie auf dieser Ebene stehen, 0 ist die oberste; draws: 0, wenn Intervalle nach Formel berechnet sind;
                 interval: percentile, bca (um Verzerrung und Schiefe berichtigt; was gezogen wird, wird je einmal
                 ausgelassen) oder krippendorff (Paare von Urteilen eines Codes; andere Werte nach Formel); targets: nur
                 bei krippendorff; transcripts, coders, codes: was gewählt wurde, mit | dazwischen; leer: alle
coders.csv       coder (Kürzel in den anderen Dateien), name
transcripts.csv  transcript (Kürzel), title, length in Unicode-Codepunkten
codes.csv        code (Kennung), name; in der Reihenfolge des Codebuchs
layers.csv       transcript, coder: wer was abgeschlossen hat und so auf dem ganzen Transkript zählt
units.csv        unit, transcript, turn, part (Satz, Absatz oder Fenster in seinem Redebeitrag; 0: der Redebeitrag),
                 start, end (in Codepunkten, das Ende ausgeschlossen), drawn_with (womit ein Bootstrap sie zieht; leer:
                 weniger als zwei Personen haben sie abgeschlossen, sie wird nicht gezogen)
ratings.csv      unit, coder, codes: Kennungen mit | dazwischen; eine leere Zelle ist die leere Menge, ein Wert wie
                 jeder andere; fehlt die Zeile für Einheit und Person, so fehlt die Bewertung
slots.csv        code, slot, label, kind (speaker, text, scale), values: die einer Skala der Reihe nach, mit | dazwischen
slot-ratings.csv unit, coder, code, slot, values: eine Zeile für jede Einheit, der eine Person den Code gab. Was sie dort
                 eintrug, ist eine Zahl, dieselbe, wo dasselbe eingetragen ist; mehrere verschiedene Angaben einer Person
                 in einer Einheit sind zusammen eine. Bei einer Skala die Werte selbst, mit | dazwischen; leer: nichts
spans.csv        transcript, coder, start, end, code: freie Stellen in Transkripten, die mindestens zwei Personen
                 abgeschlossen haben; überlappende einer Person mit demselben Code sind vereint
figures.csv      name, code, slot, coder_1, coder_2, value (leer: nicht definiert, mit Grund), se, ci_low, ci_high (95 %),
                 drawn (was gezogen wurde), draws, undefined_draws (weggelassen; sind es mehr als 5 %, so sagt das
                 Intervall weniger, als es scheint), interval (wie es berechnet ist: percentile, bca, krippendorff oder t
                 nach Formel; sonst warum es fehlt; not_computed dauerte zu lange und wird mit nichts verglichen)
targets.csv      nur bei Krippendorffs Bootstrap: code, target, share: Anteil der Ziehungen, in denen sein Alpha darunter liegt
lost.csv         code (leer: alle Codes zusammen, Do und De summiert), kind (other_code: anderer Code, boundary: Grenze,
                 missed: übersehen, extra: zusätzlich, one_sided: einseitig), share: der Teil von 1 - Alpha, der von
                 dieser Art ist (leer: Alpha ist nicht definiert), pairs: Paare von Werten, die sich unterscheiden, eine
                 Person mit dem Code in einer Einheit und eine ohne ihn
coefficients.csv code, name (des Koeffizienten), part, value (leer: nicht definiert), reason, se, ci_low, ci_high (95 %,
                 t nach Formel, über Einheiten): alle Koeffizienten der ersten Codes, vorhanden oder nicht; danach
                 position_alpha und position_percent, mit jedem Zeichen als Einheit (code leer: irgendein Code)
`
