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
    name: 'names of chunks are short',
    why: 'load(s) keeps all of s as the name, and messages show 60 bytes of it.',
    file: 'lparser.js',
    sites: [
      ['    funcstate.f.source = luaS_new(L, name);', '    funcstate.f.source = luaS_new(L, shortName(name));'],
      [
        `const luaY_parser = function(`,
        `/* As much of a name as messages are made of: the end of a file name ("@"), else the beginning. */
const shortName = function(name) {
    if (name.length <= 200) return name;
    let kept = new Uint8Array(200);
    if (name[0] === 64) {
        kept[0] = 64;
        kept.set(name.subarray(name.length - 199), 1);
    } else kept.set(name.subarray(0, 200));
    return kept;
};

const luaY_parser = function(`,
      ],
    ],
  },
  {
    name: 'open buffers are known',
    why: 'What a function of the library has written so far is memory, while what it calls makes more.',
    file: 'lauxlib.js',
    sites: [
      [
        `    B.L = L;
    B.b = empty;
};`,
        `    B.L = L;
    B.b = empty;
    B.next = L.ci.buffers;
    L.ci.buffers = B;
};`,
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
        '        this.next = null;',
        `        this.next = null;
        this.buffers = null; /* of the library's function that runs here */`,
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
        `    L.top = oldtop + 1; /* luaD_shrinkstack clears what is above */
};

const ERRORSTACKSIZE`,
      ],
      [
        '        luaD_reallocstack(L, goodsize);',
        `        luaD_reallocstack(L, goodsize);
    L.stack.fill(void 0, L.top); /* nothing is called: what is above has ended */
    L.ci.next = null; /* and so have its frames */`,
      ],
      [
        '    lfunc.luaF_close(L, oldtop);',
        '    if (L.top > oldtop) L.stack[oldtop] = new lobject.TValue(L.stack[oldtop].type, L.stack[oldtop].value);',
      ],
      [
        '        lfunc.luaF_close(L, old_top);',
        '        if (L.top > old_top) L.stack[old_top] = new lobject.TValue(L.stack[old_top].type, ' +
          'L.stack[old_top].value);',
      ],
    ],
  },
  {
    name: 'dead keys are freed',
    why: 'A removed entry was found again by the text of its key, which therefore stayed: megabytes for each.',
    file: 'ltable.js',
    sites: [
      [
        `/* Move out of 'strong' part and into 'dead' part. */
`,
        `/* By what a removed entry is found again: a long string by itself, so that it is kept only while a script has it. */
const dead_hash = function(key, hash) {
    return key.ttisstring() && key.value.tsslen() > 40 ? key.value : hash;
};

/* Move out of 'strong' part and into 'dead' part. */
`,
      ],
      [
        `        e.value = void 0;
        let next = e.n;`,
        `        e.value = void 0;
        t.strong.delete(hash);
        hash = dead;
        let next = e.n;`,
      ],
      [
        `        t.strong.delete(hash);
        if (is_valid_weakmap_key(hash)) {`,
        '        if (is_valid_weakmap_key(hash)) {',
      ],
      [
        `    if (e) {
        e.key`,
        `    if (e) {
        let dead = dead_hash(e.key, hash);
        e.key`,
      ],
      [
        'entry = (table.dead_weak && table.dead_weak.get(hash)) ||',
        `hash = dead_hash(keyO, hash);
            entry = (table.dead_weak && table.dead_weak.get(hash)) ||`,
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
