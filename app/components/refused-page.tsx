import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal, RefusedPlace } from '../route.server.ts'
import { useSaid } from '../use-said.ts'
import { EmptyState } from './empty-state.tsx'
import { isProjectPart, ProjectPage } from './project-page.tsx'
import { isRoundTab, RoundPage, type RoundTab } from './rounds/round-page.tsx'

/**
 * In place of a page inside a project that is not for whoever asks, or not yet: its head and tabs, why, and
 * in a round that is not revealed what opens it.
 */
export function RefusedPage({
  refusal: { code, message },
  place: { project, round },
  children,
}: {
  refusal: Refusal
  place: RefusedPlace
  children: ReactNode
}) {
  const { t } = useTranslation(['common', 'rounds'])
  const lead = useSaid()(message)
  // /projects/<id>/<part>, /projects/<id>/rounds/<id>/<part>
  const [, , , part = '', , roundPart = ''] = useLocation().pathname.split('/')
  if (round === null) {
    return (
      <ProjectPage
        project={project}
        part={isProjectPart(part) ? part : 'overview'}
        title={t('problem.title')}
        lead={lead}
      >
        {children}
      </ProjectPage>
    )
  }
  const tab = isRoundTab(roundPart) ? roundPart : (standingIn[roundPart] ?? 'progress')
  const until = code === 'not-permitted' && tab !== 'settings' ? round.status : 'revealed'
  return (
    <RoundPage project={project} round={round} tab={tab} lead={lead}>
      {until !== 'revealed' && (
        <EmptyState title={t('rounds:refused.title')}>
          {t(
            project.roles.includes('lead')
              ? `rounds:refused.lead.${until}`
              : `rounds:refused.${until}`,
          )}
        </EmptyState>
      )}
      {children}
    </RoundPage>
  )
}

/** Pages deeper in a round, by the tab that leads to them. */
const standingIn: Readonly<Record<string, RoundTab>> = {
  compare: 'agreement',
  transcripts: 'progress',
}
