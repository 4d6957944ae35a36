/** What stays alive is counted where it is made. */
export const memory = [
  {
    name: 'tables are counted',
    why: 'Memory has no limit otherwise: t[i] = {} ends the whole process.',
    file: 'ltable.js',
    sites: [
      [
        `        this.flags = ~0;
`,
        `        this.flags = ~0;
        this.locked = null; /* of the host: what it is called */
        this.shape = null; /* what an empty table stands for: "array" or "object" */
        meter.charge(320);
`,
      ],
      [
        `    t.dead_strong.clear();
`,
        `    meter.charge(180);
    t.dead_strong.clear();
`,
      ],
    ],
  },
  {
    name: 'closures are counted',
    why: 'As tables: each is memory that a script can keep.',
    file: 'lobject.js',
    sites: [
      [
        `        this.p = null;
        this.nupvalues = n;`,
        `        meter.charge(100 + 60 * n);
        this.p = null;
        this.nupvalues = n;`,
      ],
      [
        `        this.f = f;
        this.nupvalues = n;`,
        `        meter.charge(100 + 60 * n);
        this.f = f;
        this.nupvalues = n;`,
      ],
    ],
  },
  {
    name: 'prototypes are counted',
    why: 'load makes them, and a script can keep them.',
    file: 'lfunc.js',
    sites: [
      [
        '        this.k = [];              // constants used by the function',
        `        meter.charge(2000);
        this.k = [];              // constants used by the function`,
      ],
    ],
  },
  {
    name: 'threads are counted',
    why: 'As tables; and a thread must know who resumed it, so that a call of the host can be passed on.',
    file: 'lstate.js',
    sites: [
      [
        `        this.l_G = g;
        this.stack = null;`,
        `        meter.charge(900);
        this.resumer = null;
        this.l_G = g;
        this.stack = null;`,
      ],
      [
        `        this.mt = new Array(LUA_NUMTAGS);
`,
        `        this.mt = new Array(LUA_NUMTAGS);
        this.run = null; /* what the host knows about this state */
`,
      ],
    ],
  },
  {
    name: 'stacks are counted',
    why: 'Deep recursion is memory; recovering from an error visits all of it.',
    file: 'ldo.js',
    sites: [
      [
        `    L.stack.length = newsize;
`,
        `    if (newsize > L.stack.length) meter.charge((newsize - L.stack.length) * 90);
    L.stack.length = newsize;
`,
      ],
      [
        `const moveresults = function(L, firstResult, res, nres, wanted) {
`,
        `const moveresults = function(L, firstResult, res, nres, wanted) {
    meter.work -= nres + L.top - res; /* looked at by the next instruction */
`,
      ],
      [
        `    while (L.top < newtop)
`,
        `    if (newtop > L.top) meter.work -= newtop - L.top; /* looked at by the next instruction */
    while (L.top < newtop)
`,
      ],
    ],
  },
  {
    name: 'generated code is counted',
    why: 'As the compiler; an instruction is an object, and a megabyte of calls a million of them.',
    file: 'lcode.js',
    sites: [
      [
        `const luaK_code = function(fs, i) {
`,
        `const luaK_code = function(fs, i) {
    meter.charge(100);
`,
      ],
    ],
  },
  {
    name: 'errors drop the stack',
    why: 'Each caught error copied all of the stack above it, slot by slot, only to throw it away.',
    file: 'ldo.js',
    sites: [
      [
        `    while (L.top > oldtop + 1)
        delete L.stack[--L.top];
};

const ERRORSTACKSIZE`,
        `    L.top = oldtop + 1; /* luaD_shrinkstack cuts off what is above */
};

const ERRORSTACKSIZE`,
      ],
      [
        '    lfunc.luaF_close(L, oldtop);',
        '    if (L.top > oldtop) L.stack[oldtop] = new lobject.TValue(L.stack[oldtop].type, L.stack[oldtop].value);',
      ],
      [
        '        lfunc.luaF_close(L, old_top);',
        '        if (L.top > old_top) L.stack[old_top] = new lobject.TValue(L.stack[old_top].type, L.stack[old_top].value);',
      ],
    ],
  },
  {
    name: 'dead keys are kept when there are some',
    why: 'Each table had a second map for them, nearly always empty: a third of its memory, and time.',
    file: 'ltable.js',
    sites: [
      ['this.dead_strong = new Map();', 'this.dead_strong = null;'],
      ['t.dead_strong.clear();', 't.dead_strong = null;'],
      ['t.dead_strong.set(hash, e);', '(t.dead_strong ??= new Map()).set(hash, e);'],
      ['|| table.dead_strong.get(hash);', '|| (table.dead_strong !== null && table.dead_strong.get(hash));'],
    ],
  },
]
