import { useTranslation } from 'react-i18next'
import type { Role } from '#model/round.ts'
import { Page, type PageProps } from './page.tsx'
import { ProjectPalette } from './palette/project-palette.tsx'
import { Pill } from './pill.tsx'
import { Tabs } from './tabs.tsx'

/** What every page of a project knows of it. */
export interface ProjectOfPage {
  id: string
  name: string
  demo: boolean
  roles: readonly Role[]
}

const parts = [
  'overview',
  'transcripts',
  'codebook',
  'search',
  'members',
  'rooms',
  'settings',
] as const
const forLeads: ReadonlySet<string> = new Set(['rooms', 'settings'])
export type ProjectPart = (typeof parts)[number]

export function isProjectPart(name: string): name is ProjectPart {
  return (parts as readonly string[]).includes(name)
}

/**
 * A page inside a project: crumbs from the project on, the parts of the project as tabs.
 *
 * @param part the tab one is under; absent for pages that stand deeper and bring their own `below`
 */
export function ProjectPage({
  project,
  part,
  crumbs = [],
  pills,
  below,
  ...page
}: PageProps & { project: ProjectOfPage; part?: ProjectPart }) {
  const { t } = useTranslation()
  const home = `/projects/${project.id}`
  const shown = parts.filter((name) => !forLeads.has(name) || project.roles.includes('lead'))
  return (
    <>
      <Page
        {...page}
        crumbs={[{ label: project.name, to: home }, ...crumbs]}
        pills={
          <>
            {project.demo && <Pill>{t('project.demo')}</Pill>}
            {pills}
          </>
        }
        below={
          part === undefined && below === undefined ? undefined : (
            <>
              {part !== undefined && (
                <Tabs
                  label={t('project.parts')}
                  tabs={shown.map((name) => ({
                    to: name === 'overview' ? home : `${home}/${name}`,
                    label: t(`project.${name}`),
                    current: name === part,
                  }))}
                />
              )}
              {below}
            </>
          )
        }
      />
      <ProjectPalette projectId={project.id} />
    </>
  )
}
