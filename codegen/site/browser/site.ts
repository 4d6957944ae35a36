/** What JavaScript adds to pages: theme, copying, opening the search. */

const THEME = 'moonbind-theme'

applyTheme(remembered())
document.addEventListener('DOMContentLoaded', () => {
  prepareTheme()
  prepareCopying()
  prepareSearch()
})

/** Some browsers refuse storage, for files or altogether: then the choice is not remembered. */
function remembered(): string | null {
  try {
    return localStorage.getItem(THEME)
  } catch {
    return null
  }
}

function applyTheme(theme: string | null): void {
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset['theme'] = theme
}

function prepareTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark'
    applyTheme(theme)
    try {
      localStorage.setItem(THEME, theme)
    } catch {
      // It holds for this page only.
    }
  })
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset
  return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
}

/** Browsers allow the clipboard on secure pages only; without it, people select the text by hand. */
function prepareCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const text = button.closest('details')?.querySelector('pre')?.textContent
    if (!navigator.clipboard || !text) continue
    const label = button.textContent
    button.hidden = false
    button.addEventListener('click', async () => {
      button.textContent = await navigator.clipboard.writeText(text).then(
        () => 'Copied',
        () => 'Not allowed',
      )
      setTimeout(() => {
        button.textContent = label
      }, 2_000)
    })
  }
}

function prepareSearch(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-search]')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => openSearch())
  document.addEventListener('keydown', (event) => {
    const inField =
      event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
    const asks = event.key === '/' || (event.key === 'k' && (event.ctrlKey || event.metaKey))
    if (!asks || inField || document.querySelector('dialog[open]')) return
    event.preventDefault()
    openSearch()
  })
}

/** The search and its index are loaded at their first use. Plain scripts work from a folder, too. */
function openSearch(): void {
  if (window.moonbindSearch) return window.moonbindSearch()
  const root = document.body.dataset['root'] ?? ''
  for (const name of ['search-data', 'search']) {
    const script = document.createElement('script')
    script.src = `${root}assets/${name}.js`
    script.async = false
    if (name === 'search') script.addEventListener('load', () => window.moonbindSearch?.())
    document.head.append(script)
  }
}
