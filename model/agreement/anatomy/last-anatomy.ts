import type { AgreementInput } from '../agreement.ts'
import { choicesOf } from '../figures.ts'
import { type ReliabilityData, reliabilityData } from '../reliability.ts'
import { anatomyOf, type Dissected } from './anatomy.ts'
import type { Over } from './disagreements.ts'
import { exclusiveSets } from './rivals.ts'
import { UnsureSpans } from './unsure-spans.ts'

interface Made extends Dissected {
  data: ReliabilityData
  unsure: UnsureSpans
}

/**
 * The anatomy that was made last: another page of its list, or another code of it, is another question about
 * the same round, and what it rests on need not be made again.
 *
 * Transcripts and layers are the same where they are the same objects.
 */
export class LastAnatomy {
  private last: { input: AgreementInput; over: Over; made: Made } | undefined

  /** Of this input: that made last, or made now. */
  of(input: AgreementInput, over: Over): Made {
    if (this.last?.over === over && isSame(this.last.input, input)) return this.last.made
    // The one before is let go of first: two of a large study would be too much.
    this.last = undefined
    const made = madeOf(input, over)
    this.last = { input, over, made }
    return made
  }
}

function madeOf(
  { transcripts, layers, codes, codebook = [], settings }: AgreementInput,
  over: Over,
): Made {
  const choices = choicesOf(settings)
  const data = reliabilityData(transcripts, layers, codes, choices, codebook)
  const exclusive = exclusiveSets(codebook)
  return {
    data,
    unsure: new UnsureSpans(data),
    ...anatomyOf({ data, transcripts, layers, codebook, exclusive, over }),
  }
}

function isSame(one: AgreementInput, other: AgreementInput): boolean {
  return (
    areSame(one.transcripts, other.transcripts) &&
    areSame(one.layers, other.layers) &&
    shapeOf(one) === shapeOf(other)
  )
}

/** Everything but transcripts and layers, and how intervals would be drawn. */
function shapeOf({ codes, codebook, settings }: AgreementInput): string {
  return JSON.stringify([codes, codebook, choicesOf(settings)])
}

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at])
}
