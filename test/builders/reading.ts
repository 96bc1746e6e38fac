import { type ReadingText, readingText } from '#app/text/reading-text.ts'
import type { Speaker, Turn } from '#model/transcript.ts'

/** A transcript as the page shows it: a turn for each line that begins with a label in capitals. */
export function aTranscript(text: string, language = 'en'): ReadingText {
  const turns: Turn[] = []
  const speakers = new Map<string, Speaker>()
  const points = (units: number) => [...text.slice(0, units)].length
  const labels = [...text.matchAll(/^([A-Z]+):[ \t]*/gm)]
  labels.forEach((label, index) => {
    const speaker = label[1]!
    speakers.set(speaker, { label: speaker, name: null, kind: 'respondent', codable: true })
    turns.push({
      ordinal: index + 1,
      speaker,
      start: points(label.index),
      speechStart: points(label.index + label[0].length),
      end: points(labels[index + 1]?.index ?? text.length),
    })
  })
  return readingText({ text, language, turns, speakers: [...speakers.values()] })
}
