/** Strings with values in them, as a concatenation. */

/** `` `a ${x}` `` of JavaScript; undefined if it holds another template. */
export const ofJavaScript = (template: string): string | undefined =>
  concatenated(template.slice(1, template.endsWith('`') && template.length > 1 ? -1 : undefined), /\$\{([^{}`]*)\}/)

/** The text of `f"a {x}"` of Python; undefined if it formats a value. */
export const ofPython = (text: string): string | undefined => concatenated(text, /\{([^{}:!]*)\}/)

function concatenated(text: string, hole: RegExp): string | undefined {
  const parts = text.split(hole)
  if (parts.some((part, index) => index % 2 === 0 && /[{}]/.test(part))) return undefined
  const texts = parts.flatMap((part, index) => {
    if (index % 2 === 0) return part === '' && parts.length > 1 ? [] : [quoted(part)]
    const expression = part.trim()
    return [/^[\w.[\]"'():]+$/.test(expression) ? expression : `(${expression})`]
  })
  return texts.length === 1 && parts.length > 1 ? `tostring(${texts[0]!})` : texts.join(' .. ')
}

const quoted = (text: string): string =>
  `"${text.replaceAll('\\`', '`').replaceAll('\\$', '$').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
