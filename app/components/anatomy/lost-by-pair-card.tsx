import { useTranslation } from 'react-i18next'
import { PictureLinks } from '../agreement/pictures/picture-links.tsx'
import { Card } from '../card.tsx'
import { type PlaceOfRound, useListAddress } from './addresses.ts'
import styles from './cards.module.css'
import { LostTable } from './lost-table.tsx'
import type { Names } from './names.ts'
import { type Found, pairWords } from './sayings.ts'

/** What each pair of coders loses by kind, over all codes or on the one that was chosen. */
export function LostByPairCard({
  place,
  pairs,
  names,
  mayReadPassages,
}: {
  place: PlaceOfRound
  pairs: NonNullable<Found['pairs']>
  names: Names
  mayReadPassages: boolean
}) {
  const { t } = useTranslation('anatomy')
  const listed = useListAddress(place)
  return (
    <Card
      title={t('byPair.title')}
      small={t('byPair.small')}
      actions={<PictureLinks report={place} name="lost-pairs" />}
      padded={false}
    >
      <LostTable
        label={t('byPair.title')}
        head={t('byPair.pair')}
        rows={[...pairs]
          .sort((a, b) => (a.alpha ?? 1) - (b.alpha ?? 1))
          .map((one) => {
            const [first, second] = names.inOrder(one.coders)
            return {
              key: one.coders.join(' '),
              name: t('byPair.names', { first: names.coder(first!), second: names.coder(second!) }),
              words: pairWords(t, one, names),
              lost: one,
              to: mayReadPassages
                ? (kind) => listed({ pair: one.coders.join(','), kind })
                : undefined,
            }
          })}
      />
      <div className={styles.note}>
        <p>{t('byPair.meaning')}</p>
      </div>
    </Card>
  )
}
