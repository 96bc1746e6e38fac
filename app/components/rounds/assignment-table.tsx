import { useTranslation } from 'react-i18next'
import type { Face } from '#model/person.ts'
import { useHydrated } from '../../use-hydrated.ts'
import { Avatar } from '../avatar.tsx'
import { Table } from '../table.tsx'
import styles from './assignment-table.module.css'
import { type Pair, pairOf } from './pairs.ts'

export interface AssignmentTableProps {
  transcripts: readonly { id: string; title: string; words: number }[]
  coders: readonly Face[]
  chosen: ReadonlySet<Pair>
  /** Pairs that are there already and stay. */
  fixed?: ReadonlySet<Pair>
  onChange: (chosen: Set<Pair>) => void
}

const none: ReadonlySet<Pair> = new Set()

/** Transcripts down, coders across, a box for each pair; the first row chooses a whole column. */
export function AssignmentTable(props: AssignmentTableProps) {
  const { transcripts, coders, chosen, fixed = none, onChange } = props
  const { t } = useTranslation('rounds')
  const hydrated = useHydrated()
  const set = (pairs: readonly Pair[], on: boolean) => {
    const next = new Set(chosen)
    for (const pair of pairs) {
      if (fixed.has(pair)) continue
      if (on) next.add(pair)
      else next.delete(pair)
    }
    onChange(next)
  }
  const column = (coder: number) => transcripts.map((_, row) => pairOf(row, coder))
  const isChosen = (pair: Pair) => chosen.has(pair) || fixed.has(pair)
  const row = (transcript: number) => coders.map((_, place) => pairOf(transcript, place))
  return (
    <>
      {transcripts.map(({ id }) => (
        <input key={id} type="hidden" name="transcript" value={id} />
      ))}
      {coders.map(({ id }) => (
        <input key={id} type="hidden" name="coder" value={id} />
      ))}
      <Table label={t('assign.table')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('progress.transcript')}</th>
            {coders.map((coder, place) => {
              const pairs = column(place)
              return (
                <th key={coder.id} scope="col">
                  <span className={styles.head}>
                    <Avatar person={coder} />
                    {hydrated && (
                      <input
                        type="checkbox"
                        aria-label={t('assign.allBy', { name: coder.name })}
                        ref={(box) => {
                          if (box === null) return
                          box.indeterminate = pairs.some(isChosen) && !pairs.every(isChosen)
                        }}
                        checked={pairs.every(isChosen)}
                        disabled={pairs.every((pair) => fixed.has(pair))}
                        onChange={(event) => set(pairs, event.currentTarget.checked)}
                      />
                    )}
                  </span>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {transcripts.map((transcript, index) => (
            <tr key={transcript.id}>
              <th scope="row">
                {transcript.title}
                <small>
                  {t('progress.words', { count: transcript.words })}
                  {hydrated && !row(index).every((pair) => fixed.has(pair)) && (
                    <button
                      type="button"
                      className={styles.row}
                      onClick={() => set(row(index), !row(index).every(isChosen))}
                    >
                      {t(row(index).every(isChosen) ? 'assign.nobody' : 'assign.everybody')}
                      <span className="visually-hidden"> {transcript.title}</span>
                    </button>
                  )}
                </small>
              </th>
              {coders.map((coder, place) => {
                const pair = pairOf(index, place)
                return (
                  <td key={coder.id}>
                    <label className={styles.box}>
                      <input
                        type="checkbox"
                        name="pair"
                        value={pair}
                        aria-label={t('assign.pair', {
                          name: coder.name,
                          title: transcript.title,
                        })}
                        checked={isChosen(pair)}
                        disabled={fixed.has(pair)}
                        onChange={(event) => set([pair], event.currentTarget.checked)}
                      />
                    </label>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
