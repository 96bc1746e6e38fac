import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Role } from '#model/round.ts'
import { projectPath } from '../../paths.ts'
import { Pill } from '../pill.tsx'
import { useRoleList } from '../roles.tsx'
import { Time } from '../time.tsx'
import styles from './project-list.module.css'

interface ListedProject {
  id: string
  name: string
  demo: boolean
  roles: readonly Role[]
  createdAt: Date
}

/** The projects of a person, with what they are in each. */
export function ProjectList({ projects }: { projects: readonly ListedProject[] }) {
  return (
    <ul className={styles.list}>
      {projects.map((project) => (
        <li key={project.id}>
          <ProjectLine project={project} />
        </li>
      ))}
    </ul>
  )
}

function ProjectLine({ project }: { project: ListedProject }) {
  const { t } = useTranslation(['projects', 'common'])
  const roles = useRoleList(project.roles)
  return (
    <>
      <span className={styles.name}>
        <Link to={projectPath(project.id)}>{project.name}</Link>
        {project.demo && <Pill>{t('common:project.demo')}</Pill>}
      </span>
      <small>
        {roles} · {t('projects:home.made')} <Time at={project.createdAt} />
      </small>
    </>
  )
}
