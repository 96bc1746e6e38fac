import { useTranslation } from 'react-i18next'
import { saveKeptCsv } from '#app/live/kept-csv.ts'
import type { KeptEntry } from '#app/live/kept-store.ts'
import { Button } from './button.tsx'

/** Makes a file of them in the browser: also without a network, also without any right left. */
export default function SaveKept({ entries }: { entries: readonly KeptEntry[] }) {
  const { t } = useTranslation('saving')
  return <Button onClick={() => saveKeptCsv(entries, t('aside.file'))}>{t('aside.save')}</Button>
}
