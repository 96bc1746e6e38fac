import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSaid } from '../../../use-said.ts'
import { Button, LinkButton } from '../../button.tsx'
import { Card } from '../../card.tsx'
import { Choice } from '../../field.tsx'
import { Progress } from '../../progress.tsx'
import { type ProjectOfPage, ProjectPage } from '../../project-page.tsx'
import { ChooseTexts } from './choose-texts.tsx'
import { FileList } from './file-list.tsx'
import { FootBar } from './foot-bar.tsx'
import { leadOf } from './import-lead.ts'
import { ImportReport } from './import-report.tsx'
import styles from './import-screen.module.css'
import { foundIn, type IncomingText, isWanted } from './incoming-text.ts'
import { PreviewText } from './preview-text.tsx'
import { SpeakerList } from './speaker-list.tsx'
import { type ImportSettings, type ImportState, rulesFor, useImport } from './use-import.ts'

/** Adding transcripts: choose, check, store, and the report of what came of it. */
export function ImportScreen({
  project,
  address,
  limits,
  existing,
}: Omit<ImportSettings, 'words'> & { project: ProjectOfPage }) {
  const { t } = useTranslation('transcripts')
  const say = useSaid()
  const words = {
    say,
    signedOut: t('import.signedOut'),
    defect: t('import.defect'),
    unreachable: t('import.unreachable'),
    tooMany: t('import.tooMany', { count: limits.filesPerUpload }),
  }
  const texts = useImport({ address, limits, existing, words })
  const { state } = texts
  const list = `/projects/${project.id}/transcripts`
  const current = state.incoming.find((text) => text.id === state.selected)
  return (
    <ProjectPage
      project={project}
      title={t(`import.titles.${state.phase}`, {
        count: state.incoming.filter((text) => text.state === 'stored').length,
      })}
      lead={<span aria-live="polite">{leadOf(state, t)}</span>}
      crumbs={[{ label: t('title'), to: list }, { label: t('import.crumb') }]}
    >
      {state.phase === 'choose' && (
        <ChooseTexts
          onFiles={(files) => void texts.addFiles(files)}
          onText={(text, title) => void texts.addText(text, title)}
        />
      )}
      {state.phase === 'check' && (
        <div className={styles.columns}>
          <div>
            <FileList state={state} onSelect={texts.select} />
            <MoreFiles onFiles={(files) => void texts.addFiles(files)} />
          </div>
          <Selected texts={texts} text={current} />
        </div>
      )}
      {state.phase === 'storing' && <Storing incoming={state.incoming} onStop={texts.stop} />}
      {state.phase === 'done' && (
        <>
          <ImportReport incoming={state.incoming} onAgain={(id) => void texts.store([id])} />
          <div className={styles.after}>
            <LinkButton look="primary" to={list}>
              {t('import.toList')}
            </LinkButton>
            <Button onClick={texts.back}>{t('import.addMore')}</Button>
          </div>
        </>
      )}
      {state.phase === 'check' && (
        <FootBar>
          {state.incoming.length > 1 && (
            <Choice
              name="shared"
              label={t('import.shared')}
              checked={state.shared}
              onChange={(event) => texts.setShared(event.target.checked)}
            />
          )}
          <Button onClick={texts.back}>{t('import.back')}</Button>
          <Button
            look="primary"
            disabled={state.incoming.every((text) => !isWanted(text)) || isReading(state)}
            onClick={() => void texts.store()}
          >
            {t('import.store', { count: state.incoming.filter(isWanted).length })}
          </Button>
        </FootBar>
      )}
    </ProjectPage>
  )
}

type Texts = ReturnType<typeof useImport>

function Selected({ texts, text }: { texts: Texts; text: IncomingText | undefined }) {
  const { t } = useTranslation('transcripts')
  if (text === undefined) return null
  const { file } = text
  if (file === undefined || text.state === 'refused') {
    return (
      <Card title={text.name || t('import.pasted')}>
        <p>{text.problem ?? t('import.reading')}</p>
        {text.problem !== undefined && (
          <Button onClick={() => texts.remove(text.id)}>{t('import.leaveOut')}</Button>
        )}
      </Card>
    )
  }
  const rules = rulesFor(texts.state, text)
  const found = foundIn(file, rules)
  return (
    <>
      <PreviewText
        key={text.id}
        text={{ ...text, file }}
        found={found}
        onEncoding={(encoding) => void texts.readAs(text, encoding)}
        onAgain={(again) => texts.setAgain(text.id, again)}
        onRemove={() => texts.remove(text.id)}
      />
      <SpeakerList found={found} rules={rules} onRules={texts.setRules} />
    </>
  )
}

function Storing({ incoming, onStop }: { incoming: readonly IncomingText[]; onStop: () => void }) {
  const { t } = useTranslation('transcripts')
  const wanted = incoming.filter((text) => text.state !== 'refused' && text.state !== 'reading')
  const done = wanted.filter((text) => text.state === 'stored' || text.state === 'failed').length
  const now = incoming.find((text) => text.state === 'storing')
  return (
    <Card title={t('import.storingNow', { done, count: wanted.length })}>
      <Progress
        share={wanted.length === 0 ? 1 : done / wanted.length}
        label={t('import.titles.storing')}
      />
      <p className={styles.now}>{now?.name}</p>
      <Button onClick={onStop}>{t('import.stop')}</Button>
    </Card>
  )
}

function MoreFiles({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation('transcripts')
  const input = useRef<HTMLInputElement>(null)
  return (
    <p className={styles.more}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('import.addMore')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button look="quiet" onClick={() => input.current?.click()}>
        {t('import.addMore')}
      </Button>
    </p>
  )
}

function isReading(state: ImportState): boolean {
  return state.incoming.some((text) => text.state === 'reading')
}
