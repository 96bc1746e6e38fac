import type { TFunction } from 'i18next'
import type { Cost } from '#model/agreement/anatomy/costs.ts'
import type { LostAgreement } from '#server/agreement/lost-agreement.ts'
import { percentText } from '../agreement/coefficient-text.ts'
import type { PictureFile } from '../agreement/pictures/files.tsx'
import { filePaint } from '../agreement/pictures/paint.ts'
import { type CostGroup, CostsPicture } from './costs-picture.tsx'
import { chosenOfLost, madeOfLost, ofChosen } from './made.ts'
import { Names } from './names.ts'

interface CostPart extends Cost {
  part: 'transcript' | 'speaker' | 'turn'
  transcript?: string
  turn?: number
  speaker?: string | null
}

/** Where agreement is lost: transcripts, speakers, and for those who may read passages turns. */
export function costsFile(
  t: TFunction<'anatomy'>,
  ofAgreement: TFunction<'agreement'>,
  shown: LostAgreement,
): PictureFile {
  const names = new Names(shown)
  const { transcripts = [], speakers = [], turns } = shown.found?.costs ?? {}
  const groups: { head: string; parts: CostPart[] }[] = [
    {
      head: t('costs.transcript'),
      parts: transcripts.map((one) => ({ part: 'transcript', ...one })),
    },
    { head: t('costs.speaker'), parts: speakers.map((one) => ({ part: 'speaker', ...one })) },
    { head: t('costs.turn'), parts: (turns ?? []).map((one) => ({ part: 'turn', ...one })) },
  ]
  const nameOf = ({ part, transcript = '', turn, speaker }: CostPart): string => {
    if (part === 'transcript') return names.transcript(transcript)
    if (part === 'speaker') return speaker ?? t('costs.nobody')
    const where = { transcript: names.transcript(transcript), turn }
    return turn === 0
      ? t('costs.outside', where)
      : t('costs.turnOf', { ...where, speaker: speaker ?? t('costs.nobody') })
  }
  const drawn: CostGroup[] = groups
    .filter(({ parts }) => parts.length > 0)
    .map(({ head, parts }) => ({
      head,
      rows: parts.map((one) => ({ name: nameOf(one), cost: one })),
    }))
  return {
    svg: (
      <CostsPicture
        groups={drawn}
        words={{
          title: t('costs.picture', { of: ofChosen(t, shown.settings, names) }),
          made: madeOfLost(t, ofAgreement, shown, t('costs.meaning')),
          description: drawn
            .flatMap(({ rows }) => rows.slice(0, 1))
            .map(
              ({ name, cost }) =>
                `${name}: ${t('costs.barLabel', {
                  share: percentText(cost.share),
                  size: percentText(cost.size),
                })}.`,
            )
            .join(' '),
        }}
        paint={filePaint}
      />
    ),
    columns: ['part', 'transcript_id', 'turn', 'speaker', 'name', 'share', 'size', 'disagreements'],
    rows: groups.flatMap(({ parts }) =>
      parts.map((one) => [
        one.part,
        one.transcript ?? null,
        one.turn ?? null,
        one.speaker ?? null,
        nameOf(one),
        one.share,
        one.size,
        one.disagreements,
      ]),
    ),
    round: shown.round,
    chosen: chosenOfLost(shown, ['code', 'pair']),
  }
}
