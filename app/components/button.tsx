import { Link, type LinkProps, useNavigation } from '@remix-run/react'
import { type ButtonHTMLAttributes, forwardRef } from 'react'
import styles from './button.module.css'
import { classes } from './classes.ts'

/** One primary a screen; `danger` for what takes something away for good. */
export type Look = 'plain' | 'primary' | 'quiet' | 'danger'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look = 'plain', type = 'button', className, ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      className={classes(styles.button, styles[look], className)}
      {...rest}
    />
  )
})

/** Goes somewhere, and looks like what one presses. */
export function LinkButton({ look = 'plain', className, ...rest }: LinkProps & { look?: Look }) {
  return <Link className={classes(styles.button, styles[look], className)} {...rest} />
}

/**
 * Sends its form. With an `intent` it says which of a page's forms it is, in the form's `intent` field.
 * While its form is under way it does not send it again.
 */
export function SubmitButton({
  intent,
  look = 'primary',
  busy,
  onClick,
  children,
  ...rest
}: ButtonProps & {
  intent?: string
  /** What it says meanwhile, where it takes more than a moment. */
  busy?: string
}) {
  const { state, formData } = useNavigation()
  const isMine =
    formData !== undefined && (intent === undefined || formData.get('intent') === intent)
  const isUnderWay = state !== 'idle' && isMine
  return (
    <Button
      type="submit"
      look={look}
      aria-disabled={isUnderWay || undefined}
      onClick={(event) => {
        if (isUnderWay) event.preventDefault()
        else onClick?.(event)
      }}
      {...(intent === undefined ? {} : { name: 'intent', value: intent })}
      {...rest}
    >
      {isUnderWay && busy !== undefined ? busy : children}
    </Button>
  )
}
