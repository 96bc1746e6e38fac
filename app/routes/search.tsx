import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { searchProject } from '#server/search.ts'
import { ProjectPage } from '../components/project-page.tsx'
import { FoundParts } from '../components/search/found-parts.tsx'
import { SearchForm } from '../components/search/search-form.tsx'
import { forPerson, param } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, found) => [
  found?.query.q || undefined,
  t('search:title'),
  found?.project.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  searchProject(
    services,
    person,
    param(params, 'project'),
    Object.fromEntries([...url.searchParams].filter(([, said]) => said !== '')),
  ),
)

export default function SearchPage() {
  const { t } = useTranslation('search')
  const found = useLoaderData<typeof loader>()
  return (
    <ProjectPage
      project={found.project}
      part="search"
      crumbs={[{ label: t('title') }]}
      title={t('title')}
      lead={t('lead')}
    >
      <SearchForm query={found.query} />
      <FoundParts found={found} />
    </ProjectPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
