import { useTranslation } from 'react-i18next'
import { isStillBlind, type RoundStatus, type Visibility } from '#model/round.ts'
import { roundPath } from '../../paths.ts'
import type { PageProps } from '../page.tsx'
import { Pill } from '../pill.tsx'
import { type ProjectOfPage, ProjectPage } from '../project-page.tsx'
import { Tabs } from '../tabs.tsx'

/** What every page of a round knows of it. */
export interface RoundOfPage {
  id: string
  name: string
  visibility: Visibility
  status: RoundStatus
  codebookVersion: number | null
}

const tabs = ['progress', 'agreement', 'passages', 'pictures', 'exports', 'settings'] as const
export type RoundTab = (typeof tabs)[number]

export function isRoundTab(name: string): name is RoundTab {
  return (tabs as readonly string[]).includes(name)
}

/** A page inside a round: its name, its state in words, its parts as tabs. */
export function RoundPage({
  project,
  round,
  tab,
  pills,
  below,
  crumbs = [],
  ...page
}: Omit<PageProps, 'title'> & {
  project: ProjectOfPage
  round: RoundOfPage
  tab: RoundTab
}) {
  const { t } = useTranslation('rounds')
  const path = roundPath({ projectId: project.id, roundId: round.id })
  const isHidden = isStillBlind(round)
  const shown = tabs.filter((name) => {
    if (name === 'settings') return project.roles.includes('lead')
    // Of a blind round a coder sees their own codes there, and nobody else any.
    const isOfCodes = name === 'passages' || name === 'pictures'
    return !isOfCodes || !isHidden || project.roles.includes('coder')
  })
  return (
    <ProjectPage
      {...page}
      project={project}
      crumbs={[{ label: round.name, to: path }, ...crumbs]}
      title={round.name}
      pills={
        <>
          <RoundState round={round} />
          {pills}
        </>
      }
      below={
        <>
          <Tabs
            label={t('tabs.label')}
            tabs={shown.map((name) => ({
              to: name === 'progress' ? path : `${path}/${name}`,
              label: t(`tabs.${name}`),
              current: name === tab,
            }))}
          />
          {below}
        </>
      }
    />
  )
}

/** Visibility and status, each in a word. */
export function RoundState({ round }: { round: RoundOfPage }) {
  const { t } = useTranslation('rounds')
  const tone = round.status === 'revealed' ? 'ok' : round.status === 'closed' ? 'warn' : 'plain'
  return (
    <>
      <Pill>{t(`visibility.${round.visibility}`)}</Pill>
      <Pill tone={tone}>{t(`status.${round.status}`)}</Pill>
    </>
  )
}
