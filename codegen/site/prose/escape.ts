/** Text as HTML. */

const entities: { readonly [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text between tags, or between the double quotes of an attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => entities[char]!)

/** Letters that are written from right to left. */
const fromRight =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** Whether a text must find its own direction. */
export const isBidirectional = (text: string): boolean => fromRight.test(text)

/** Text between tags. */
export const escapeText = (text: string): string => text.replace(/[&<]/g, (char) => entities[char]!)

/** What HTML cannot hold: control characters, halves of surrogate pairs, noncharacters. */
const mayBeNone = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/
const isNone = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu

/** A page with allowed characters only. Most pages have no others, so they are not searched one by one. */
export const inHtml = (text: string): string => (mayBeNone.test(text) ? text.replace(isNone, '\ufffd') : text)
