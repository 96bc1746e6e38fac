import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { type Kind, sumOf } from '#model/agreement/anatomy/kinds.ts'
import type { CodeLost, CodeLostPage } from '#server/agreement/code-page.ts'
import { useNumberText } from '../../use-number-text.ts'
import { coefficientText, percentText } from '../agreement/coefficient-text.ts'
import { JobBeside } from '../agreement/job-line.tsx'
import { useAgreementAddress } from '../agreement/use-address.ts'
import { Card } from '../card.tsx'
import { NumberHead, Table } from '../table.tsx'
import { useListAddress } from './addresses.ts'
import styles from './cards.module.css'
import { KindMark, shownKinds } from './kinds.tsx'
import { Names } from './names.ts'
import { lostWords } from './sayings.ts'
import { StepWords } from './steps-card.tsx'

/** What agreement on one code is lost to, part by part, what could be done, and the ways to the passages. */
export function CodeLostCard({ page }: { page: CodeLostPage }) {
  const { t } = useTranslation('anatomy')
  const addressOf = useAgreementAddress(page)
  const listed = useListAddress(page)
  const { code, lost, lostJob, mayReadPassages } = page
  const isOnItsWay = lostJob !== null && page.job === null
  if (lost === null && !isOnItsWay) return null
  return (
    <Card
      title={t('ofCode.lost')}
      small={lost === null ? undefined : lostWords(t, lost)}
      actions={
        <>
          <Link to={addressOf('/lost', { code: code.id })}>{t('ofCode.more')}</Link>
          {mayReadPassages && <Link to={listed({ code: code.id })}>{t('list.title')}</Link>}
        </>
      }
      padded={false}
    >
      {lost !== null && sumOf(lost.lost) > 0 && (
        <PartsTable
          lost={lost}
          to={mayReadPassages ? (kind) => listed({ code: code.id, kind }) : undefined}
        />
      )}
      <div className={styles.note}>
        {isOnItsWay && (
          <JobBeside
            what={t('ofCode.onItsWay')}
            of={{ projectId: page.project.id, roundId: page.round.id }}
            job={lostJob}
          />
        )}
        {lost?.steps.map((step) => (
          <p key={Object.values(step).join(' ')}>
            <StepWords step={step} names={new Names(page)} />
          </p>
        ))}
      </div>
    </Card>
  )
}

/** A row for each kind that there is, and what they add up to. */
function PartsTable({
  lost: { lost, pairs },
  to,
}: {
  lost: CodeLost
  /** Where the passages of a kind are listed; absent where they may not be read. */
  to: ((kind: Kind) => string) | undefined
}) {
  const { t } = useTranslation('anatomy')
  const numberText = useNumberText()
  const all = sumOf(lost)
  return (
    <Table label={t('ofCode.lost')} dense>
      <thead>
        <tr>
          <th scope="col">{t('list.kind')}</th>
          <NumberHead title={t('lost.lostTitle')}>{t('lost.lost')}</NumberHead>
          <NumberHead title={t('ofCode.shareTitle')}>{t('ofCode.share')}</NumberHead>
          <NumberHead title={t('ofCode.pairsTitle')}>{t('ofCode.pairs')}</NumberHead>
          <th scope="col">{t('ofCode.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {shownKinds
          .filter((kind) => lost[kind] > 0)
          .map((kind) => (
            <tr key={kind}>
              <th scope="row">
                <span className={styles.kind}>
                  <KindMark kind={kind} />
                  {to === undefined ? (
                    t(`kinds.${kind}`)
                  ) : (
                    <Link to={to(kind)}>{t(`kinds.${kind}`)}</Link>
                  )}
                </span>
              </th>
              <td className="num">{coefficientText(t, lost[kind])}</td>
              <td className="num">{percentText(lost[kind] / all)}</td>
              <td className="num">{numberText(pairs[kind])}</td>
              <td className={styles.meaning}>{t(`kindMeans.${kind}`)}</td>
            </tr>
          ))}
        <tr className={styles.all}>
          <th scope="row">{t('ofCode.all')}</th>
          <td className="num">{coefficientText(t, all)}</td>
          <td />
          <td className="num">{numberText(sumOf(pairs))}</td>
          <td />
        </tr>
      </tbody>
    </Table>
  )
}
