import { Form, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { saidIn } from '../../../said-address.ts'
import { Button } from '../../button.tsx'
import styles from './choices.module.css'
import { anew } from './search.ts'

/** A form that says something else in the address, and leaves what it does not name as it is. */
export function ChoiceForm({
  names,
  children,
}: {
  /** What the form says itself. */
  names: readonly string[]
  children: ReactNode
}) {
  const { t } = useTranslation('agreement')
  const [search] = useSearchParams()
  return (
    <Form method="get" className={styles.form} preventScrollReset>
      {Object.entries(saidIn(search))
        .filter(([name]) => !names.includes(name) && !(name in anew))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      {children}
      <Button type="submit">{t('chips.set')}</Button>
    </Form>
  )
}

/** A whole number that is typed. */
export function NumberField({
  name,
  label,
  value,
  least,
  most,
}: {
  name: string
  label: string
  value: number
  least: number
  most: number
}) {
  return (
    <label className={styles.number}>
      {label}{' '}
      <input name={name} type="number" min={least} max={most} required defaultValue={value} />
    </label>
  )
}

/** Values of alpha that may be missed, as they are typed. */
export function TargetsField({ label, value }: { label: string; value: string }) {
  return (
    <label className={styles.number}>
      {label} <input name="targets" maxLength={200} required defaultValue={value} />
    </label>
  )
}

/** Boxes to tick, one for each thing that can be compared. @param name absent: what is ticked is not sent */
export function TickList({
  name,
  legend,
  all,
  chosen,
}: {
  name: string | undefined
  legend: string
  all: readonly { id: string; name: string; depth?: number }[]
  /** Absent: all. */
  chosen: readonly string[] | undefined
}) {
  return (
    <fieldset className={styles.ticks}>
      <legend className="visually-hidden">{legend}</legend>
      {all.map((one) => (
        <label key={one.id} style={{ paddingInlineStart: `${(one.depth ?? 0) * 16}px` }}>
          <input
            type="checkbox"
            name={name}
            value={one.id}
            defaultChecked={chosen === undefined || chosen.includes(one.id)}
          />
          {one.name}
        </label>
      ))}
    </fieldset>
  )
}
