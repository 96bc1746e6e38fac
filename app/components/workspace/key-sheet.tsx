import { useTranslation } from 'react-i18next'
import { CodeChip } from '../code-chip.tsx'
import { Dialog } from '../dialog.tsx'
import { Keys } from '../keys.tsx'
import type { Codes } from './codes.ts'
import styles from './key-sheet.module.css'
import { type KeyBinding, keyBindings, takenCodeKeys } from './keys.ts'

const groups = ['moving', 'selecting', 'coding', 'spans', 'finding', 'page'] as const

/** All keys of the workspace, from the table that binds them. */
export function KeySheet({
  codes,
  open,
  onOpenChange,
  enabled,
  onEnable,
}: {
  codes: Codes
  open: boolean
  onOpenChange: (open: boolean) => void
  enabled: boolean
  onEnable: (enabled: boolean) => void
}) {
  const { t } = useTranslation('workspace')
  const keyed = codes.all.filter(({ code }) => code.key !== undefined && !code.retired)
  return (
    <Dialog title={t('keys.title')} open={open} onOpenChange={onOpenChange} isWide>
      <p>
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={enabled}
            onChange={(event) => onEnable(event.target.checked)}
          />
          {t('keys.enabled')}
        </label>
      </p>
      <div className={styles.sheet}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{t(`keys.groups.${group}`)}</h3>
            <dl>
              {keyBindings
                .filter((binding) => binding.group === group)
                .map((binding) => (
                  <Row key={binding.command} binding={binding} />
                ))}
            </dl>
          </section>
        ))}
        {keyed.length > 0 && (
          <section>
            <h3>{t('keys.groups.codes')}</h3>
            <dl>
              {keyed.map(({ code, look }) => (
                <div key={code.id}>
                  <dt>
                    {takenCodeKeys.has(code.key!) ? (
                      <small>{t('keys.taken', { key: code.key })}</small>
                    ) : (
                      <Keys
                        alternatives={[/\d/.test(code.key!) ? [code.key!] : ['Shift', code.key!]]}
                      />
                    )}
                  </dt>
                  <dd>
                    <CodeChip look={look} /> {code.name}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </Dialog>
  )
}

function Row({ binding }: { binding: KeyBinding }) {
  const { t } = useTranslation('workspace')
  return (
    <div>
      <dt>
        <Keys alternatives={binding.shown} />
      </dt>
      <dd>{t(`keys.commands.${binding.command}`)}</dd>
    </div>
  )
}
