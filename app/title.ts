import type { LoaderFunction, MetaArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse } from '@remix-run/react'
import type { InterfaceLanguage } from '#model/interface-language.ts'
import { type Words, wordsIn } from './i18n.ts'
import type { Refusal } from './route.server.ts'

/**
 * The title of a page: what is on it first, then where it belongs, then Parley.
 *
 *     export const meta = titled<typeof loader>((t, round) => [t('rounds:title'), round?.name])
 *
 * @param parts its parts; the loader's data is absent while a problem is shown instead
 */
export function titled<Loader extends LoaderFunction | unknown = unknown>(
  parts: (t: Words, shown: MetaArgs<Loader>['data']) => readonly (string | null | undefined)[],
): MetaFunction<Loader> {
  return ({ data, matches, error }) => {
    const root = matches[0]?.data as { language?: InterfaceLanguage } | undefined
    const t = wordsIn(root?.language ?? 'en')
    const isShown = error == null || isBeingComputed(error)
    const own = isShown ? parts(t, data as MetaArgs<Loader>['data']) : [t('common:problem.title')]
    return [{ title: [...own, 'Parley'].filter(Boolean).join(' · ') }]
  }
}

/** A page that waits for its figures is the page that was asked for. */
function isBeingComputed(error: unknown): boolean {
  return isRouteErrorResponse(error) && Boolean((error.data as Partial<Refusal> | null)?.job)
}
