import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type Choice, ChoiceBar } from './choice-bar.tsx'
import { shownKinds } from './kinds.tsx'
import type { NamedParts } from './names.ts'

/** What can be chosen; a page shows those that it knows. */
export type Filter = 'over' | 'code' | 'pair' | 'kind' | 'transcript' | 'order'

/** What of the disagreement a page shows. */
export function AnatomyFilters({
  filters,
  chosen,
  parts,
}: {
  filters: readonly Filter[]
  /** What the page shows; `null` for all. */
  chosen: Partial<Record<Filter, string | null>>
  parts: NamedParts
}) {
  const { t } = useTranslation('anatomy')
  return (
    <ChoiceBar
      choices={filters.map((filter) => ({
        name: filter,
        label: t(`filters.${filter}`),
        value: chosen[filter] ?? '',
        options: optionsOf(t, filter, parts),
      }))}
    />
  )
}

function optionsOf(
  t: TFunction<'anatomy'>,
  filter: Filter,
  { codes, coders, transcripts }: NamedParts,
): Choice['options'] {
  switch (filter) {
    case 'over':
      return (['units', 'positions'] as const).map((value) => ({
        value,
        label: t(`filters.values.${value}`),
      }))
    case 'order':
      return (['place', 'cost'] as const).map((value) => ({
        value,
        label: t(`filters.values.${value}`),
      }))
    case 'code':
      return [
        { value: '', label: t('filters.any.code') },
        ...codes.map(({ id, name }) => ({ value: id, label: name })),
      ]
    case 'transcript':
      return [
        { value: '', label: t('filters.any.transcript') },
        ...transcripts.map(({ id, title }) => ({ value: id, label: title })),
      ]
    case 'kind':
      return [
        { value: '', label: t('filters.any.kind') },
        ...shownKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
      ]
    case 'pair':
      return [
        { value: '', label: t('filters.any.pair') },
        ...pairsOf(coders).map(([first, second]) => ({
          value: `${first.id},${second.id}`,
          label: t('byPair.names', { first: first.name, second: second.name }),
        })),
      ]
  }
}

function pairsOf<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((one, index) => all.slice(index + 1).map((other): [T, T] => [one, other]))
}
