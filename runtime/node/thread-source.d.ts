/** The code of a thread in one text, which needs no other module; runtime/vm/worker/build.mjs makes it. */
declare const source: string
export default source
