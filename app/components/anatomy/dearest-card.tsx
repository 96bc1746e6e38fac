import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { percentText } from '../agreement/coefficient-text.ts'
import listed from '../agreement/passages.module.css'
import { Card } from '../card.tsx'
import { classes } from '../classes.ts'
import { comparePath, type PlaceOfRound } from './addresses.ts'
import { CodeName } from './code-name.tsx'
import styles from './dearest-card.module.css'
import { KindMark } from './kinds.tsx'
import type { Names } from './names.ts'
import { PassageRails } from './passage-rails.tsx'
import { type Found, kindWord } from './sayings.ts'

/** Of one passage so many codes are told. */
const mostCodes = 4

/** The passages that cost most; each leads to its transcript with all coders' spans. */
export function DearestCard({
  place,
  passages,
  names,
}: {
  place: PlaceOfRound
  passages: NonNullable<Found['passages']>
  names: Names
}) {
  const { t } = useTranslation('anatomy')
  return (
    <Card title={t('dearest.title')} small={t('dearest.small')} padded={false}>
      <ul className={listed.list}>
        {passages.map((passage) => (
          <li key={`${passage.transcript} ${passage.start} ${passage.disagreements[0]!.code}`}>
            <Link to={comparePath(place, passage)} dir="auto">
              {passage.quote}
            </Link>
            <small>
              {t(passage.turn === 0 ? 'dearest.outside' : 'dearest.place', {
                transcript: names.transcript(passage.transcript),
                turn: passage.turn,
                share: percentText(passage.share),
              })}
            </small>
            <ul className={classes(listed.codes, styles.codes)}>
              {passage.disagreements.slice(0, mostCodes).map(({ code, kind, has, lacks }) => (
                <li key={code}>
                  <CodeName code={code} names={names} />
                  <span className={styles.kind}>
                    <KindMark kind={kind} /> {kindWord(t, kind)},{' '}
                    {t('dearest.has', { has: has.length, count: has.length + lacks.length })}
                  </span>
                </li>
              ))}
            </ul>
            <PassageRails passage={passage} names={names} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
