import { isRouteErrorResponse, useLocation, useRevalidator, useRouteError } from '@remix-run/react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoot } from '../me.ts'
import type { Refusal } from '../route.server.ts'
import { isUnreachable } from '../unreachable.ts'
import { useSaid } from '../use-said.ts'
import { Button, LinkButton } from './button.tsx'
import { KeptCard } from './kept-card.tsx'
import { Page } from './page.tsx'
import styles from './problem-page.module.css'
import { RefusedPage } from './refused-page.tsx'

// This page is part of every other, what figures need is not.
const ComputingPage = lazy(async () => ({
  default: (await import('./agreement/computing-page.tsx')).ComputingPage,
}))

/** In place of a page that cannot be shown: why, and where to go from here. */
export function ProblemPage() {
  const { t } = useTranslation()
  const say = useSaid()
  const error = useRouteError()
  const root = useRoot()
  const { pathname, search } = useLocation()
  const refusal = refusalOf(error)
  const isAway = isUnreachable(error)
  // Of what was not answered the log has no number.
  const requestId = refusal?.requestId ?? (isAway ? undefined : root?.requestId)
  const below = (
    <>
      <KeptCard within={pathname} isRefused />
      {requestId !== undefined && (
        <p className={styles.number}>{t('problem.requestId', { id: requestId })}</p>
      )}
    </>
  )
  if (refusal?.job && refusal.place?.round) {
    return (
      <Suspense>
        <ComputingPage {...refusal.place} round={refusal.place.round} job={refusal.job}>
          <KeptCard within={pathname} isRefused />
        </ComputingPage>
      </Suspense>
    )
  }
  if (refusal !== null && refusal.place !== null) {
    return (
      <RefusedPage refusal={refusal} place={refusal.place}>
        {below}
      </RefusedPage>
    )
  }
  return (
    <Page
      width="narrow"
      title={t(isAway ? 'problem.away' : refusal === null ? 'problem.defect' : 'problem.title')}
      lead={
        isAway
          ? t('problem.awayLead')
          : refusal === null
            ? t('problem.apology')
            : say(refusal.message)
      }
    >
      <p>
        {isAway ? (
          <AgainButton />
        ) : refusal?.code === 'invalid-input' && search !== '' ? (
          <LinkButton to={pathname} look="primary">
            {t('problem.plain')}
          </LinkButton>
        ) : (
          <LinkButton to="/" look="primary">
            {t('problem.home')}
          </LinkButton>
        )}
      </p>
      {below}
    </Page>
  )
}

/** Asks for the page alone: with the whole document would go what is still in its memory, unsaved. */
function AgainButton() {
  const { t } = useTranslation()
  const { revalidate } = useRevalidator()
  return (
    <Button look="primary" onClick={revalidate}>
      {t('problem.again')}
    </Button>
  )
}

/** What a person can do something about; anything else is a defect, of which nothing is shown. */
function refusalOf(error: unknown): Refusal | null {
  if (!isRouteErrorResponse(error)) return null
  const given = error.data as Partial<Refusal> | null | undefined
  return typeof given?.message === 'string' ? (given as Refusal) : null
}
