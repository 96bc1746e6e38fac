import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { AgreementReport } from '#server/agreement.ts'
import { roundPath } from '../../paths.ts'
import { Card } from '../card.tsx'
import { classes } from '../classes.ts'
import { CodeChip } from '../code-chip.tsx'
import type { CodeLook } from '../code-look.ts'
import listed from './passages.module.css'
import styles from './passages-card.module.css'

type Passage = NonNullable<AgreementReport['passages']>['shown'][number]

/** Listed at once; the others open on demand. */
const atFirst = 12

/** Units on which coders differ, those that differ most first; each leads to the passage. */
export function PassagesCard({
  report,
  looks,
}: {
  report: AgreementReport
  looks: ReadonlyMap<string, CodeLook>
}) {
  const { t } = useTranslation('agreement')
  const { passages } = report
  const { unit } = report.settings
  if (passages === null) {
    return <Card title={t('passages.title')}>{t('passages.hidden')}</Card>
  }
  if (passages.total === 0) return <Card title={t('passages.title')}>{t('passages.none')}</Card>
  const list = (shown: readonly Passage[]) => (
    <ul className={listed.list}>
      {shown.map((passage) => (
        <PassageRow
          key={`${passage.transcript} ${passage.start}`}
          passage={passage}
          report={report}
          looks={looks}
        />
      ))}
    </ul>
  )
  const rest = passages.shown.slice(atFirst)
  return (
    <Card
      title={t('passages.title')}
      small={t('passages.count', {
        count: passages.total,
        unit: t(`passages.units.${unit}`, { count: passages.total }),
      })}
      padded={false}
    >
      {list(passages.shown.slice(0, atFirst))}
      {rest.length > 0 && (
        <details className={styles.more}>
          <summary>{t('passages.more', { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
      {passages.shown.length < passages.total && (
        <p className={styles.capped}>{t('passages.capped', { count: passages.shown.length })}</p>
      )}
    </Card>
  )
}

function PassageRow({
  passage,
  report,
  looks,
}: {
  passage: Passage
  report: AgreementReport
  looks: ReadonlyMap<string, CodeLook>
}) {
  const { t } = useTranslation('agreement')
  const { project, round } = report
  const title = report.transcripts.find(({ id }) => id === passage.transcript)?.title ?? ''
  const path = roundPath({ projectId: project.id, roundId: round.id })
  const at = `${passage.start}-${passage.end}`
  const given = [...new Set(passage.coders.flatMap((coder) => coder.codes))]
  // Codes that everybody gave are no difference.
  const differing = given.filter((code) => passage.coders.some((one) => !one.codes.includes(code)))
  return (
    <li>
      <Link to={`${path}/compare/${passage.transcript}?at=${at}`} dir="auto">
        {passage.quote}
      </Link>
      <small>{t('passages.place', { transcript: title, turn: passage.turn })}</small>
      <ul className={classes(listed.codes, styles.codes)}>
        {differing.map((code) => {
          const look = looks.get(code)
          return (
            <li key={code}>
              {look !== undefined && <CodeChip look={look} />}
              {t('passages.seen', {
                code: report.codes.find(({ id }) => id === code)?.name ?? code,
                count: passage.coders.filter((one) => one.codes.includes(code)).length,
                coders: passage.coders.length,
              })}
            </li>
          )
        })}
      </ul>
    </li>
  )
}
