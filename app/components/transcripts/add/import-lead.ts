import type { TFunction } from 'i18next'
import type { ImportState } from './use-import.ts'

/** What stands under the title of the page on which texts are added: how far it is, and what came of the files. */
export function leadOf(
  state: Pick<ImportState, 'phase' | 'incoming'>,
  t: TFunction<'transcripts'>,
): string {
  const count = state.incoming.length
  const refused = state.incoming.filter((text) => text.state === 'refused').length
  const reading = state.incoming.filter((text) => text.state === 'reading').length
  const read = count - refused - reading
  switch (state.phase) {
    case 'choose':
      return t('import.leads.choose')
    case 'storing':
      return t('import.leads.storing')
    case 'done':
      return t('import.leads.done')
    case 'check':
      if (reading > 0) return t('import.leads.reading', { done: count - reading, count })
      return [
        ...(read > 0 ? [t('import.leads.read', { count: read }), t('import.leads.check')] : []),
        ...(refused > 0 ? [t('import.leads.refused', { count: refused })] : []),
      ].join(' ')
  }
}
