import { Trans, useTranslation } from 'react-i18next'
import type { LeadSentence } from './sayings.ts'

/** The sentences at the head of a page of lost agreement. */
export function AnatomyLead({ sentences }: { sentences: readonly LeadSentence[] }) {
  const { t } = useTranslation('anatomy')
  return sentences.map(({ key, ...values }) => (
    <span key={key}>
      <Trans t={t} i18nKey={`lead.${key}`} values={values} components={{ b: <b /> }} />{' '}
    </span>
  ))
}
