/** Pictures of a round's agreement that can be taken away, as their files are called. */
export const pictureNames = [
  'codes',
  'code-transcripts',
  'pairs',
  'transcripts',
  'rounds',
  'over-time',
  'coded-spans',
  'lost',
  'lost-pairs',
  'costs',
  'live',
] as const
export type PictureName = (typeof pictureNames)[number]
