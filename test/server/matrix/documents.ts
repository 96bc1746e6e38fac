import type { DocumentName } from '#model/live/document-name.ts'

/** Who reads a live document and who writes it; a socket closes with 4000 more than the status here. */
export interface DocumentRow {
  of: string
  reads: string
  writes: string
}

/** Live documents under their kinds; a kind without rows does not pass the types. */
export const documents = {
  layer: [
    {
      of: 'layer.:round.:transcript.:me',
      // Of whoever may see every layer and has none there is none.
      reads: 'MAK | MAK | MAK LUJO=404 | MAK LUJ=404',
      writes: 'MAK | MAK=409 | MAK=409 | MAK',
    },
    { of: 'layer.:round.:transcript.:ben', reads: ' | | * | LMAKUJ', writes: '' },
  ],
  feed: [{ of: 'feed.:round.:transcript', reads: ' | | * | LMAKUJ', writes: '' }],
  room: [{ of: 'room.:round.:transcript', reads: 'MAK | MAK | * | LMAKUJ', writes: '' }],
  discussion: [
    { of: 'discussion.:round.:transcript', reads: ' | | * | LMAKUJ', writes: ' | | * | LMAKUJ' },
  ],
  codebook: [{ of: 'codebook.:project', reads: '*', writes: 'LM' }],
} satisfies Record<DocumentName['kind'], readonly DocumentRow[]>
