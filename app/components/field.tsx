import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import { lengths } from '#model/lengths.ts'
import type { Problem } from '../route.server.ts'
import { useSaid } from '../use-said.ts'
import styles from './field.module.css'

export interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** What the form came back with; the field shows its own part of it. */
  problem?: Problem | undefined
}

interface Wiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** A label, a control, and what there is to say about it. `name` tells which issue is its own. */
export function Field({
  label,
  hint,
  problem,
  name,
  children,
}: FieldProps & { name: string; children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const say = useSaid()
  const issue = problem?.issues.find(({ path }) => path === name || path.startsWith(`${name}.`))
  const described = [hint !== undefined && `${id}-hint`, issue !== undefined && `${id}-issue`]
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described.filter(Boolean).join(' ') || undefined,
        'aria-invalid': issue === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <small id={`${id}-hint`} className={styles.hint}>
          {hint}
        </small>
      )}
      {issue !== undefined && (
        <small id={`${id}-issue`} className={styles.issue}>
          {say(issue.message)}
        </small>
      )}
    </div>
  )
}

type Named<T> = Omit<T, 'id' | 'className' | 'name'> & { name: string }

export function TextField({
  label,
  hint,
  problem,
  ...input
}: FieldProps & Named<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <Field label={label} hint={hint} problem={problem} name={input.name}>
      {(wiring) => (
        <input className={styles.control} maxLength={lengths.line} {...input} {...wiring} />
      )}
    </Field>
  )
}

export function TextAreaField({
  label,
  hint,
  problem,
  ...input
}: FieldProps & Named<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <Field label={label} hint={hint} problem={problem} name={input.name}>
      {(wiring) => <textarea className={styles.control} rows={4} {...input} {...wiring} />}
    </Field>
  )
}

export function SelectField({
  label,
  hint,
  problem,
  ...input
}: FieldProps & Named<SelectHTMLAttributes<HTMLSelectElement>>) {
  return (
    <Field label={label} hint={hint} problem={problem} name={input.name}>
      {(wiring) => <select className={styles.control} {...input} {...wiring} />}
    </Field>
  )
}

/** A box to tick, or one of several to choose from, with a line on what it means. */
export function Choice({
  type = 'checkbox',
  label,
  hint,
  ...input
}: { label: ReactNode; hint?: ReactNode } & Named<InputHTMLAttributes<HTMLInputElement>>) {
  const id = useId()
  return (
    <div className={styles.choice}>
      <input
        {...input}
        type={type}
        id={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <small id={`${id}-hint`} className={styles.hint}>
          {hint}
        </small>
      )}
    </div>
  )
}

/** Choices that belong together under one question. */
export function Choices({
  legend,
  issue,
  children,
}: {
  legend: ReactNode
  /** What is wrong with what was chosen. */
  issue?: string | undefined
  children: ReactNode
}) {
  const id = useId()
  const say = useSaid()
  return (
    <fieldset
      className={styles.choices}
      aria-describedby={issue === undefined ? undefined : `${id}-issue`}
    >
      <legend>{legend}</legend>
      {children}
      {issue !== undefined && (
        <small id={`${id}-issue`} className={styles.issue}>
          {say(issue)}
        </small>
      )}
    </fieldset>
  )
}
