import type { Finding, Report } from './finding.js'

/** A script with more findings is not worth a longer list. */
const MOST = 200

/** Collects findings, each once, and knows lines and columns. */
export class Reporter {
  readonly #reports = new Map<string, Report>()
  readonly #starts: number[] = [0]
  /** While it is positive nothing is reported: the walk only follows what code does to values. */
  muted = 0

  constructor(readonly source: string) {
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) this.#starts.push(at + 1)
  }

  add(report: Report): void {
    const key = `${report.start}:${report.rule}:${report.rule === 'missing-parameter' ? report.message : ''}`
    if (this.muted > 0 || this.#reports.size >= MOST || this.#reports.has(key)) return
    this.#reports.set(key, report)
  }

  get errors(): number {
    let count = 0
    for (const { severity = 'error' } of this.#reports.values()) if (severity === 'error') count++
    return count
  }

  /** The line, counted from 1, of an offset. */
  line(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }

  /** The column, counted from 1, of an offset. */
  column(offset: number): number {
    return offset - this.#starts[this.line(offset) - 1]! + 1
  }

  /** In the order of their places. */
  findings(): Finding[] {
    return [...this.#reports.values()]
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map((report) => this.#placed(report))
  }

  #placed({ start, end, rule, message, severity = 'error', ...more }: Report): Finding {
    return {
      rule,
      severity,
      message,
      line: this.line(start),
      column: this.column(start),
      endLine: this.line(end),
      endColumn: this.column(end),
      ...more,
    }
  }
}
