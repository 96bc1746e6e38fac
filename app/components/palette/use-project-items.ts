import { useNavigate } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readBeside } from '../../beside.ts'
import { projectPath } from '../../paths.ts'
import type { PaletteGroup, PaletteItem } from './palette-items.ts'
import { matching } from './palette-items.ts'

interface ListedTranscript {
  id: string
  title: string
  /** Those it is coded in. */
  rounds: readonly { id: string }[]
}

const pages = ['overview', 'transcripts', 'codebook', 'search', 'members'] as const

/**
 * Pages and transcripts of a project, for any palette in it. The transcripts are asked for once it opens.
 *
 * @param pathOf where a transcript opens
 */
export function useProjectItems(
  projectId: string,
  isOpen: boolean,
  pathOf: (transcript: ListedTranscript) => string,
): (typed: string) => PaletteGroup[] {
  const { t } = useTranslation(['palette', 'common'])
  const navigate = useNavigate()
  const [listed, setListed] = useState<readonly ListedTranscript[]>([])
  const home = projectPath(projectId)
  useEffect(() => {
    if (!isOpen) return
    // Without a network there are the pages alone.
    readBeside<ListedTranscript[]>(`${home}/palette`).then((found) => found && setListed(found))
  }, [isOpen, home])

  const shown: PaletteItem[] = pages.map((page) => ({
    id: page,
    label: t(`common:project.${page}`),
    run: () => navigate(page === 'overview' ? home : `${home}/${page}`),
  }))
  const transcripts: PaletteItem[] = listed.map((transcript) => ({
    id: transcript.id,
    label: transcript.title,
    run: () => navigate(pathOf(transcript)),
  }))
  return (typed) => {
    const asked = typed.trim()
    const search: PaletteItem[] =
      asked === ''
        ? []
        : [
            {
              id: 'search-project',
              label: t('searchFor', { typed: asked }),
              run: () => navigate(`${home}/search?${new URLSearchParams({ q: asked })}`),
            },
          ]
    return [
      { label: t('transcripts'), items: matching(transcripts, typed) },
      { label: t('pages'), items: [...matching(shown, typed), ...search] },
    ]
  }
}
