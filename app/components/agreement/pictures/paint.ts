import type { Hue } from '#model/codebook.ts'

/** Colours of a picture: of the page it stands in, in either look, or its own in a file. */
export interface Paint {
  ink: string
  ink2: string
  ink3: string
  line: string
  lineStrong: string
  /** The stripe of a code's colour. */
  hue: (hue: Hue) => string
  /** Absent: what the picture stands on shows through. */
  ground?: string
  /** Absent: that of the page. */
  font?: string
}

export const pagePaint: Paint = {
  ink: 'var(--ink)',
  ink2: 'var(--ink-2)',
  ink3: 'var(--ink-3)',
  line: 'var(--line)',
  lineStrong: 'var(--line-strong)',
  hue: (hue) => `var(--stripe-${hue})`,
}

const stripes: Record<Hue, string> = {
  brick: '#9f3a3c',
  rose: '#c87c77',
  umber: '#633601',
  amber: '#bc7e00',
  moss: '#4a6b19',
  green: '#28984e',
  pine: '#00775f',
  teal: '#45a19e',
  blue: '#4268b2',
  iris: '#738aff',
  plum: '#883179',
  magenta: '#c0507f',
}

/** A file has no style sheet: the light look of `styles/tokens.css`. */
export const filePaint: Paint = {
  ink: '#22201c',
  ink2: '#57534a',
  ink3: '#6f6a5f',
  line: '#e4e0d7',
  lineStrong: '#8d877b',
  hue: (hue) => stripes[hue],
  ground: '#ffffff',
  font: 'Inter, system-ui, sans-serif',
}
