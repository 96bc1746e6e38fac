/** Pictures of what is coded in a round, as addresses name them. */
export const codePictures = ['codeline', 'turns', 'speakers', 'transcripts', 'together'] as const

/** Cells that a line along a text is drawn in. */
export const cellsOfLine = 480

/** Parts, of equal numbers of turns, that codes are counted in. */
export const partsOfTurns = 20

/** Passages on one page of their list. */
export const passagesOnPage = 50
