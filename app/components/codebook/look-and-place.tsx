import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Code } from '#model/codebook.ts'
import { codeTree, type Move, moveCode } from '#model/codebook-tree.ts'
import { lengths } from '#model/fields.ts'
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
  const headings = [
    ...new Set(codes.flatMap((one) => (one.group === undefined ? [] : [one.group]))),
  ]
  const group = useDraftText(code.group ?? '', (text) =>
    editing.write('group', text.trim() === '' ? undefined : text.trim()),
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
      {isRoot && (
        <div className={styles.block}>
          <label className={styles.label} htmlFor={`${id}-group`}>
            {t('look.group')}
          </label>
          <div className={styles.line}>
            <input
              id={`${id}-group`}
              className={styles.control}
              list={`${id}-groups`}
              value={group.text}
              maxLength={lengths.name}
              placeholder={t('look.noGroup')}
              onChange={(event) => group.change(event.currentTarget.value)}
              onBlur={group.flush}
            />
            <datalist id={`${id}-groups`}>
              {headings.map((heading) => (
                <option key={heading} value={heading} />
              ))}
            </datalist>
          </div>
        </div>
      )}
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
