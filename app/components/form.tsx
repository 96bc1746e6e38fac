import { Form, type FormProps } from '@remix-run/react'
import { classes } from './classes.ts'
import styles from './form.module.css'

/** A form of fields under one another, at most as wide as a line of text. */
export function FieldForm({ className, ...rest }: FormProps) {
  return <Form method="post" className={classes(styles.form, className)} {...rest} />
}

/** The buttons below a form. */
export function FormActions({ children }: { children: React.ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
