/** The numbers below `count` of which something holds, ascending: found without an iterator, since it is asked of millions. */
export function placesWhere(count: number, holds: (place: number) => boolean): Int32Array {
  const places = new Int32Array(count)
  let found = 0
  for (let place = 0; place < count; place++) if (holds(place)) places[found++] = place
  return places.slice(0, found)
}
