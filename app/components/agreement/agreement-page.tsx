import { useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type words from '../../locales/en/agreement.ts'
import { agreementPath } from '../../paths.ts'
import type { PageProps } from '../page.tsx'
import type { ProjectOfPage } from '../project-page.tsx'
import { type RoundOfPage, RoundPage } from '../rounds/round-page.tsx'
import { Tabs } from '../tabs.tsx'
import { addressOf, shapingIn } from './choices/search.ts'

export type AgreementTab = Exclude<keyof (typeof words)['tabs'], 'label'>

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
}

/** The parts of a round's agreement, in the order of their tabs. */
const parts: readonly AgreementPart[] = [
  { name: 'overview', path: '' },
  { name: 'lost', path: '/lost' },
  { name: 'disagreements', path: '/disagreements', whenOpen: true },
  { name: 'live', path: '/live', forLeads: true, whileCoded: true },
]

/** A page of a round's agreement: the others as tabs, with what was chosen taken along. */
export function AgreementPage({
  project,
  round,
  tab,
  below,
  crumbs = [],
  ...page
}: Omit<PageProps, 'title'> & {
  project: ProjectOfPage
  round: RoundOfPage
  tab: AgreementTab
}) {
  const { t } = useTranslation('agreement')
  const [search] = useSearchParams()
  const path = agreementPath({ projectId: project.id, roundId: round.id })
  const shaping = addressOf(shapingIn(search))
  const toOf = (part: string) => `${path}${part}${shaping}`
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
        { label: t('title'), to: toOf('') },
        ...(tab === 'overview' ? [] : [{ label: t(`tabs.${tab}`), to: toOf(here.path) }]),
        ...crumbs,
      ]}
      below={
        <>
          <Tabs
            within
            label={t('tabs.label')}
            tabs={shown.map(({ name, path: part }) => ({
              to: toOf(part),
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
