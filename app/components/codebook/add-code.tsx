import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { limits } from '#model/limits.ts'
import { Button } from '../button.tsx'
import styles from './add-code.module.css'

/** A new code by its name; everything else is filled in where it then stands. */
export function AddCode({ onAdd, disabled }: { onAdd: (name: string) => void; disabled: boolean }) {
  const { t } = useTranslation('codebook')
  const [name, setName] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    onAdd(name.trim())
    setName('')
  }
  return (
    <form className={styles.add} onSubmit={add}>
      <input
        aria-label={t('add.label')}
        placeholder={t('add.label')}
        value={name}
        maxLength={limits.codeNameCharacters}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={disabled}>
        {t('add.button')}
      </Button>
    </form>
  )
}
