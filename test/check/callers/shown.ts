import type { Disagreement } from './trial.js'

/** A disagreement as a person reads it in the output of a failed test. */
export const shown = ({ file, kind, wanted, experienced, said }: Disagreement): string =>
  [
    `${file}: ${kind}: wanted ${wanted}`,
    ...experienced.map((line) => `  ${line}`),
    '  the gate said:',
    ...(said.length > 0 ? said : ['nothing']).map((line) => `    ${line}`),
  ].join('\n')
