import type { CalculatorKind } from './calculator.ts'

/** Small files to look at what the calculator gives, one of each kind. */
export const calculatorExamples: Record<CalculatorKind, string> = {
  ratings: columns('coder,unit,value', {
    Ana: 'blame,blame,solution,none,none,blame,solution,none,blame,solution,none,blame',
    Ben: 'blame,none,solution,none,none,blame,solution,none,blame,blame,none,blame',
    Cem: 'blame,blame,solution,none,solution,blame,,none,blame,solution,none,none',
  }),
  sets: columns('coder,unit,value', {
    Ana: 'blame|crisis,blame,dialogue,,crisis,dialogue|crisis,blame,,dialogue,crisis',
    Ben: 'blame,blame,dialogue,,crisis,dialogue,blame|crisis,,dialogue,crisis',
    Cem: 'blame|crisis,blame,,,crisis,dialogue|crisis,blame,crisis,dialogue,crisis',
  }),
  spans: `coder,start,end,code
Ana,40,128,blame
Ana,210,264,dialogue
Ana,400,520,crisis
Ana,480,560,blame
Ana,890,960,dialogue
Ben,44,128,blame
Ben,210,270,dialogue
Ben,410,515,crisis
Ben,700,760,blame
Ben,890,955,dialogue
Cem,40,120,blame
Cem,400,520,crisis
Cem,486,560,crisis
Cem,880,960,dialogue
`,
}

/** A row for each value: units are numbered from 1. */
function columns(heading: string, byCoder: Record<string, string>): string {
  const rows = Object.entries(byCoder).flatMap(([coder, values]) =>
    values.split(',').map((value, index) => `${coder},${index + 1},${value}`),
  )
  return `${[heading, ...rows].join('\n')}\n`
}
