/** What C Lua 5.3 said of the programs of one seed, for machines where it is not installed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'

export const SEED = 1
const file = new URL('answers.br', import.meta.url)

/** Called by the proof where C Lua is installed and `MOONBIND_RECORD` is set. */
export const writeRecord = (answers: readonly string[]): void =>
  writeFileSync(file, brotliCompressSync(Buffer.from(answers.join('\n'), 'latin1')))

/** One answer a program, in their order. */
export const readRecord = (): string[] => brotliDecompressSync(readFileSync(file)).toString('latin1').split('\n')
