import type { TFunction } from 'i18next'
import type { OpenCodebookOptions } from '#app/live/open-codebook.ts'
import type { Codebook } from '#model/codebook.ts'
import type { CodeField } from '#model/live/codebook-doc.ts'

type KeptFieldName = CodeField | 'place' | 'description'

/** Says of a field what a lead knows it by, so that it can be kept with its words. */
export function keptFieldWords(
  t: TFunction<'codebook'>,
  project: { id: string; name: string },
  codebook: () => Codebook,
): OpenCodebookOptions['describe'] {
  return ({ key, value, before }) => {
    const [id, field] = key.includes('/') ? key.split('/') : [null, key]
    const code = codebook().codes.find((one) => one.id === id)
    return {
      path: `/projects/${project.id}/codebook`,
      row: {
        project: project.name,
        code: id === null ? t('about.title') : code?.name || id!,
        field: t(`fieldWords.${field as KeptFieldName}`),
        text: words(value ?? before),
      },
    }
  }
}

/** Every text in a value, one after the other. */
function words(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === null ? '' : String(value)
  return Object.values(value).map(words).filter(Boolean).join(' / ')
}
