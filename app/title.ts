import type { LoaderFunction, MetaArgs, MetaFunction } from '@remix-run/node'
import { type Language, languages, type Words, wordsIn } from './i18n.ts'

const words = new Map<Language, Words>()

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
    const t = wordsOf(matches[0]?.data)
    const own =
      error == null ? parts(t, data as MetaArgs<Loader>['data']) : [t('common:problem.title')]
    return [{ title: [...own, 'Parley'].filter(Boolean).join(' · ') }]
  }
}

function wordsOf(root: unknown): Words {
  const language = (root as { language?: Language } | undefined)?.language ?? languages[0]
  const known = words.get(language) ?? wordsIn(language)
  words.set(language, known)
  return known
}
