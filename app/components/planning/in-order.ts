/** What is told of coders, in the order in which coders stand everywhere. @param order of all of them */
export function inOrderOf<T extends { coder: string }>(
  order: readonly { id: string }[],
  told: readonly T[],
): T[] {
  const places = new Map(order.map(({ id }, place) => [id, place]))
  const placeOf = ({ coder }: T) => places.get(coder) ?? order.length
  return told.toSorted((a, b) => placeOf(a) - placeOf(b))
}
