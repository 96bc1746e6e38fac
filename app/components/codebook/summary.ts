import type { TFunction } from 'i18next'
import { type CodebookChanges, changedMeaning, isUnchanged } from '#model/codebook-changes.ts'

type T = TFunction<'codebook'>

export interface PinnedRound {
  name: string
  /** `null`: it follows the draft. */
  codebookVersion: number | null
}

/** What changed since the last version, in one sentence. */
export function changesSentence(
  t: T,
  language: string,
  changes: CodebookChanges | null,
  version: number | null,
): string {
  if (changes === null || version === null) return t('summary.unpublished')
  if (isUnchanged(changes)) return t('summary.unchanged', { version })
  const meanings = changes.changed.filter(changedMeaning).length
  const names = changes.changed.filter((one) => one.fields.includes('name')).length
  const counts: string[] = []
  if (meanings > 0) counts.push(t('summary.meanings', { count: meanings }))
  if (changes.added.length > 0) counts.push(t('summary.added', { count: changes.added.length }))
  if (names > 0) counts.push(t('summary.names', { count: names }))
  if (changes.retired.length > 0) {
    counts.push(t('summary.retired', { count: changes.retired.length }))
  }
  if (changes.restored.length > 0) {
    counts.push(t('summary.restored', { count: changes.restored.length }))
  }
  if (changes.removed.length > 0) {
    counts.push(t('summary.removed', { count: changes.removed.length }))
  }
  if (counts.length === 0) return t('summary.small', { version })
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(counts)
  return t('summary.since', { list: list.charAt(0).toUpperCase() + list.slice(1), version })
}

/** Which rounds a new version leaves where they are, and which it does not. */
export function roundsSentence(
  t: T,
  language: string,
  rounds: readonly PinnedRound[],
  next: number,
): string {
  const following = rounds.filter((round) => round.codebookVersion === null)
  const pinned = rounds.filter((round) => round.codebookVersion !== null)
  const words = new Intl.ListFormat(language, { type: 'conjunction' })
  const said: string[] = []
  if (pinned.length > 0 && pinned.length <= 3) {
    const versions = new Set(pinned.map((round) => round.codebookVersion))
    const names = words.format(pinned.map((round) => round.name))
    const [version] = versions
    said.push(
      versions.size === 1
        ? t('summary.stays', { count: pinned.length, names, version, next })
        : t('summary.stayEach', { names, next }),
    )
  } else if (pinned.length > 3) {
    said.push(t('summary.stayMany', { count: pinned.length, next }))
  }
  if (following.length > 0) {
    said.push(
      t('summary.follows', {
        count: following.length,
        names: words.format(following.map((round) => round.name)),
      }),
    )
  }
  return said.join(' ')
}
