import type { LoaderFunction, MetaArgs, MetaFunction } from '@remix-run/node'
import type { InterfaceLanguage } from '#model/interface-language.ts'
import { type Words, wordsIn } from './i18n.ts'

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
    const own =
      error == null ? parts(t, data as MetaArgs<Loader>['data']) : [t('common:problem.title')]
    return [{ title: [...own, 'Parley'].filter(Boolean).join(' · ') }]
  }
}
