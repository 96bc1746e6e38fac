import { useTranslation } from 'react-i18next'
import { writtenAsTyped } from '#model/agreement/written.ts'
import { TextField } from './field.tsx'

/**
 * A number with a decimal sign, written as the language of the page writes it; what is typed is read by `typedNumber`. A
 * field of the browser's own for numbers would take the sign of the browser's language alone.
 */
export function DecimalField({
  value,
  ...field
}: Omit<Parameters<typeof TextField>[0], 'defaultValue'> & { value: number | undefined }) {
  const { i18n } = useTranslation()
  return (
    <TextField
      inputMode="decimal"
      autoComplete="off"
      defaultValue={value === undefined ? undefined : writtenAsTyped(i18n.language, value)}
      {...field}
    />
  )
}
