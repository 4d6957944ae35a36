/** Steps are counted, and a stop is final. */
export const work = [
  {
    name: 'instructions are counted',
    why:
      'The count hook is switched off by the first caught error and costs a call; one counter costs a subtraction ' +
      'and may suspend the thread.',
    file: 'lvm.js',
    sites: [
      [
        `        if (L.hookmask & (LUA_MASKLINE | LUA_MASKCOUNT)) {
            ldebug.luaG_traceexec(L);
        }`,
        '        if (--meter.work < 0) meter.onStep(L);',
      ],
      [
        'let n = base - ci.funcOff - cl.p.numparams - 1;',
        `let n = base - ci.funcOff - cl.p.numparams - 1;
                meter.work -= n;`,
      ],
    ],
  },
  {
    name: 'access by the library is counted',
    why: 'table.move({}, 1, 2^31-2, 2) meets no instruction for hours.',
    file: 'lapi.js',
    sites: [
      [
        `const lua_geti = function(L, idx, n) {
`,
        `const lua_geti = function(L, idx, n) {
    if (--meter.work < 0) meter.onWork();
`,
      ],
      [
        `const lua_seti = function(L, idx, n) {
`,
        `const lua_seti = function(L, idx, n) {
    if (--meter.work < 0) meter.onWork();
`,
      ],
    ],
  },
  {
    name: 'the compiler is counted',
    why: 'a or a or a …: 64 KB take 1 s, 256 KB 14 s.',
    file: 'llex.js',
    sites: [
      [
        `const next = function(ls) {
`,
        `const next = function(ls) {
    if (--meter.work < 0) meter.onWork();
`,
      ],
      [
        '        luaZ_resizebuffer(ls.L, b, newsize);',
        `        meter.reserve(newsize);
        luaZ_resizebuffer(ls.L, b, newsize);`,
      ],
    ],
  },
  {
    name: 'labels are counted',
    why: 'Each goto is compared with each label.',
    file: 'lparser.js',
    sites: [
      [
        `        let lb = dyd.label.arr[i];
`,
        `        if (--meter.work < 0) meter.onWork();
        let lb = dyd.label.arr[i];
`,
      ],
      [
        `    while (i < gl.n) {
        if (eqstr(gl.arr[i].name, lb.name))`,
        `    while (i < gl.n) {
        if (--meter.work < 0) meter.onWork();
        if (eqstr(gl.arr[i].name, lb.name))`,
      ],
      [
        `    for (let i = fs.bl.firstlabel; i < ll.n; i++) {
`,
        `    for (let i = fs.bl.firstlabel; i < ll.n; i++) {
        if (--meter.work < 0) meter.onWork();
`,
      ],
    ],
  },
  {
    name: 'a stop cannot be caught',
    why: 'Limits end the run: no pcall, coroutine or parser may hold them.',
    file: 'ldo.js',
    sites: [
      [
        `    } catch (e) {
        if (lj.status === LUA_OK) {`,
        `    } catch (e) {
        if (e instanceof meter.Stop) {
            L.errorJmp = lj.previous;
            throw e;
        }
        if (lj.status === LUA_OK) {`,
      ],
    ],
  },
  {
    name: 'native errors at a full frame',
    why: 'The handler of a native error pushed without room: the error became garbage, or left lua_resume.',
    file: 'ldo.js',
    sites: [
      [
        '                    lapi.lua_pushcfunction(L, atnativeerror);',
        `                    luaD_checkstack(L, LUA_MINSTACK);
                    if (L.ci.top < L.top + LUA_MINSTACK) L.ci.top = L.top + LUA_MINSTACK;
                    lapi.lua_pushcfunction(L, atnativeerror);`,
      ],
      [
        `                } catch (e2) {
`,
        `                } catch (e2) {
                    if (e2 instanceof meter.Stop) { L.errorJmp = lj.previous; throw e2; }
`,
      ],
    ],
  },
]
