import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodedSpan } from '#model/span.ts'
import type { Speaker } from '#model/transcript.ts'
import { Button } from '../button.tsx'
import { CodeChip } from '../code-chip.tsx'
import { CodePicker } from './code-picker.tsx'
import type { CodeEntry, Codes } from './codes.ts'
import { CommandKey } from './command-key.tsx'
import { MemoField } from './memo-field.tsx'
import { SlotFields } from './slot-fields.tsx'
import styles from './span-inspector.module.css'
import type { Filling } from './use-filling.ts'

export type Edge = 'start' | 'end'

export interface SpanInspectorProps {
  span: CodedSpan
  quote: string
  codes: Codes
  recent: readonly string[]
  speakers: readonly Speaker[]
  /** Whose it is, where it is another's. */
  coder: string | null
  isReadOnly: boolean
  filling: Filling
  onChangeCode: (code: string) => void
  onMoveEdge: (edge: Edge, direction: 1 | -1) => void
  onMemo: (memo: string) => void
  onSlot: (key: string, value: string | number | undefined) => void
  onUnsure: (unsure: boolean) => void
  onRemove: () => void
  onClose: () => void
}

/** One coded span: its words, its code, and everything that can be said of it. */
export function SpanInspector(props: SpanInspectorProps) {
  const { span, quote, codes, coder, isReadOnly, speakers } = props
  const { t } = useTranslation('workspace')
  const entry = codes.byId.get(span.code)
  return (
    <section aria-label={t('span.title')} data-hue={entry?.look.hue} className={styles.inspector}>
      <div className={styles.head}>
        <h2>{coder === null ? t('span.title') : t('span.titleOf', { coder })}</h2>
        <Button look="quiet" className={styles.close} onClick={props.onClose}>
          {t('span.close')}
        </Button>
      </div>
      <blockquote className={styles.quote} dir="auto">
        {quote}
      </blockquote>
      <dl className={styles.fields}>
        <dt>{t('span.code')}</dt>
        <dd>
          {isReadOnly ? (
            <span className={styles.value}>
              <CodeName entry={entry} id={span.code} />
            </span>
          ) : (
            <ChangeCode {...props} entry={entry} />
          )}
        </dd>
        <SlotFields
          slots={entry?.code.slots ?? []}
          values={span.slots}
          speakers={speakers}
          isReadOnly={isReadOnly}
          filling={props.filling}
          onSlot={props.onSlot}
        />
      </dl>
      {isReadOnly ? (
        span.memo !== '' && <p className={styles.memo}>{span.memo}</p>
      ) : (
        <>
          <MemoField
            key={span.id}
            label={
              <>
                {t('span.memo')} <CommandKey command="memo" />
              </>
            }
            placeholder={t('span.memoPlaceholder')}
            memo={span.memo}
            onMemo={props.onMemo}
          />
          <Edges onMoveEdge={props.onMoveEdge} />
          <div className={styles.last}>
            <label className={styles.unsure}>
              <input
                type="checkbox"
                checked={span.unsure === true}
                onChange={(event) => props.onUnsure(event.target.checked)}
              />
              {t('span.unsure')}
            </label>
            <Button onClick={props.onRemove}>
              {t('span.remove')} <CommandKey command="remove" />
            </Button>
          </div>
        </>
      )}
      {isReadOnly && span.unsure && <p className={styles.note}>{t('span.isUnsure')}</p>}
    </section>
  )
}

function CodeName({ entry, id }: { entry: CodeEntry | undefined; id: string }) {
  return (
    <>
      {entry !== undefined && <CodeChip look={entry.look} />} {entry?.code.name ?? id}
    </>
  )
}

function ChangeCode({
  span,
  entry,
  codes,
  recent,
  onChangeCode,
}: SpanInspectorProps & { entry: CodeEntry | undefined }) {
  const { t } = useTranslation('workspace')
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setIsOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.value}
        data-inspector-first
        aria-expanded={isOpen}
        aria-label={t('span.changeCode', { code: entry?.code.name ?? span.code })}
        onClick={() => setIsOpen(!isOpen)}
      >
        <CodeName entry={entry} id={span.code} />
      </button>
      {isOpen && (
        <div className={styles.picker}>
          <CodePicker
            codes={codes}
            recent={recent}
            applied={new Set([span.code])}
            autoFocus
            label={t('span.pickOther')}
            placeholder={t('span.pickOther')}
            onLeave={close}
            onPick={(code) => {
              close()
              onChangeCode(code)
            }}
          />
        </div>
      )}
    </>
  )
}

function Edges({ onMoveEdge }: { onMoveEdge: (edge: Edge, direction: 1 | -1) => void }) {
  const { t } = useTranslation('workspace')
  return (
    <div className={styles.edges}>
      {(['start', 'end'] as const).map((edge) => (
        <fieldset key={edge}>
          <legend>{t(`span.edge.${edge}`)}</legend>
          {([-1, 1] as const).map((direction) => (
            <button
              key={direction}
              type="button"
              aria-label={t(`span.move.${edge}.${direction === 1 ? 'on' : 'back'}`)}
              title={t(`span.move.${edge}.${direction === 1 ? 'on' : 'back'}`)}
              onClick={() => onMoveEdge(edge, direction)}
            >
              {direction === 1 ? '→' : '←'}
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  )
}
