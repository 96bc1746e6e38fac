import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cost } from '#model/agreement/anatomy/costs.ts'
import { useNumberText } from '../../use-number-text.ts'
import { percentText } from '../agreement/coefficient-text.ts'
import { PictureLinks } from '../agreement/pictures/picture-links.tsx'
import { Card } from '../card.tsx'
import { NumberHead, Table } from '../table.tsx'
import { type PlaceOfRound, useListAddress } from './addresses.ts'
import styles from './cards.module.css'
import { CostBar } from './cost-bar.tsx'
import type { Names } from './names.ts'
import type { Found } from './sayings.ts'

interface CostRow {
  key: string
  name: ReactNode
  cost: Cost
}

/** Where the loss lies: transcripts, speakers, and for those who may read passages turns. */
export function CostsCard({
  place,
  costs,
  names,
}: {
  place: PlaceOfRound
  costs: Found['costs']
  names: Names
}) {
  const { t } = useTranslation('anatomy')
  const listed = useListAddress(place)
  const mayReadPassages = costs.turns !== null
  const speakerOf = (speaker: string | null) => speaker ?? t('costs.nobody')
  return (
    <Card
      title={t('costs.title')}
      small={t('costs.small')}
      actions={<PictureLinks report={place} name="costs" />}
      padded={false}
    >
      <CostTable
        head={t('costs.transcript')}
        rows={costs.transcripts.map(({ transcript, ...cost }) => ({
          key: transcript,
          name: mayReadPassages ? (
            <Link to={listed({ transcript })}>{names.transcript(transcript)}</Link>
          ) : (
            names.transcript(transcript)
          ),
          cost,
        }))}
      />
      <CostTable
        head={t('costs.speaker')}
        rows={costs.speakers.map(({ speaker, ...cost }) => ({
          key: speaker ?? '',
          name: speakerOf(speaker),
          cost,
        }))}
      />
      {costs.turns !== null && (
        <CostTable
          head={t('costs.turn')}
          rows={costs.turns.map(({ transcript, turn, speaker, ...cost }) => ({
            key: `${transcript} ${turn}`,
            name: t(turn === 0 ? 'costs.outside' : 'costs.turnOf', {
              transcript: names.transcript(transcript),
              turn,
              speaker: speakerOf(speaker),
            }),
            cost,
          }))}
        />
      )}
      <div className={styles.note}>
        <p>{t('costs.meaning')}</p>
      </div>
    </Card>
  )
}

function CostTable({ head, rows }: { head: string; rows: readonly CostRow[] }) {
  const { t } = useTranslation('anatomy')
  const numberText = useNumberText()
  const most = Math.max(...rows.flatMap(({ cost }) => [cost.share, cost.size]))
  return (
    <div className={styles.group}>
      <Table label={t('costs.by', { what: head })} dense>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{t('costs.bar')}</th>
            <NumberHead title={t('lost.shareTitle')}>{t('lost.share')}</NumberHead>
            <NumberHead title={t('costs.sizeTitle')}>{t('costs.size')}</NumberHead>
            <NumberHead>{t('costs.disagreements')}</NumberHead>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cost }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>
                <CostBar
                  cost={cost}
                  most={most}
                  label={t('costs.barLabel', {
                    share: percentText(cost.share),
                    size: percentText(cost.size),
                  })}
                />
              </td>
              <td className="num">{percentText(cost.share)}</td>
              <td className="num">{percentText(cost.size)}</td>
              <td className="num">{numberText(cost.disagreements)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
