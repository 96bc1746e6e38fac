import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Code } from '#model/codebook.ts'
import { codeTree, type Move, moveCode } from '#model/codebook-tree.ts'
import { lengths } from '#model/lengths.ts'
import { Button } from '../button.tsx'
import type { CodeEditing } from './code-editing.ts'
import styles from './entry.module.css'
import { HueChoice } from './hue-choice.tsx'
import { KeyChoice } from './key-choice.tsx'
import { useDraftText } from './use-draft-text.ts'

const steps: readonly Move[] = ['up', 'down', 'into', 'out']

/** How a code looks, where it stands, and how it is retired. */
export function LookAndPlace({
  code,
  codes,
  editing,
}: {
  code: Code
  codes: readonly Code[]
  editing: CodeEditing
}) {
  const { t } = useTranslation('codebook')
  const id = useId()
  const isRoot = codeTree(codes).groups.some(({ lines }) =>
    lines.some((line) => line.code.id === code.id && line.depth === 0),
  )
  return (
    <>
      <div className={styles.block}>
        <span className={styles.label}>{t('look.colour')}</span>
        <HueChoice hue={code.colour} onChoose={(hue) => editing.write('colour', hue)} />
      </div>
      {!code.retired && (
        <div className={styles.block}>
          <label className={styles.label} htmlFor={`${id}-key`}>
            {t('look.key')}
          </label>
          <div className={styles.line}>
            <KeyChoice
              id={`${id}-key`}
              code={code}
              codes={codes}
              onChoose={(key) => editing.write('key', key)}
            />
          </div>
        </div>
      )}
      {isRoot && <SharedName field="group" code={code} codes={codes} editing={editing} />}
      <SharedName field="exclusive" code={code} codes={codes} editing={editing} />
      {!code.retired && (
        <div className={styles.block}>
          <span className={styles.label}>{t('move.label')}</span>
          <div className={styles.line}>
            {steps.map((move) => (
              <Button
                key={move}
                disabled={moveCode(editing.draft, code.id, move) === null}
                onClick={() => editing.move(code.id, move)}
              >
                {t(`move.${move}`)}
              </Button>
            ))}
          </div>
        </div>
      )}
      <div className={styles.actions}>
        {code.retired ? (
          <Button onClick={editing.restore}>{t('entry.restore')}</Button>
        ) : (
          <Button onClick={editing.retire}>{t('entry.retire')}</Button>
        )}
        {editing.remove !== undefined && (
          <Button look="danger" onClick={editing.remove}>
            {t('entry.remove')}
          </Button>
        )}
        <p>
          {t(
            editing.remove !== undefined
              ? 'entry.removeHint'
              : code.retired
                ? 'entry.restoreHint'
                : 'entry.retireHint',
          )}
        </p>
      </div>
    </>
  )
}

/** A name that codes have in common: written anew, or one of those that others have. */
function SharedName({
  field,
  code,
  codes,
  editing,
}: {
  field: 'group' | 'exclusive'
  code: Code
  codes: readonly Code[]
  editing: CodeEditing
}) {
  const { t } = useTranslation('codebook')
  const id = useId()
  const names = [...new Set(codes.flatMap((one) => one[field] ?? []))]
  const { text, change, flush } = useDraftText(code[field] ?? '', (written) =>
    editing.write(field, written.trim() === '' ? undefined : written.trim()),
  )
  return (
    <div className={styles.block}>
      <label className={styles.label} htmlFor={id}>
        {t(`look.${field}`)}
      </label>
      <div className={styles.line}>
        <input
          id={id}
          className={styles.control}
          list={`${id}-names`}
          value={text}
          maxLength={lengths.name}
          placeholder={t(`look.without.${field}`)}
          onChange={(event) => change(event.currentTarget.value)}
          onBlur={flush}
        />
        <datalist id={`${id}-names`}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
    </div>
  )
}
