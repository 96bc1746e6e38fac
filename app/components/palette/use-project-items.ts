import { useFetcher, useNavigate } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { projectPath } from '../../paths.ts'
import type { loader as transcriptsLoader } from '../../routes/transcripts.tsx'
import type { PaletteGroup, PaletteItem } from './palette-items.ts'
import { matching } from './palette-items.ts'

const pages = ['overview', 'transcripts', 'codebook', 'search', 'members'] as const

/**
 * Pages and transcripts of a project, for any palette in it. The transcripts are asked for once it opens.
 *
 * @param pathOf where a transcript opens
 */
export function useProjectItems(
  projectId: string,
  isOpen: boolean,
  pathOf: (transcript: { id: string; rounds: readonly { id: string }[] }) => string,
): (typed: string) => PaletteGroup[] {
  const { t } = useTranslation(['palette', 'common'])
  const navigate = useNavigate()
  const listed = useFetcher<typeof transcriptsLoader>()
  const home = projectPath(projectId)
  const { load } = listed
  useEffect(() => {
    if (isOpen) load(`${home}/transcripts`)
  }, [isOpen, load, home])

  const shown: PaletteItem[] = pages.map((page) => ({
    id: page,
    label: t(`common:project.${page}`),
    run: () => navigate(page === 'overview' ? home : `${home}/${page}`),
  }))
  const transcripts: PaletteItem[] = (listed.data?.transcripts ?? []).map((transcript) => ({
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
