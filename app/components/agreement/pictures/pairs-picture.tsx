import type { TFunction } from 'i18next'
import type { PairsPage } from '#server/agreement-pages.ts'
import { fewText } from '../few-note.tsx'
import { type PairFigures, pairFigures, standing } from '../pair-figures.ts'
import { extremesOf, madeFromReport } from './made.ts'
import { MatrixPicture } from './matrix-picture.tsx'
import type { Paint } from './paint.ts'

/** Every coder who was compared beside every other. */
export function pairsPicture(t: TFunction<'agreement'>, report: PairsPage, paint: Paint) {
  const pairs = pairFigures(report, report.code?.id)
  const byIds = new Map(
    pairs.flatMap((pair) => [
      [`${pair.first.id} ${pair.second.id}`, pair],
      [`${pair.second.id} ${pair.first.id}`, pair],
    ]),
  )
  const named = standing(pairs).map((pair) => ({
    ...asRow(t, pair),
    value: pair.value,
    isOnFew: pair.isOnFew,
  }))
  return (
    <MatrixPicture
      t={t}
      coders={report.coders.filter(({ id }) => report.compared.coders.includes(id))}
      cellOf={(one, other) => {
        const pair = byIds.get(`${one} ${other}`)
        return pair && { value: pair.kappa.value, units: pair.units, isOnFew: pair.isOnFew }
      }}
      unitsText={(units) => t('pairsPage.unitsBoth', { units })}
      words={{
        title: t('pictures.pairs', { code: report.code?.name ?? t('ofCode.pairs') }),
        made: [...madeFromReport(t, report), shadesText(t, report)],
        description: extremesOf(t, named),
      }}
      paint={paint}
    />
  )
}

/** What ground and brackets say in the matrix. */
export function shadesText(t: TFunction<'agreement'>, { settings, code }: PairsPage): string {
  return `${t('pairsPage.shades')} ${fewText(t, code === null ? 'compared' : 'ofPair', settings)}`
}

function asRow(t: TFunction<'agreement'>, { first, second }: PairFigures) {
  const name = t('pairs.pair', { first: first.name, second: second.name })
  return { name, reason: '', count: null }
}
