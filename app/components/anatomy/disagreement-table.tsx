import { Link, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ListEntry, WorkingListPage } from '#server/agreement/working-list.ts'
import { addressOf, saidIn } from '../../said-address.ts'
import { percentText } from '../agreement/coefficient-text.ts'
import { NumberHead, Table } from '../table.tsx'
import { comparePath } from './addresses.ts'
import { CodeName } from './code-name.tsx'
import styles from './disagreement-table.module.css'
import { KindMark } from './kinds.tsx'
import type { Names } from './names.ts'
import { kindWord } from './sayings.ts'

/** A page of the working list; each entry leads to its transcript, from where one steps on. */
export function DisagreementTable({ shown, names }: { shown: WorkingListPage; names: Names }) {
  const { t } = useTranslation('anatomy')
  const [search] = useSearchParams()
  const list = addressOf({ ...saidIn(search), from: undefined }).slice(1)
  return (
    <Table label={t('list.title')} asCards>
      <thead>
        <tr>
          <NumberHead>{t('list.nth')}</NumberHead>
          <th scope="col">{t('list.passage')}</th>
          <th scope="col">{t('list.kind')}</th>
          <th scope="col">{t('list.code')}</th>
          <th scope="col">{t('list.has')}</th>
          <th scope="col">{t('list.lacks')}</th>
          <NumberHead title={t('lost.shareTitle')}>{t('lost.share')}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {shown.entries.map((entry) => (
          <tr key={entry.nth}>
            <td className="num" data-head={t('list.nth')}>
              {entry.nth}
            </td>
            <th scope="row" className={styles.passage}>
              <Link to={comparePath(shown, entry, list)} dir="auto">
                {entry.quote}
              </Link>
              <small>{entryPlace(t, entry, names)}</small>
            </th>
            <td>
              <span className={styles.kind}>
                <KindMark kind={entry.kind} /> {kindWord(t, entry.kind)}
              </span>
            </td>
            <td>
              <CodeName code={entry.code} names={names} />
              {entry.instead.length > 0 && (
                <small>
                  {t('list.instead', {
                    codes: entry.instead.map((code) => names.code(code)).join(', '),
                  })}
                </small>
              )}
            </td>
            <td className={styles.coders} data-head={t('list.has')}>
              <Initials coders={entry.has} names={names} />
              {entry.unsure.length > 0 && (
                <small>
                  {t('list.unsure')} <Initials coders={entry.unsure} names={names} />
                </small>
              )}
            </td>
            <td className={styles.coders} data-head={t('list.lacks')}>
              <Initials coders={entry.lacks} names={names} />
            </td>
            <td className="num" data-head={t('lost.share')}>
              {percentText(entry.share)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Initials({ coders, names }: { coders: readonly string[]; names: Names }) {
  return names.inOrder(coders).map((coder, index) => (
    <span key={coder}>
      {index > 0 && ', '}
      <abbr title={names.coder(coder)}>{names.initials(coder)}</abbr>
    </span>
  ))
}

/** The transcript and turn of an entry. */
function entryPlace(
  t: ReturnType<typeof useTranslation<'anatomy'>>['t'],
  { transcript, turn }: ListEntry,
  names: Names,
): string {
  const title = names.transcript(transcript)
  return t(turn === 0 ? 'list.outside' : 'list.place', { transcript: title, turn })
}
