import type { TFunction } from 'i18next'
import type { RoundOfPage } from './round-page.tsx'

/** What a round holds and who sees what, in one or two sentences. */
export function roundLead(
  t: TFunction<'rounds'>,
  round: RoundOfPage,
  who: {
    transcripts: number
    coders: number
    /** Whether only the reader's own part is told. */
    ownOnly: boolean
    mayManage: boolean
    isCoder: boolean
    /** Layers that are open again although the round is closed. */
    reopened: number
  },
): string {
  const codebook =
    round.codebookVersion === null
      ? t('lead.draft')
      : t('lead.version', { version: round.codebookVersion })
  const transcripts = t('lead.transcripts', { count: who.transcripts })
  const what = who.ownOnly
    ? who.transcripts === 0
      ? ''
      : t('lead.ownWhat', { transcripts: lowered(transcripts), codebook })
    : t('lead.what', { transcripts, coders: t('lead.coders', { count: who.coders }), codebook })
  return `${what} ${whoSees(t, round, who)}`.trim()
}

function whoSees(
  t: TFunction<'rounds'>,
  { status, visibility }: RoundOfPage,
  who: { mayManage: boolean; isCoder: boolean; reopened: number },
): string {
  if (status === 'revealed') return t('lead.revealed')
  const { reopened } = who
  const but = reopened === 0 ? '' : `${t('lead.reopened', { count: reopened })} `
  const closed = status === 'closed' ? `${t('lead.closed')} ${but}` : ''
  if (visibility === 'open') return closed + t('lead.open')
  if (who.mayManage) return closed + t('lead.blindLead')
  return closed + t(who.isCoder ? 'lead.blindCoder' : 'lead.blindReader')
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
