/** What belongs to the host: its tables, and its part of the library in messages. */
export const host = [
  {
    name: 'tables of the host are locked',
    why: 'Tables that all runs share, and the documented functions, cannot be changed by a script.',
    file: 'lvm.js',
    sites: [
      [
        `            let h = t.value; /* save 't' table */
`,
        `            let h = t.value; /* save 't' table */
            if (h.locked !== null) meter.onLocked(L, h);
`,
      ],
    ],
  },
  {
    name: 'tables of the host are locked for rawset',
    why: 'The same for rawset, and for a metatable put on them.',
    file: 'lapi.js',
    sites: [
      [
        `    let v = L.stack[L.top - 1];
    ltable.luaH_setfrom(L, o.value, k, v);
    ltable.invalidateTMcache(o.value);`,
        `    let v = L.stack[L.top - 1];
    if (o.value.locked !== null) meter.onLocked(L, o.value);
    ltable.luaH_setfrom(L, o.value, k, v);
    ltable.invalidateTMcache(o.value);`,
      ],
      [
        `        case LUA_TTABLE: {
            obj.value.metatable = mt;`,
        `        case LUA_TTABLE: {
            if (obj.value.locked) meter.onLocked(L, obj.value);
            obj.value.metatable = mt;`,
      ],
    ],
  },
  {
    name: 'operators of built-in Lua have no position',
    why:
      'table.sort and string.gsub are partly written in Lua: an operator that fails in them is one of the ' +
      'library, as in C.',
    file: 'ldebug.js',
    sites: [
      [
        `    if (ci.callstatus & lstate.CIST_LUA)  /* if Lua function, add source:line information */
        luaG_addinfo(L, msg, ci.func.value.p.source, currentline(ci));`,
        `    if (ci.callstatus & lstate.CIST_LUA) {  /* if Lua function, add source:line information */
        if (ci.func.value.p.source !== meter.builtin) luaG_addinfo(L, msg, ci.func.value.p.source, currentline(ci));
    }`,
      ],
    ],
  },
  {
    name: 'levels pass over built-in Lua',
    why: 'As positions: error() in table.sort and string.gsub is one of the line that called them.',
    file: 'lauxlib.js',
    sites: [
      [
        `const luaL_where = function(L, level) {
    let ar = new lua_Debug();
`,
        `const luaL_where = function(L, level) {
    let ar = new lua_Debug();
    let builtin = ({ func }) => func !== null &&
        (func.ttisLclosure() ? func.value.p.source === meter.builtin : func.ttislcf() && func.value.builtin === true);
    while (lua_getstack(L, level, ar) && builtin(ar.i_ci)) level++;
`,
      ],
    ],
  },
]
