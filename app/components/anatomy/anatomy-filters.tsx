import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Compared } from '../agreement/choices/compared-chips.tsx'
import { OneOfChip } from '../agreement/choices/one-of-chip.tsx'
import { ShapingChips } from '../agreement/choices/shaping-chips.tsx'
import { shownKinds } from './kinds.tsx'
import type { NamedParts } from './names.ts'

/** What can be chosen; a page shows those that it knows. */
export type Filter = 'over' | 'code' | 'pair' | 'kind' | 'transcript' | 'unsure' | 'order'

/** What of the disagreement a page shows, and what shapes it. */
export function AnatomyFilters({
  filters,
  chosen,
  page,
}: {
  filters: readonly Filter[]
  /** What the page shows; `null` for all. */
  chosen: Partial<Record<Filter, string | null>>
  page: Compared & NamedParts
}) {
  const { t } = useTranslation('anatomy')
  return (
    <ShapingChips
      page={page}
      own={filters.map((filter) => (
        <OneOfChip
          key={filter}
          name={filter}
          label={t(`filters.${filter}`)}
          all={choicesOf(t, filter, page)}
          chosen={chosen[filter]}
          none={filter === 'over' || filter === 'order' ? undefined : t(`filters.any.${filter}`)}
          gone={['from']}
        />
      ))}
    />
  )
}

function choicesOf(
  t: TFunction<'anatomy'>,
  filter: Filter,
  { codes, coders, transcripts }: NamedParts,
): { id: string; name: string }[] {
  switch (filter) {
    case 'over':
      return (['units', 'positions'] as const).map((id) => ({
        id,
        name: t(`filters.values.${id}`),
      }))
    case 'order':
      return (['place', 'cost'] as const).map((id) => ({ id, name: t(`filters.values.${id}`) }))
    case 'code':
      return codes.map(({ id, name }) => ({ id, name }))
    case 'transcript':
      return transcripts.map(({ id, title }) => ({ id, name: title }))
    case 'kind':
      return shownKinds.map((id) => ({ id, name: t(`kinds.${id}`) }))
    case 'unsure':
      return [{ id: '1', name: t('filters.values.unsure') }]
    case 'pair':
      return pairsOf(coders).map(([first, second]) => ({
        id: `${first.id},${second.id}`,
        name: t('byPair.names', { first: first.name, second: second.name }),
      }))
  }
}

function pairsOf<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((one, index) => all.slice(index + 1).map((other): [T, T] => [one, other]))
}
