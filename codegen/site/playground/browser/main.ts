/** Starts the playground. */
import { part } from './dom.js'
import { Namespaces } from './load-namespaces.js'
import { Playground } from './playground.js'

const catalog = window.moonbindCatalog
if (catalog) {
  const playground = new Playground(new Namespaces(catalog))
  const open = (): Promise<void> => playground.open(location.hash.slice(1))
  window.addEventListener('hashchange', () => void open())
  // Show the first view at once, as a whole.
  void open().finally(() => {
    part('app').hidden = false
  })
} else {
  part('failed').hidden = false
}
