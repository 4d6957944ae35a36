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
    name: 'a thread that waits keeps no old frames',
    why: 'Frames are used again: those above the top still hold the functions that ran there, and what these hold.',
    file: 'ldo.js',
    sites: [
      [
        `    L.nny = oldnny;  /* restore 'nny' */
    L.nCcalls--;
    lua_assert(L.nCcalls === (from ? from.nCcalls : 0));`,
        `    L.ci.next = null;
    L.nny = oldnny;  /* restore 'nny' */
    L.nCcalls--;
    lua_assert(L.nCcalls === (from ? from.nCcalls : 0));`,
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
