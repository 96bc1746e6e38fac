import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { makePart, usePart } from '../use-part.ts'

export interface FileMenuProps {
  /** Address of the project. */
  base: string
  version: number | 'draft'
  /** Absent for whoever only reads. */
  onImport?: () => void
}

export const fileMenu = makePart(() => import('./file-menu-opened.tsx'))

/** The codebook as a file, and a file as the codebook. */
export function FileMenu(props: FileMenuProps) {
  const { t } = useTranslation('codebook')
  const [isAsked, setAsked] = useState(false)
  const Opened = usePart(fileMenu, isAsked)
  if (Opened !== null) return <Opened {...props} />
  return (
    <Button aria-haspopup="menu" aria-expanded={false} onClick={() => setAsked(true)}>
      {t(props.onImport === undefined ? 'files.export' : 'files.both')}
    </Button>
  )
}
