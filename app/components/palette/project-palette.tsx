import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createKeybindingsHandler } from 'tinykeys'
import { projectPath } from '../../paths.ts'
import { makePart, usePart } from '../use-part.ts'
import { useProjectItems } from './use-project-items.ts'

export const palette = makePart(() => import('./palette.tsx'))

/** On every page of a project: Ctrl+K finds its pages and transcripts. */
export function ProjectPalette({ projectId }: { projectId: string }) {
  const { t } = useTranslation('palette')
  const [isOpen, setOpen] = useState(false)
  const Palette = usePart(palette, isOpen)
  useEffect(() => {
    const listener = createKeybindingsHandler({
      '$mod+k': (event) => {
        event.preventDefault()
        setOpen(true)
      },
    })
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
  const groupsFor = useProjectItems(
    projectId,
    isOpen,
    ({ id }) => `${projectPath(projectId)}/transcripts/${id}`,
  )
  if (Palette === null) return null
  return <Palette open={isOpen} onOpenChange={setOpen} label={t('label')} groupsFor={groupsFor} />
}
