import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { percentText } from '../agreement/coefficient-text.ts'
import { Card } from '../card.tsx'
import { NumberHead, Table } from '../table.tsx'
import { type PlaceOfRound, useListAddress } from './addresses.ts'
import styles from './cards.module.css'
import { CodeName } from './code-name.tsx'
import type { Names } from './names.ts'
import type { Found } from './sayings.ts'

/** Who has which is told of so many, most first. */
const mostBetween = 3

/** Codes that stand in each other's place, those that cost most first. */
export function ConfusionCard({
  place,
  confusions,
  names,
  mayReadPassages,
}: {
  place: PlaceOfRound
  confusions: Found['confusions']
  names: Names
  mayReadPassages: boolean
}) {
  const { t } = useTranslation('anatomy')
  const listed = useListAddress(place)
  return (
    <Card title={t('confusion.title')} small={t('confusion.small')} padded={false}>
      <Table label={t('confusion.title')} dense>
        <thead>
          <tr>
            <th scope="col">{t('confusion.codes')}</th>
            <th scope="col">{t('confusion.between')}</th>
            <NumberHead title={t('confusion.placesTitle')}>{t('confusion.places')}</NumberHead>
            <NumberHead title={t('lost.shareTitle')}>{t('lost.share')}</NumberHead>
          </tr>
        </thead>
        <tbody>
          {confusions.map(({ codes: [one, other], places, share, between }) => {
            const count = Math.max(...places)
            const to = listed({ code: one, kind: 'other_code' })
            return (
              <tr key={`${one} ${other}`}>
                <th scope="row">
                  <span className={styles.pairOfCodes}>
                    <CodeName code={one} names={names} />
                    <CodeName code={other} names={names} />
                  </span>
                </th>
                <td>
                  {between.slice(0, mostBetween).map(({ first, second, pairs }) => (
                    <small key={`${first} ${second}`}>
                      {t('confusion.who', {
                        first: names.initials(first),
                        one: names.code(one),
                        second: names.initials(second),
                        other: names.code(other),
                        count: pairs,
                      })}
                    </small>
                  ))}
                </td>
                <td className="num">{mayReadPassages ? <Link to={to}>{count}</Link> : count}</td>
                <td className="num">{percentText(share)}</td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      <div className={styles.note}>
        <p>{t('confusion.meaning')}</p>
      </div>
    </Card>
  )
}
