/** Recognises text in another language although its fence says Lua. */

const languages: readonly (readonly [language: string, sign: RegExp])[] = [
  ['an HTTP request', /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +\S+/],
  [
    'a shell command',
    /^(?:\$ +\S|(?:curl|wget|npm|npx|pnpm|yarn|pip3?|brew|sudo|git|docker|make|cd|node|python3?|luarocks|apt|apt-get) +[\w./@:-]|export +\w+=)/,
  ],
  ['JavaScript', /^(?:const|let|var|import|export|async|await)\s+[\w{*$]/],
  ['Python', /^(?:def +\w+\(|class +\w+.*:$|from +[\w.]+ +import )/m],
  ['markup', /^<[A-Za-z!?/]/],
]

/** `JSON`, `a shell command`, …; undefined for what may be meant as Lua. Only for text that does not parse. */
export function foreignLanguage(text: string): string | undefined {
  const start = text.trimStart()
  if (/^[{[]/.test(start) && isJson(start)) return 'JSON'
  return languages.find(([, sign]) => sign.test(start))?.[0]
}

/** JSON, or what documents show as such: with `...` and comments in it. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return /^\s*[{[]\s*(?:[{[]\s*)*"[^"\n]*"\s*:/.test(text)
  }
}
