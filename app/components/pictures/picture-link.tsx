import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

/**
 * A part of a picture that leads to its passages. The table below has the same link for the keyboard: a
 * picture of hundreds of parts would be hundreds of stops.
 *
 * @param to absent: the picture is a file, which leads nowhere
 */
export function PictureLink({
  to,
  title,
  children,
}: {
  to: string | undefined
  title: string
  children: ReactNode
}) {
  const said = <title>{title}</title>
  return to === undefined ? (
    <g>
      {said}
      {children}
    </g>
  ) : (
    <Link to={to} tabIndex={-1}>
      {said}
      {children}
    </Link>
  )
}
