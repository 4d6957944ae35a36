/** What the scripts of a page hand to each other. */
import type { SearchData } from '../search-format.js'

declare global {
  interface Window {
    /** Set by `assets/search-data.js`. */
    moonbindSearchData?: SearchData
    /** Set by `assets/search.js`: opens the search. */
    moonbindSearch?: () => void
  }
}
