/** Groups items in order so that each group fits; an item that does not fit is a group of its own. */
export function packed<Item>(items: readonly Item[], sizeOf: (item: Item) => number, room: number): Item[][] {
  const groups: Item[][] = []
  let used = room
  for (const item of items) {
    const size = sizeOf(item)
    const last = groups.at(-1)
    if (last && used + size <= room) {
      last.push(item)
      used += size
    } else {
      groups.push([item])
      used = size
    }
  }
  return groups
}
