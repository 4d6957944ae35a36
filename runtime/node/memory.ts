/** What Node measures of memory. */
import { getHeapStatistics } from 'node:v8'

/** Bytes of buffers outside the heap of this thread. */
export const externalBytes = (): number => getHeapStatistics().external_memory

/** Bytes of the process that belong to other threads than this one, or to nobody: all but its own heap and buffers. */
export function foreignBytes(): number {
  const { rss, heapTotal, external } = process.memoryUsage()
  return rss - heapTotal - external
}
