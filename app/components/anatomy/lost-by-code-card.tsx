import { useTranslation } from 'react-i18next'
import { sumOf } from '#model/agreement/anatomy/kinds.ts'
import { PictureLinks } from '../agreement/pictures/picture-links.tsx'
import { Card } from '../card.tsx'
import { type PlaceOfRound, useListAddress } from './addresses.ts'
import styles from './cards.module.css'
import { CodeName } from './code-name.tsx'
import { KindMark, shownKinds } from './kinds.tsx'
import { LostTable } from './lost-table.tsx'
import type { Names } from './names.ts'
import { type Found, lostWords } from './sayings.ts'

/** What each code loses by kind, that which costs most first, and all codes together. */
export function LostByCodeCard({
  place,
  found: { all, codes },
  names,
  mayReadPassages,
}: {
  place: PlaceOfRound
  found: Found
  names: Names
  mayReadPassages: boolean
}) {
  const { t } = useTranslation('anatomy')
  const listed = useListAddress(place)
  const isLost = (one: Found['codes'][number]) => sumOf(one.lost) > 0
  const named = (those: Found['codes']) => those.map(({ code }) => names.code(code)).join(', ')
  const whole = codes.filter((one) => one.alpha !== null && !isLost(one))
  const undefinedOnes = codes.filter(({ alpha }) => alpha === null)
  return (
    <Card
      title={t('byCode.title')}
      small={t('byCode.small')}
      actions={<PictureLinks report={place} name="lost" />}
      padded={false}
    >
      <LostTable
        label={t('byCode.title')}
        head={t('byCode.code')}
        all={{ key: '', name: t('byCode.pooled'), words: lostWords(t, all), lost: all }}
        rows={codes
          .filter(isLost)
          .sort((a, b) => b.Do - a.Do)
          .map((one) => ({
            key: one.code,
            name: <CodeName code={one.code} names={names} />,
            words: lostWords(t, one),
            lost: one,
            share: one.Do / all.Do,
            to: mayReadPassages ? (kind) => listed({ code: one.code, kind }) : undefined,
          }))}
      />
      <div className={styles.note}>
        {whole.length > 0 && <p>{t('byCode.whole', { codes: named(whole) })}</p>}
        {undefinedOnes.length > 0 && (
          <p>{t('byCode.undefined', { codes: named(undefinedOnes) })}</p>
        )}
        <p>{t('byCode.meaning')}</p>
        <p>{t('byCode.ofAll')}</p>
        <dl className={styles.key}>
          {shownKinds.map((kind) => (
            <div key={kind}>
              <dt>
                <KindMark kind={kind} /> {t(`kinds.${kind}`)}
              </dt>
              <dd>{t(`kindMeans.${kind}`)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}
