import { type ShouldRevalidateFunction, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DomainError } from '#model/errors.ts'
import { removeCode } from '#server/code-removal.ts'
import { importCodebook } from '#server/codebook-files.ts'
import { codebookPage } from '#server/codebook-page.ts'
import { publishCodebook } from '#server/publishing.ts'
import { CodebookScreen } from '../components/codebook/codebook-screen.tsx'
import { useProblem } from '../components/problem-notice.tsx'
import { usePartsAtHand } from '../components/use-parts-at-hand.ts'
import { formAction, forPerson, param, unknownForm } from '../route.server.ts'
import { titled } from '../title.ts'
import { isRefusal } from '../unreachable.ts'

export const meta = titled<typeof loader>((t, shown) => [t('codebook:title'), shown?.project.name])

export const loader = forPerson(({ services, person, params }) =>
  codebookPage(services, person, param(params, 'project')),
)

export const action = formAction(async ({ services, person, params, form }) => {
  const project = param(params, 'project')
  switch (form.get('intent')) {
    case 'publish': {
      const expected = Number(form.get('version')) || undefined
      return { done: 'published', ...(await publishCodebook(services, person, project, expected)) }
    }
    case 'remove':
      await removeCode(services, person, project, String(form.get('code')))
      return { done: 'removed' }
    case 'import': {
      const file = form.get('file')
      if (!(file instanceof File) || file.name === '') {
        throw new DomainError('invalid-input', 'Choose a file first.')
      }
      const bytes = new Uint8Array(await file.arrayBuffer())
      const keepUsed = form.get('keepUsed') === 'yes'
      const read = await importCodebook(
        services,
        person,
        project,
        { name: file.name, bytes },
        { keepUsed },
      )
      return { done: 'imported', ...read }
    }
    default:
      throw unknownForm()
  }
})

/** Which code is open is in the address alone: nothing has to be read for it. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  actionStatus,
  defaultShouldRevalidate,
}) =>
  isRefusal(actionStatus) ||
  (formMethod === undefined &&
    currentUrl.pathname === nextUrl.pathname &&
    currentUrl.search !== nextUrl.search)
    ? false
    : defaultShouldRevalidate

export default function CodebookPage() {
  const shown = useLoaderData<typeof loader>()
  usePartsAtHand()
  return <CodebookScreen {...shown} problem={useProblem()} done={useDone()} />
}

/** What the last form did, in words. */
function useDone(): string | undefined {
  const { t } = useTranslation('codebook')
  const answer = useActionData<
    | { done: 'published'; version: number }
    | { done: 'removed' }
    | { done: 'imported'; codes: number; kept: number }
    | { done?: undefined }
  >()
  switch (answer?.done) {
    case 'published':
      return t('publish.done', { version: answer.version })
    case 'removed':
      return t('removed')
    case 'imported':
      return `${t('import.done', { count: answer.codes })}${answer.kept > 0 ? t('import.kept', { count: answer.kept }) : ''}`
    default:
      return undefined
  }
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
