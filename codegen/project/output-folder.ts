import type { OutputFolder } from '../compare.js'
import { listFiles, readOutput } from '../files/index.js'
import { digest } from '../text/digest.js'

/**
 * What is below the output folder now.
 *
 * @throws {Failure} `output` if it, or a file that is asked for, cannot be read.
 */
export function openOutputFolder(out: string): OutputFolder {
  const read = (path: string): string | undefined => readOutput(out, path)
  return {
    paths: listFiles(out),
    digest: (path) => {
      const text = read(path)
      return text === undefined ? undefined : digest([text])
    },
    read,
  }
}
