import { useTranslation } from 'react-i18next'
import { partsOfTurns } from '#model/pictures/names.ts'
import type { CodePicturePage } from '#server/code-pictures.ts'
import { spokenBy } from '../../paths.ts'
import { CountTable } from './count-table.tsx'
import { LineTable } from './line-table.tsx'
import { PairTable } from './pair-table.tsx'
import { columnName, mostShown, mostUsed, usedCodes } from './shown-codes.ts'

/** What the picture is drawn from; each number leads to its passages. */
export function PictureTable({ page }: { page: CodePicturePage }) {
  const { t } = useTranslation('pictures')
  const { picture } = page
  const used = usedCodes(page)
  const label = t(`${picture.of}.title`)
  switch (picture.of) {
    case 'codeline':
      return <LineTable page={page} picture={picture} label={label} />
    case 'together':
      return <PairTable page={page} picture={picture} label={label} />
    case 'turns': {
      const parts = Array.from({ length: partsOfTurns }, (_, part) => String(part))
      return (
        <CountTable
          page={page}
          label={label}
          codes={mostUsed(used, mostShown.codes)}
          columns={[
            { id: '', name: t('preamble') },
            ...parts.map((id, part) => ({ id, name: t('turns.part', { part: part + 1 }) })),
          ]}
          counts={picture.counts}
        />
      )
    }
    default: {
      const isBySpeaker = picture.of === 'speakers'
      return (
        <CountTable
          page={page}
          label={label}
          codes={mostUsed(used, mostShown.codes)}
          columns={picture.columns.slice(0, mostShown.columns).map(({ id, name, speech }) => ({
            id,
            name: columnName(t, name),
            ...(speech === null ? {} : { speech }),
          }))}
          counts={picture.counts}
          chosenBy={(place) => (isBySpeaker ? spokenBy(place) : { transcript: place })}
        />
      )
    }
  }
}
