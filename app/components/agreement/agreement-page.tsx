import { useTranslation } from 'react-i18next'
import type { JobState } from '#model/agreement/job-state.ts'
import { notesOf } from '#model/agreement/round-notes.ts'
import type words from '../../locales/en/agreement.ts'
import { agreementPath } from '../../paths.ts'
import type { PageProps } from '../page.tsx'
import type { ProjectOfPage } from '../project-page.tsx'
import { type RoundOfPage, RoundPage } from '../rounds/round-page.tsx'
import { Tabs } from '../tabs.tsx'
import styles from './agreement-page.module.css'
import { LastFigures } from './job-line.tsx'
import { useAgreementAddress } from './use-address.ts'

type AgreementTab = Exclude<keyof (typeof words)['tabs'], 'label'>

interface AgreementPart {
  /** Its word is `agreement:tabs.<name>`. */
  name: AgreementTab
  /** Below the address of the round's agreement. */
  path: string
  forLeads?: true
  /** Only where codes of others may be read. */
  whenOpen?: true
  /** Only until the round is revealed. */
  whileCoded?: true
  /** What shapes figures is no matter there. */
  plain?: true
}

/** The parts of a round's agreement, in the order of their tabs. */
const parts: readonly AgreementPart[] = [
  { name: 'overview', path: '' },
  { name: 'lost', path: '/lost' },
  { name: 'disagreements', path: '/disagreements', whenOpen: true },
  { name: 'pairs', path: '/pairs' },
  { name: 'transcripts', path: '/transcripts' },
  { name: 'history', path: '/history' },
  { name: 'live', path: '/live', forLeads: true, whileCoded: true },
  { name: 'units', path: '/units' },
  { name: 'planning', path: '/planning', plain: true },
  { name: 'report', path: '/report' },
]

/** The tab of a page at an address of a round's agreement. */
export function agreementTabAt(address: string): AgreementTab {
  const below = address.split('/agreement')[1]
  return parts.find(({ path }) => path !== '' && path === below)?.name ?? 'overview'
}

/** A page of a round's agreement: the others as tabs, with what was chosen taken along. */
export function AgreementPage({
  project,
  round,
  tab,
  below,
  crumbs = [],
  figures,
  children,
  ...page
}: Omit<PageProps, 'title'> & {
  project: ProjectOfPage
  round: RoundOfPage
  tab: AgreementTab
  /** Of when the figures of the page are, and what computes newer ones. */
  figures?: { computedAt: Date; job: JobState | null } | undefined
}) {
  const { t } = useTranslation('agreement')
  const path = agreementPath({ projectId: project.id, roundId: round.id })
  const addressOf = useAgreementAddress({ project, round })
  const toOf = (part: AgreementPart) => (part.plain ? `${path}${part.path}` : addressOf(part.path))
  const isRevealed = round.status === 'revealed'
  const isOpen = isRevealed || round.visibility === 'open'
  const shown = parts.filter(
    ({ forLeads, whenOpen, whileCoded }) =>
      (!forLeads || project.roles.includes('lead')) &&
      (!whenOpen || isOpen) &&
      (!whileCoded || !isRevealed),
  )
  const here = parts.find(({ name }) => name === tab)!
  return (
    <RoundPage
      {...page}
      project={project}
      round={round}
      tab="agreement"
      crumbs={[
        { label: t('title'), to: addressOf('') },
        ...(tab === 'overview' ? [] : [{ label: t(`tabs.${tab}`), to: toOf(here) }]),
        ...crumbs,
      ]}
      below={
        <>
          <Tabs
            within
            label={t('tabs.label')}
            tabs={shown.map((part) => ({
              to: toOf(part),
              label: t(`tabs.${part.name}`),
              current: part.name === tab,
            }))}
          />
          {below}
        </>
      }
    >
      {notesOf(round).map((note) => (
        <p key={note} className={styles.note}>
          {t(`notes.${note}`)}
        </p>
      ))}
      {figures !== undefined && (
        <LastFigures of={{ projectId: project.id, roundId: round.id }} {...figures} />
      )}
      {children}
    </RoundPage>
  )
}
