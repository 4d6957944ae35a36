/** What answers are made of costs little until a script looks at it. */
export const answers = [
  {
    name: 'bytes are made when they are read',
    why: 'A script reads few strings of an answer, and an array of bytes is larger than what most of them hold.',
    file: 'lstring.js',
    sites: [
      [
        `        this.realstring = str;
    }`,
        `        this.bytes = str; /* null: nobody has read them yet, 'hash' is the text */
    }

    get realstring() {
        return this.bytes === null ? this.bytes = meter.fromLatin1(this.hash) : this.bytes;
    }`,
      ],
      ['return this.realstring.length;', 'return this.bytes === null ? this.hash.length : this.bytes.length;'],
    ],
  },
  {
    name: 'an index is made when it is needed',
    why:
      'A script looks into few tables of an answer and few libraries: the maps of the others were most of ' +
      'their memory, and time.',
    file: 'ltable.js',
    sites: [
      ['this.strong = new Map();', 'this.map = null; /* by hashes of keys, made of the entries */'],
      [
        `const invalidateTMcache = function(t) {
`,
        `Object.defineProperty(Table.prototype, "strong", {
    get() { return this.map === null ? this.map = index(this.f) : this.map; }
});

/* Where there is none the host made the table: keys are strings and integers. */
const index = function(first) {
    let map = new Map();
    for (let e = first; e; e = e.n) map.set(e.key.ttisstring() ? luaS_hashlongstr(e.key.value) : e.key.value, e);
    return map;
};

const invalidateTMcache = function(t) {
`,
      ],
    ],
  },
  {
    name: 'keys of entries are not written into',
    why: 'The host gives the same key to many tables; removing an entry of one marked it as dead in all.',
    file: 'ltable.js',
    sites: [
      [
        'e.key.setdeadvalue();',
        `e.key = new lobject.TValue(e.key.type, e.key.value);
        e.key.setdeadvalue();`,
      ],
    ],
  },
]
