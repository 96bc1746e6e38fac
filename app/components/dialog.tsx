import { cloneElement, type ReactElement, type ReactNode, useState } from 'react'
import type { ButtonProps } from './button.tsx'
import { makePart, usePart } from './use-part.ts'

export interface DialogProps {
  /** The button that opens it; absent where `open` says so. */
  trigger?: ReactElement<ButtonProps>
  title: string
  children: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** What leaves it without doing anything, where “Close” could be taken for the act itself. */
  dismiss?: string
  /** What has the focus once it is closed, where what opened it is gone by then. */
  finalFocus?: () => HTMLElement | null
  /** For what is read in columns. */
  isWide?: boolean
}

export const dialogOpened = makePart(() => import('./dialog-opened.tsx'))

/** A question in front of the page; on a narrow screen a sheet from below. */
export function Dialog({ trigger, open, onOpenChange, ...rest }: DialogProps) {
  const [isAsked, setAsked] = useState(false)
  const isOpen = open ?? isAsked
  const change = onOpenChange ?? setAsked
  const Opened = usePart(dialogOpened, isOpen)
  return (
    <>
      {trigger !== undefined &&
        cloneElement(trigger, {
          'aria-haspopup': 'dialog',
          'aria-expanded': isOpen,
          onClick: () => change(true),
        })}
      {Opened !== null && <Opened {...rest} open={isOpen} onOpenChange={change} />}
    </>
  )
}
