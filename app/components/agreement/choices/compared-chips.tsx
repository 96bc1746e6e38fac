import { useTranslation } from 'react-i18next'
import type { AgreementChoices } from '#model/agreement/choices.ts'
import type { AgreementSettings } from '#model/agreement/figures.ts'
import type { AgreementShown } from '#server/agreement.ts'
import { Chip } from './chip.tsx'
import { ChoiceForm, TickList } from './choice-form.tsx'
import { levelText } from './level-text.ts'
import { Options } from './options.tsx'
import { anew } from './search.ts'

/** What can be compared in a round, and what was chosen of it. */
export interface Compared extends Pick<AgreementShown, 'choosable' | 'coders' | 'transcripts'> {
  settings: Pick<AgreementSettings, 'unit'> & Partial<AgreementChoices>
}

/** Which codes, at which level of their tree, which coders and which transcripts are compared. */
export function ComparedChips({ page }: { page: Compared }) {
  const { t } = useTranslation('agreement')
  const { settings, choosable, coders, transcripts } = page
  const { level } = settings
  const levels = Array.from({ length: choosable.deepest }, (_, depth) => depth)
  const textOf = (depth: number | undefined) => levelText(t, depth, choosable.deepest)
  return (
    <>
      {choosable.deepest > 0 && (
        <Chip key={`level ${level}`} label={t('chips.level')} value={textOf(level)}>
          <Options
            // A code chosen by itself may be counted as another at another level.
            options={[...levels, undefined].map((depth) => ({
              label: textOf(depth),
              change: { ...anew, level: depth?.toString(), codes: undefined },
              isCurrent: textOf(depth) === textOf(level),
            }))}
          />
        </Chip>
      )}
      <SetChip name="codes" all={choosable.codes} chosen={settings.codes} />
      <SetChip name="coders" all={coders} chosen={settings.coders} />
      <SetChip
        name="transcripts"
        all={transcripts.map(({ id, title }) => ({ id, name: title }))}
        chosen={settings.transcripts}
      />
    </>
  )
}

function SetChip({
  name,
  all,
  chosen,
}: {
  name: 'codes' | 'coders' | 'transcripts'
  all: readonly { id: string; name: string; depth?: number }[]
  chosen: readonly string[] | undefined
}) {
  const { t } = useTranslation('agreement')
  const isAll = chosen === undefined || chosen.length === all.length
  return (
    <Chip
      key={`${name} ${chosen?.join(',')}`}
      label={t(`chips.of.${name}`)}
      value={isAll ? t('chips.allOf') : t('chips.someOf', { some: chosen.length, all: all.length })}
    >
      {!isAll && (
        <Options
          options={[
            {
              label: t('chips.chooseAll'),
              change: { ...anew, [name]: undefined },
              isCurrent: false,
            },
          ]}
        />
      )}
      <ChoiceForm names={[name]}>
        <TickList name={name} legend={t(`chips.of.${name}`)} all={all} chosen={chosen} />
      </ChoiceForm>
    </Chip>
  )
}
