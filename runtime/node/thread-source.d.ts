/** The code of a thread in one text, which needs no module beside it; runtime/vm/worker/build.mjs makes it. */
declare const source: string
export default source
