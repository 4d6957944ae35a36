/** What Node measures of memory. */
import { getHeapStatistics } from 'node:v8'

/** Bytes of buffers outside the heap of this thread. */
export const externalBytes = (): number => getHeapStatistics().external_memory

/** Bytes of the process outside of the heap and the buffers of this thread. */
export function foreignBytes(): number {
  const { rss, heapTotal, external } = process.memoryUsage()
  return rss - heapTotal - external
}
