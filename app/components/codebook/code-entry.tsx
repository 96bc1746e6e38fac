import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Code, CodeUse } from '#model/codebook.ts'
import { lengths } from '#model/lengths.ts'
import { limits } from '#model/limits.ts'
import type { CodeField } from '#model/live/codebook-doc.ts'
import { CodeChip } from '../code-chip.tsx'
import { codeLooks } from '../code-look.ts'
import type { CodeEditing } from './code-editing.ts'
import styles from './entry.module.css'
import { KeyCap } from './key-cap.tsx'
import { LookAndPlace } from './look-and-place.tsx'
import { SlotsEditor } from './slots-editor.tsx'
import { TextBlock } from './text-block.tsx'
import { useDraftText } from './use-draft-text.ts'

export interface CodeEntryProps {
  code: Code
  codes: readonly Code[]
  use: CodeUse | undefined
  /** Absent where it is only read. */
  editing?: CodeEditing
}

const texts = ['definition', 'includeWhen', 'excludeWhen'] as const

/** One code whole: what it means, what to look out for, where it stands. */
export function CodeEntry({ code, codes, use, editing }: CodeEntryProps) {
  const { t } = useTranslation('codebook')
  const looks = useMemo(() => codeLooks(codes), [codes])
  const field = (name: string) => ({
    onFocus: () => editing?.onField(name),
    onBlur: () => editing?.onField(null),
    writers: editing?.writers.filter((one) => one.codeId === code.id && one.field === name) ?? [],
  })
  const writes = (name: CodeField) =>
    editing && ((text: string) => editing.write(name, text === '' ? emptyOf(name) : text))
  const example = (name: 'hit' | 'nearMiss') =>
    editing && ((text: string) => editing.write('examples', { ...code.examples, [name]: text }))
  return (
    <article className={styles.entry} aria-label={code.name}>
      <div className={styles.head}>
        <div className={styles.title}>
          <CodeChip look={looks.get(code.id) ?? { hue: code.colour, pattern: 0 }} />
          {editing === undefined ? (
            <h2>{code.name}</h2>
          ) : (
            <NameInput key={code.id} code={code} editing={editing} />
          )}
        </div>
        <div className={styles.meta}>
          {code.retired && <strong>{t('entry.retired')}</strong>}
          {code.key !== undefined && (
            <span>
              {t('entry.key')} <KeyCap codeKey={code.key} />
            </span>
          )}
          <span>
            {use === undefined
              ? t('entry.unused')
              : `${t('entry.used', { count: use.spans })} ${t('entry.inTranscripts', { count: use.transcripts })}`}
          </span>
          {editing === undefined && code.unit && (
            <span>{t('entry.unitOf', { unit: code.unit })}</span>
          )}
        </div>
      </div>
      {texts.map((name) => (
        <TextBlock
          key={`${code.id} ${name}`}
          label={t(`fields.${name}`)}
          value={code[name]}
          onWrite={writes(name)}
          placeholder={t(`hints.${name}`)}
          maxLength={lengths.definition}
          {...field(name)}
        />
      ))}
      <TextBlock
        key={`${code.id} hit`}
        label={t('fields.hit')}
        value={code.examples.hit}
        onWrite={example('hit')}
        placeholder={t('hints.hit')}
        maxLength={lengths.passage}
        look="hit"
        {...field('examples')}
      />
      <TextBlock
        key={`${code.id} near`}
        label={t('fields.nearMiss')}
        value={code.examples.nearMiss}
        onWrite={example('nearMiss')}
        placeholder={t('hints.nearMiss')}
        maxLength={lengths.passage}
        look="near"
        {...field('examples')}
      />
      <div className={styles.block}>
        <h3 className={styles.label}>{t('fields.slots')}</h3>
        <SlotsEditor
          key={code.id}
          slots={code.slots ?? []}
          onWrite={editing && ((slots) => editing.write('slots', slots))}
        />
      </div>
      {(editing !== undefined || code.unit) && (
        <TextBlock
          key={`${code.id} unit`}
          label={t('fields.unit')}
          value={code.unit ?? ''}
          onWrite={writes('unit')}
          placeholder={t('hints.unit')}
          maxLength={lengths.unit}
          look="small"
          {...field('unit')}
        />
      )}
      <TextBlock
        key={`${code.id} sources`}
        label={t('fields.sources')}
        value={code.sources ?? ''}
        onWrite={writes('sources')}
        placeholder={t('hints.sources')}
        maxLength={lengths.passage}
        look="small"
        {...field('sources')}
      />
      {editing !== undefined && <LookAndPlace code={code} codes={codes} editing={editing} />}
    </article>
  )
}

function NameInput({ code, editing }: { code: Code; editing: CodeEditing }) {
  const { t } = useTranslation('codebook')
  const { text, change, flush } = useDraftText(code.name, (name) => editing.write('name', name))
  return (
    <>
      <h2 className="visually-hidden">{code.name}</h2>
      <input
        aria-label={t('fields.name')}
        value={text}
        maxLength={limits.codeNameCharacters}
        data-field="name"
        onChange={(event) => change(event.currentTarget.value)}
        onFocus={() => editing.onField('name')}
        onBlur={() => {
          flush()
          editing.onField(null)
        }}
      />
    </>
  )
}

/** Optional texts are absent when empty; the others are empty. */
function emptyOf(field: CodeField): string | undefined {
  return field === 'unit' || field === 'sources' ? undefined : ''
}
