import { expect, test } from 'vitest'
import { isDumb, usesColour } from '#codegen/cli/terminal/colour.js'

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ TERM: 'dumb' }, true, false],
  [{ TERM: 'xterm' }, true, true],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: 'false' }, true, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1', TERM: 'dumb' }, false, true],
])('with %j on a terminal (%j), output is coloured: %j', (environment, isTerminal, want) => {
  expect(usesColour(environment, isTerminal)).toBe(want)
})

test('a dumb terminal shows no progress', () => {
  expect([isDumb({ TERM: 'dumb' }), isDumb({ TERM: 'xterm' }), isDumb({})]).toEqual([true, false, false])
})
