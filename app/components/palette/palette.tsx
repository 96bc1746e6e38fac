import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lengths } from '#model/lengths.ts'
import { CodeChip } from '../code-chip.tsx'
import { Keys } from '../keys.tsx'
import styles from './palette.module.css'
import type { PaletteGroup, PaletteItem } from './palette-items.ts'

/** More of one kind are found by typing on, not by reading. */
const mostOfKind = 8

/**
 * One field that finds whatever there is by a few letters, and does it. What is chosen is done once the
 * palette is gone and the focus is back where it was.
 *
 * @param groupsFor what fits what was typed, kind by kind, the best first
 */
export default function Palette({
  open,
  onOpenChange,
  label,
  groupsFor,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  label: string
  groupsFor: (typed: string) => readonly PaletteGroup[]
}) {
  const { t } = useTranslation('palette')
  const [typed, setTyped] = useState('')
  const chosen = useRef<PaletteItem | null>(null)
  const groups = groupsFor(typed)
    .map(({ label, items }) => ({ label, items: items.slice(0, mostOfKind) }))
    .filter(({ items }) => items.length > 0)
  return (
    <Dialog.Root
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(isOpen) => {
        if (isOpen) return
        setTyped('')
        chosen.current?.run()
        chosen.current = null
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label={label}>
          <Autocomplete.Root
            open
            inline
            items={groups}
            filter={null}
            autoHighlight="always"
            keepHighlight
            value={typed}
            onValueChange={setTyped}
            itemToStringValue={(item: PaletteItem) => item.label}
          >
            <Autocomplete.Input
              className={styles.words}
              aria-label={label}
              placeholder={t('hint')}
              maxLength={lengths.search}
            />
            <Autocomplete.Empty className={styles.empty}>
              {groups.length === 0 ? t('none', { typed }) : null}
            </Autocomplete.Empty>
            <Autocomplete.List className={styles.list}>
              {(group: PaletteGroup) => (
                <Autocomplete.Group key={group.label} items={group.items} className={styles.group}>
                  <Autocomplete.GroupLabel className={styles.kind}>
                    {group.label}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(item: PaletteItem) => (
                      <Autocomplete.Item
                        key={item.id}
                        value={item}
                        className={styles.item}
                        onClick={() => {
                          chosen.current = item
                          onOpenChange(false)
                        }}
                      >
                        {item.look !== undefined && <CodeChip look={item.look} />}
                        <span className={styles.name} dir="auto">
                          {item.label}
                          {item.detail !== undefined && <small>{item.detail}</small>}
                        </span>
                        {item.keys !== undefined && <Keys alternatives={item.keys.slice(0, 1)} />}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
