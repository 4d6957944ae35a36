/** What functions of the host answer to attacks, large and odd values among them. */
let nested = 1
for (let depth = 0; depth < 300; depth++) nested = [nested]
const wide = new Array(2_000_000).fill(1)

export const answers = {
  echo: () => ({ id: 1 }),
  big: () => Array.from({ length: 20_000 }, (_, i) => ({ id: i, name: `number ${i}` })),
  long: () => 'x'.repeat(20_000_000),
  deep: () => nested,
  wide: () => wide,
  broken: () =>
    new Proxy(
      { a: 1 },
      {
        get: () => {
          throw new Error('broken')
        },
      },
    ),
}

export const namespaces = [
  {
    namespace: 'host',
    functions: Object.keys(answers).map((name) => ({ name, parameters: [] })),
    accounts: [],
    docs: { page: '', functions: {} },
  },
]
