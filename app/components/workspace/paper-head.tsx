import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { ShownSpans } from '#app/text/shown-list.ts'
import type { TextView } from '#app/text/text-view.ts'
import { directionOf } from '#model/direction.ts'
import { overlaps } from '#model/span.ts'
import { CodeChip } from '../code-chip.tsx'
import type { Codes } from './codes.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'
import styles from './paper-head.module.css'
import { StripeLayer } from './stripes.tsx'
import type { PageState } from './use-page-state.ts'
import { usePaper } from './use-paper.ts'

/**
 * What paper has and the screen has not: whose text and codes these are, what the stripes mean, and the
 * stripes of each turn, which stand in the turn to go with it from sheet to sheet.
 */
export function PaperHead({
  opened: { me, project, round, transcript, layer, others },
  view,
  reading,
  codes,
  shown,
  nameOf,
  initialsOf,
  state,
}: {
  opened: OpenedWorkspace
  view: TextView | null
  reading: ReadingText
  codes: Codes
  shown: ShownSpans
  nameOf: (coder: string) => string
  initialsOf: (coder: string) => string
  state: PageState
}) {
  const { t, i18n } = useTranslation('workspace')
  const { printed, setPrinted } = state
  const paper = usePaper(view, reading, printed, () => setPrinted(null))
  if (paper === null) return null
  const [first, last] = [paper.blocks[0], paper.blocks.at(-1)]
  const counts = new Map<string, number>()
  for (const { span } of shown.spans) {
    const isOnPaper = first && last && overlaps(span, { start: first.start, end: last.end })
    if (isOnPaper) counts.set(span.code, (counts.get(span.code) ?? 0) + 1)
  }
  const coders = others.filter(({ id }) => shown.coders.has(id))
  const isOwn = layer !== null && (coders.length === 0 || shown.coders.has(null))
  return (
    <header className={styles.head} lang={i18n.language} dir={directionOf(i18n.language)}>
      <p
        className={styles.title}
        dir="auto"
        lang={reading.language === 'und' ? undefined : reading.language}
      >
        {transcript.title}
      </p>
      <p>
        {t('paper.place', { project: project.name, round: round.name })} ·{' '}
        {round.codebookVersion === null
          ? t('paper.draft')
          : t('paper.version', { version: round.codebookVersion })}{' '}
        · {new Date().toLocaleDateString(i18n.language, { dateStyle: 'long' })}
      </p>
      {printed !== null && first && last && (
        <p>
          {t('paper.turns', {
            from: first.ordinal,
            to: last.ordinal,
            count: reading.blocks.at(-1)!.ordinal,
          })}
        </p>
      )}
      <p>
        {t('paper.coders')}:{' '}
        {[
          ...(isOwn ? [me.name] : []),
          ...coders.map(({ id }) => `${initialsOf(id)} ${nameOf(id)}`),
        ].join(', ')}
      </p>
      <h2>{t('paper.codes')}</h2>
      <ul className={styles.legend}>
        {codes.all.map(
          ({ code, look }) =>
            counts.has(code.id) && (
              <li key={code.id}>
                <CodeChip look={look} /> {code.name} <span>{counts.get(code.id)}</span>
              </li>
            ),
        )}
      </ul>
      {[...paper.stripes].map(([article, layout]) =>
        createPortal(
          <StripeLayer layout={layout} {...{ view, codes, initialsOf }} openKey={null} isOnPaper />,
          article,
          article.id,
        ),
      )}
    </header>
  )
}
