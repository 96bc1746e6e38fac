type Ends = readonly [number, number]

/** Where a number stands in a picture. */
export type Place = (value: number) => number

/** Equal steps are equally long. @param numbers that differ @param places where they stand, in units of the picture */
export function linear([from, to]: Ends, [first, last]: Ends): Place {
  return (value) => first + ((value - from) / (to - from)) * (last - first)
}

/** Equal ratios are equally long. @param numbers above 0 that differ @param places as of `linear` */
export function logarithmic([from, to]: Ends, places: Ends): Place {
  const place = linear([Math.log(from), Math.log(to)], places)
  return (value) => place(Math.log(value))
}
