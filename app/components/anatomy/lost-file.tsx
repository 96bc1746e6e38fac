import type { TFunction } from 'i18next'
import { kinds, sumOf } from '#model/agreement/anatomy/kinds.ts'
import type { LostAgreement } from '#server/agreement/lost-agreement.ts'
import type { PictureFile } from '../agreement/pictures/files.tsx'
import { filePaint } from '../agreement/pictures/paint.ts'
import { LostPicture } from './lost-picture.tsx'
import { Names } from './names.ts'
import { kindWord, lostWords } from './sayings.ts'

/** What each code loses by kind, that which costs most first: as a picture, and in full precision. */
export function lostFile(t: TFunction<'anatomy'>, shown: LostAgreement): PictureFile {
  const names = new Names(shown)
  const { project, round, settings, found, computedAt } = shown
  const codes = [...(found?.codes ?? [])].sort((a, b) => b.Do - a.Do)
  const lost = codes.filter((one) => sumOf(one.lost) > 0)
  return {
    svg: (
      <LostPicture
        t={t}
        rows={lost.map(({ code, lost }) => ({ name: names.code(code), lost }))}
        kindWord={(kind) => kindWord(t, kind)}
        words={{
          title: t('picture.title'),
          made: [
            `${project.name} · ${round.name}`,
            t('picture.made', {
              over: t(`filters.values.${settings.over}`),
              unit: settings.unit,
              day: computedAt.toISOString().slice(0, 10),
            }),
            ...(round.visibility === 'open' ? [t('lead.open')] : []),
          ],
          description: lost
            .map((one) => `${names.code(one.code)}: ${lostWords(t, one)}.`)
            .join(' '),
        }}
        paint={filePaint}
      />
    ),
    columns: ['code', 'code_name', 'alpha', 'reason', 'lost', ...kinds, 'observed', 'expected'],
    rows: codes.map((one) => [
      one.code,
      names.code(one.code),
      one.alpha,
      one.reason ?? null,
      one.alpha === null ? null : sumOf(one.lost),
      ...kinds.map((kind) => (one.alpha === null ? null : one.lost[kind])),
      one.Do,
      one.De,
    ]),
    round,
  }
}
