import { useTranslation } from 'react-i18next'
import type { searchProject } from '#server/search.ts'
import { EmptyState } from '../empty-state.tsx'
import { FoundCard } from './found-card.tsx'
import { FoundCodes } from './found-codes.tsx'
import { FoundMemos } from './found-memos.tsx'
import { FoundTexts } from './found-texts.tsx'

export type Search = Awaited<ReturnType<typeof searchProject>>

/** All that was found, place by place; where nothing was, what to do about it. */
export function FoundParts({ found }: { found: Search }) {
  const { t } = useTranslation('search')
  const { query, project, texts, memos, codes } = found
  const total = (texts?.total ?? 0) + (memos?.total ?? 0) + (codes?.total ?? 0)
  if (query.q === '' || total === 0) {
    return (
      <div role="status">
        <EmptyState title={query.q === '' ? t('begin') : t('none', { q: query.q })}>
          {t(query.q === '' ? 'beginText' : 'noneText')}
        </EmptyState>
      </div>
    )
  }
  return (
    <>
      <p role="status">{t('found', { q: query.q, count: total })}</p>
      {codes !== null && codes.total > 0 && (
        <FoundCard place="codes" part={codes} search={found}>
          <FoundCodes projectId={project.id} codes={codes.hits} />
        </FoundCard>
      )}
      {memos !== null && memos.total > 0 && (
        <FoundCard place="memos" part={memos} search={found}>
          <FoundMemos projectId={project.id} memos={memos.hits} />
        </FoundCard>
      )}
      {texts !== null && texts.total > 0 && (
        <FoundCard place="texts" part={texts} search={found}>
          <FoundTexts projectId={project.id} texts={texts.hits} />
        </FoundCard>
      )}
    </>
  )
}
