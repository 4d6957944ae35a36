/** What the machine is made of. */
export const base = [
  {
    name: 'no environment',
    why: 'FENGARICONF in the environment of the host would change the machine.',
    file: 'luaconf.js',
    sites: [['(process.env.FENGARICONF ? JSON.parse(process.env.FENGARICONF) : {})', '{}']],
  },
  {
    name: 'smaller stack',
    why: 'A million slots are 364 MB of memory before "stack overflow"; 45 000 are 15 000 calls deep.',
    file: 'luaconf.js',
    sites: [['conf.LUAI_MAXSTACK || 1000000', '45000']],
  },
  {
    name: 'closures are not shared',
    why: 'The last closure of a prototype stayed alive with its upvalues; prototypes are shared by runs.',
    file: 'lvm.js',
    sites: [
      [
        `let ncl = getcached(p, cl.upvals, L.stack, base);  /* cached closure */
                if (ncl === null)  /* no match? */
                    pushclosure(L, p, cl.upvals, base, ra);  /* create a new one */
                else
                    L.stack[ra].setclLvalue(ncl);`,
        'pushclosure(L, p, cl.upvals, base, ra);',
      ],
      [
        `    p.cache = ncl;  /* save it on cache for reuse */
`,
        '',
      ],
      [
        `const getcached = function(p, encup, stack, base) {
    let c = p.cache;
    if (c !== null) {  /* is there a cached closure? */
        let uv = p.upvalues;
        let nup = uv.length;
        for (let i = 0; i < nup; i++) {  /* check whether it has right upvalues */
            let v = uv[i].instack ? stack[base + uv[i].idx] : encup[uv[i].idx];
            if (c.upvals[i] !== v)
                return null;  /* wrong upvalue; cannot reuse closure */
        }
    }
    return c;  /* return cached closure (or NULL if no cached closure) */
};
`,
        '',
      ],
    ],
  },
  {
    name: 'constructors store in order',
    why: 'pairs({"a", "b", "c"}) visited 3, 2, 1.',
    file: 'lvm.js',
    sites: [
      [
        `                let last = ((c - 1) * LFIELDS_PER_FLUSH) + n;

                for (; n > 0; n--) {
                    ltable.luaH_setint(h, last--, L.stack[ra + n]);
                }`,
        `                let first = (c - 1) * LFIELDS_PER_FLUSH;

                meter.work -= n;
                for (let j = 1; j <= n; j++) {
                    ltable.luaH_setint(h, first + j, L.stack[ra + j]);
                }`,
      ],
    ],
  },
  {
    name: 'pack keeps the order',
    why: 'pairs(table.pack(1, 2, 3)) visited 3, 2, 1.',
    file: 'ltablib.js',
    sites: [
      [
        `    lua_createtable(L, n, 1);  /* create result table */
    lua_insert(L, 1);  /* put it at index 1 */
    for (let i = n; i >= 1; i--)  /* assign elements */
        lua_seti(L, 1, i);`,
        `    lua_createtable(L, n, 1);  /* create result table */
    for (let i = 1; i <= n; i++) {  /* assign elements */
        lua_pushvalue(L, i);
        lua_seti(L, n + 1, i);
    }
    if (n > 0) lua_replace(L, 1);
    lua_settop(L, 1);`,
      ],
      [
        `    lua_pushvalue,
`,
        `    lua_pushvalue,
    lua_replace,
`,
      ],
    ],
  },
  {
    name: 'frames are used again',
    why: 'A frame was made for each call and thrown away: half the garbage of a deep recursion, and time.',
    file: 'ldo.js',
    sites: [
      [
        `    L.ci = ci.previous;
    L.ci.next = null;
`,
        `    L.ci = ci.previous;
`,
      ],
    ],
  },
  {
    name: 'frames are used again, the other half',
    why: 'A frame that is there is taken, and not made.',
    file: 'lstate.js',
    sites: [
      [
        `    let ci = new CallInfo();
    L.ci.next = ci;
    ci.previous = L.ci;
    ci.next = null;
`,
        `    let ci = L.ci.next;
    if (ci !== null) {
        ci.buffers = null;
        L.ci = ci;
        return ci;
    }
    ci = new CallInfo();
    L.ci.next = ci;
    ci.previous = L.ci;
    ci.next = null;
`,
      ],
    ],
  },
  {
    name: 'text only',
    why: 'Binary chunks read stack slots outside their frame when they are forged.',
    file: 'ldo.js',
    sites: [
      [
        `        checkmode(L, p.mode, to_luastring("binary", true));
        cl = lundump.luaU_undump(L, p.z, p.name);`,
        '        checkmode(L, to_luastring("t"), to_luastring("binary", true));',
      ],
    ],
  },
]
