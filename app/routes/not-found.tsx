import { notFound } from '#server/access.ts'
import { forAnybody } from '../route.server.ts'

/** Every address that no screen has. */
export const loader = forAnybody(async () => {
  throw notFound('page')
})

export default function NotFoundPage() {
  return null
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
