import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createKeybindingsHandler } from 'tinykeys'
import { projectPath } from '../../paths.ts'
import { useProjectItems } from './use-project-items.ts'

// Fetched when it is first asked for: pages that nobody asks it on stay small.
const Palette = lazy(() => import('./palette.tsx'))

/** On every page of a project: Ctrl+K finds its pages and transcripts. */
export function ProjectPalette({ projectId }: { projectId: string }) {
  const { t } = useTranslation('palette')
  const [isOpen, setOpen] = useState(false)
  const [isAsked, setAsked] = useState(false)
  useEffect(() => {
    const listener = createKeybindingsHandler({
      '$mod+k': (event) => {
        event.preventDefault()
        setAsked(true)
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
  if (!isAsked) return null
  return (
    <Suspense fallback={null}>
      <Palette open={isOpen} onOpenChange={setOpen} label={t('label')} groupsFor={groupsFor} />
    </Suspense>
  )
}
