import { useTranslation } from 'react-i18next'
import { noKeyChoices } from '#model/key-choices.ts'
import { Button } from '../button.tsx'
import { CodeChip } from '../code-chip.tsx'
import { Dialog } from '../dialog.tsx'
import { Keys } from '../keys.tsx'
import { useChosenKeys } from './chosen-keys.tsx'
import type { Codes } from './codes.ts'
import { KeyRow } from './key-row.tsx'
import styles from './key-sheet.module.css'
import { type KeyBinding, takenCodeKeys } from './keys.ts'

const groups = {
  workspace: ['moving', 'selecting', 'coding', 'spans', 'talking', 'finding', 'page'],
  compare: ['comparing', 'page'],
} as const

const noCodes: Codes = { all: [], byId: new Map() }

/** All keys of a page, from the table that binds them; each can be another one, or none. */
export function KeySheet({
  of,
  codes = noCodes,
  open,
  onOpenChange,
}: {
  of: keyof typeof groups
  /** Those with keys of their own. */
  codes?: Codes
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const { t } = useTranslation('workspace')
  const keys = useChosenKeys()
  const { choices, table, choose } = keys
  const keyed = codes.all.filter(({ code }) => code.key !== undefined && !code.retired)
  return (
    <Dialog title={t('keys.title')} open={open} onOpenChange={onOpenChange} isWide>
      <p className={styles.all}>
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={choices.enabled}
            onChange={(event) => choose({ ...choices, enabled: event.target.checked })}
          />
          {t('keys.enabled')}
        </label>
        {Object.keys(choices.keys).length > 0 && (
          <Button
            look="quiet"
            onClick={() => choose({ ...noKeyChoices, enabled: choices.enabled })}
          >
            {t('keys.allAsBefore')}
          </Button>
        )}
      </p>
      <div className={styles.sheet}>
        {groups[of].map((group) => (
          <section key={group}>
            <h3>{t(`keys.groups.${group}`)}</h3>
            <dl>
              {table
                .filter((binding) => binding.group === group && isOf(of, binding))
                .map((binding) => (
                  <KeyRow key={binding.command} binding={binding} keys={keys} codes={codes} />
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

/** Of what does not belong to the text the page of comparison has this sheet alone. */
function isOf(of: keyof typeof groups, { within, command }: KeyBinding): boolean {
  return of === 'workspace' || within === 'compare' || command === 'keys'
}
