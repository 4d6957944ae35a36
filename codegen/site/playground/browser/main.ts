/** Starts the playground. */
import { part } from './dom.js'
import { Namespaces } from './load-namespaces.js'
import { Playground } from './playground.js'

const catalog = window.moonbindCatalog
if (catalog) {
  document.title = `Playground · ${catalog.title}`
  part('home').textContent = catalog.title
  part('app').hidden = false
  const playground = new Playground(new Namespaces(catalog))
  const open = (): void => void playground.open(location.hash.slice(1))
  window.addEventListener('hashchange', open)
  open()
} else {
  part('failed').hidden = false
}
