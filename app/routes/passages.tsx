import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { passagesOnPage } from '#model/pictures/names.ts'
import { passagesPage } from '#server/passages.ts'
import { PageLinks } from '../components/anatomy/page-links.tsx'
import { LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { codeLooks } from '../components/code-look.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PassageChips } from '../components/passages/passage-chips.tsx'
import { PassageEntry } from '../components/passages/passage-entry.tsx'
import { RoundPage } from '../components/rounds/round-page.tsx'
import { roundPath } from '../paths.ts'
import { forPerson, param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'
import { titled } from '../title.ts'
import { useNumberText } from '../use-number-text.ts'

export const meta = titled<typeof loader>((t, page) => [
  t('passages:title'),
  page?.round.name,
  page?.project.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  passagesPage(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    saidIn(url.searchParams),
  ),
)

export default function PassagesRoute() {
  const { t } = useTranslation('passages')
  const numberText = useNumberText()
  const page = useLoaderData<typeof loader>()
  const { project, round, passages, count, codes, spansOf } = page
  const [search] = useSearchParams()
  const isWhole = Object.keys(saidIn(search)).length === 0
  const looks = codeLooks(codes)
  const names = new Map(codes.map(({ id, name }) => [id, name]))
  return (
    <RoundPage
      project={project}
      round={round}
      tab="passages"
      crumbs={[{ label: t('title') }]}
      lead={[
        t('lead', { count, formatted: numberText(count) }),
        spansOf === 'own' ? t('own') : round.visibility === 'open' ? t('open') : '',
      ].join(' ')}
      below={<PassageChips page={page} />}
    >
      <Card title={t('list')} padded={false}>
        {passages.length === 0 && isWhole ? (
          <EmptyState
            title={t('nothing.title')}
            action={
              <LinkButton to={roundPath({ projectId: project.id, roundId: round.id })}>
                {t('nothing.toTranscripts')}
              </LinkButton>
            }
          >
            {t('nothing.text')}
          </EmptyState>
        ) : passages.length === 0 ? (
          <EmptyState
            title={t('empty.title')}
            action={<LinkButton to="?">{t('empty.all')}</LinkButton>}
          >
            {t('empty.text')}
          </EmptyState>
        ) : (
          <>
            <ul>
              {passages.map((passage) => (
                <PassageEntry
                  key={`${passage.coder.id} ${passage.id}`}
                  passage={passage}
                  page={page}
                  codeName={names.get(passage.code) ?? passage.code}
                  look={looks.get(passage.code)}
                />
              ))}
            </ul>
            {passages.length < count && (
              <PageLinks
                name="skip"
                from={page.query.skip}
                shown={passages.length}
                total={count}
                perPage={passagesOnPage}
              />
            )}
          </>
        )}
      </Card>
    </RoundPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
