import { useNavigate, useRevalidator, useSearchParams } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Codebook, CodeUse } from '#model/codebook.ts'
import { changedMeaning, compareCodebooks, isUnchanged } from '#model/codebook-changes.ts'
import type { Move } from '#model/codebook-tree.ts'
import { useCodebook } from '../../live/use-codebook.ts'
import { useTellWhere, useWriters } from '../../live/use-writers.ts'
import { useMe } from '../../me.ts'
import type { Problem } from '../../route.server.ts'
import { useOneColumn } from '../../use-one-column.ts'
import { useWarnOfUnsaved } from '../../use-warn-of-unsaved.ts'
import { Avatars } from '../avatar.tsx'
import { LinkButton } from '../button.tsx'
import { DoneNotice } from '../done-notice.tsx'
import { EmptyState } from '../empty-state.tsx'
import { Pill } from '../pill.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { type ProjectOfPage, ProjectPage } from '../project-page.tsx'
import { AsideNotice } from '../workspace/aside-notice.tsx'
import { SaveStatus } from '../workspace/save-status.tsx'
import { AboutCodebook } from './about-codebook.tsx'
import { AddCode } from './add-code.tsx'
import { CodeEntry } from './code-entry.tsx'
import { CodebookColumns } from './codebook-columns.tsx'
import { CodebookTree } from './codebook-tree.tsx'
import { FileMenu } from './file-menu.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { keptFieldWords } from './kept-fields.ts'
import { MissingCodes } from './missing-codes.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { RefusedNotice } from './refused-notice.tsx'
import { changesSentence, type PinnedRound, roundsSentence } from './summary.ts'
import { useCodebookActs } from './use-code-editing.ts'
import { type VersionLine, VersionsCard } from './versions-card.tsx'

export interface CodebookScreenProps {
  project: ProjectOfPage
  mayWrite: boolean
  deviceCopies: boolean
  document: string
  epoch: number
  draft: Codebook
  latest: { version: number; codebook: Codebook } | null
  versions: readonly VersionLine[]
  published: readonly string[]
  uses: ReadonlyMap<string, CodeUse>
  rounds: readonly PinnedRound[]
  /** What the last form came back with. */
  problem: Problem | undefined
  done: string | undefined
}

/** The working codebook: everybody reads it as it is written, leads write it. */
export function CodebookScreen(props: CodebookScreenProps) {
  const { project, mayWrite, latest, uses, problem, done } = props
  const { t, i18n } = useTranslation('codebook')
  const me = useMe()
  const personId = me?.id ?? ''
  const navigate = useNavigate()
  const { revalidate } = useRevalidator()
  const [search] = useSearchParams()
  const [field, setField] = useState<string | null>(null)
  const [moved, setMoved] = useState<{ id: string; words: string } | null>(null)
  const [dialog, setDialog] = useState<'publish' | 'import' | null>(null)

  const shown = useRef(props.draft)
  const live = useCodebook({
    document: props.document,
    epoch: props.epoch,
    personId,
    mayWrite,
    deviceCopies: props.deviceCopies,
    describe: keptFieldWords(t, project, () => shown.current),
    name: project.name,
    served: props.draft,
    reload: revalidate,
  })
  const { codebook, state, shelf } = live
  shown.current = codebook
  const acts = useCodebookActs(live, props.published)
  const writers = useWriters(live.live, personId)
  const chosen = search.get('code')
  const code = codebook.codes.find((one) => one.id === chosen) ?? codebook.codes[0]
  const opened = code?.id === chosen ? chosen : null
  // With room for the list alone no code is shown until one is chosen.
  const shownId = useOneColumn() ? opened : (code?.id ?? null)
  useTellWhere(live.live, shownId, field, mayWrite && state.link === 'live')
  useWarnOfUnsaved(state.unsaved > 0)
  useEffect(() => {
    if (done !== undefined) setDialog(null)
  }, [done])
  // A code that came under another heading is another element: the focus goes with it.
  useEffect(() => {
    if (moved === null) return
    const link = document.querySelector<HTMLElement>(`[data-code="${CSS.escape(moved.id)}"]`)
    if (document.activeElement === document.body) link?.focus()
  }, [moved])

  const changes = useMemo(
    () => (latest === null ? null : compareCodebooks(latest.codebook, codebook)),
    [latest, codebook],
  )
  const marks = useMemo(() => {
    const said = new Map<string, string>()
    for (const one of changes?.added ?? []) said.set(one.id, t('tree.new'))
    for (const one of changes?.changed ?? []) {
      if (changedMeaning(one) || one.fields.includes('name'))
        said.set(one.after.id, t('tree.changed'))
    }
    return said
  }, [changes, t])

  const next = (latest?.version ?? 0) + 1
  const base = `/projects/${project.id}`
  const rounds = roundsSentence(t, i18n.language, props.rounds, next)
  const hasNews = changes === null || !isUnchanged(changes)
  const move = (id: string, step: Move) => {
    const name = codebook.codes.find((one) => one.id === id)?.name ?? ''
    const words = t(acts?.move(id, step) ? 'move.done' : 'move.impossible', { name })
    setMoved({ id, words })
  }
  const add = (name: string) => {
    if (acts === null) return
    const id = acts.add(name, code?.id ?? null)
    navigate(`?code=${encodeURIComponent(id)}`, { replace: true, preventScrollReset: true })
  }

  return (
    <ProjectPage
      project={project}
      part="codebook"
      crumbs={[{ label: t('title') }]}
      title={t('title')}
      pills={<Pill tone={hasNews ? 'warn' : 'plain'}>{t('draft', { version: next })}</Pill>}
      lead={`${changesSentence(t, i18n.language, changes, latest?.version ?? null)} ${hasNews ? rounds : ''}`}
      bar={
        <>
          <Avatars people={writers} />
          {mayWrite ? (
            <span role="status">
              <SaveStatus state={state} isReadOnly={false} />
            </span>
          ) : (
            <Pill>{t('readOnly')}</Pill>
          )}
        </>
      }
      actions={
        <>
          {latest !== null && (
            <LinkButton to={`${base}/codebook/versions/${latest.version}?with=draft`}>
              {t('compare', { version: latest.version })}
            </LinkButton>
          )}
          <FileMenu
            base={base}
            version="draft"
            {...(mayWrite ? { onImport: () => setDialog('import') } : {})}
          />
          {mayWrite && (
            <PublishDialog
              next={next}
              codebook={codebook}
              changes={changes}
              rounds={rounds}
              saved={state.saved}
              problem={problem}
              open={dialog === 'publish'}
              onOpenChange={(open) => setDialog(open ? 'publish' : null)}
            />
          )}
        </>
      }
    >
      {dialog === null && <ProblemNotice problem={problem} />}
      {done !== undefined && <DoneNotice>{done}</DoneNotice>}
      {state.link === 'refused' && <RefusedNotice live={live.live} />}
      <AsideNotice
        entries={live.aside}
        isKept={state.kept}
        onRetry={mayWrite && live.opened !== null ? (entries) => live.opened?.retry(entries) : null}
        onDiscard={(entries) => shelf?.discard(entries)}
        onBringBack={(entries) => void shelf?.setAside(entries)}
      />
      <p className="visually-hidden" aria-live="polite">
        {moved?.words}
      </p>
      <CodebookColumns
        opened={opened}
        back="?"
        side={
          <>
            <CodebookTree
              codes={codebook.codes}
              selected={shownId}
              uses={uses}
              marks={marks}
              writers={writers}
              to={(one) => `?code=${encodeURIComponent(one.id)}`}
              {...(acts === null || !mayWrite ? {} : { onMove: move })}
            >
              {mayWrite && latest !== null && (
                <MissingCodes
                  codes={changes?.removed ?? []}
                  version={latest.version}
                  onBringBack={(one) => acts?.bringBack(one)}
                />
              )}
              {mayWrite && <AddCode onAdd={add} disabled={acts === null} />}
              {mayWrite && acts !== null && (
                <AboutCodebook codebook={codebook} onWrite={acts.about} />
              )}
            </CodebookTree>
            <VersionsCard base={base} versions={props.versions} />
          </>
        }
      >
        {code === undefined ? (
          <EmptyState title={t('empty.title')}>
            {t(mayWrite ? 'empty.lead' : 'empty.reader')}
          </EmptyState>
        ) : (
          <CodeEntry
            code={code}
            codes={codebook.codes}
            use={uses.get(code.id)}
            {...(acts === null || !mayWrite
              ? {}
              : {
                  editing: {
                    write: (name, value) => acts.write(code.id, name, value),
                    move,
                    retire: () => acts.retire(code.id),
                    restore: () => acts.restore(code.id),
                    remove: props.published.includes(code.id)
                      ? undefined
                      : () => acts.remove(code.id),
                    draft: live.draft,
                    writers,
                    onField: setField,
                  },
                })}
          />
        )}
      </CodebookColumns>
      {mayWrite && (
        <ImportDialog
          problem={problem}
          open={dialog === 'import'}
          onOpenChange={(open) => setDialog(open ? 'import' : null)}
        />
      )}
    </ProjectPage>
  )
}
