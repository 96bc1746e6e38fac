import { Trans, useTranslation } from 'react-i18next'
import type { LeadSentence } from './lead-text.ts'

/** The sentences at the head of the page, codes stressed; what they are called stays plain text. */
export function Lead({ sentences }: { sentences: readonly LeadSentence[] }) {
  const { t } = useTranslation('agreement')
  return sentences.map(({ key, ...values }, index) => (
    <span key={index}>
      <Trans t={t} i18nKey={`lead.${key}`} values={values} components={{ b: <b /> }} />{' '}
    </span>
  ))
}
