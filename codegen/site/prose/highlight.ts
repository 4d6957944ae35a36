/** Code with the classes of its words. Our own reader, which knows calls, reads Lua; highlight.js everything else. */
import hljs from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import http from 'highlight.js/lib/languages/http'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import python from 'highlight.js/lib/languages/python'
import ruby from 'highlight.js/lib/languages/ruby'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { escapeHtml } from './escape.js'
import { type CallLink, highlightLua } from './highlight-lua.js'

/** Code of a language, as its fence names it, as HTML. */
export type Highlight = (code: string, language: string) => string

/** Longer code is shown as it is. */
const LONGEST = 100_000

/** A highlighter; calls of documented functions in Lua lead to their pages. */
export function createHighlight(link: CallLink): Highlight {
  const engine = hljs.newInstance()
  engine.configure({ classPrefix: 'tok-' })
  const languages = { bash, http, javascript, json, python, ruby, typescript, xml, yaml }
  for (const [name, definition] of Object.entries(languages)) engine.registerLanguage(name, definition)
  return (code, named) => {
    const language = named.toLowerCase().split(/[\s{,:]/, 1)[0]!
    if (code.length > LONGEST) return escapeHtml(code)
    if (language === 'lua') return highlightLua(code, link)
    if (engine.getLanguage(language) === undefined) return escapeHtml(code)
    return engine.highlight(code, { language, ignoreIllegals: true }).value
  }
}
