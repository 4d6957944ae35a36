/**
 * What is changed in Fengari 0.1.5, and why. Each site must be found exactly once: `from` is replaced by `to`.
 * `meter` (see meter.js) is in scope in every file. Each patch has a test of the same name.
 *
 * @type {readonly { name: string, why: string, file: string, sites: readonly (readonly [from: string, to: string])[] }[]}
 */
export const patches = [
  {
    name: 'no environment',
    why: 'FENGARICONF in the environment of the host would change the machine.',
    file: 'luaconf.js',
    sites: [
      ['(process.env.FENGARICONF ? JSON.parse(process.env.FENGARICONF) : {})', '{}'],
    ],
  },
  {
    name: 'smaller stack',
    why: 'A million slots are 364 MB of memory before "stack overflow"; 60 000 are 20 000 calls deep, as in LuaJIT.',
    file: 'luaconf.js',
    sites: [['conf.LUAI_MAXSTACK || 1000000', '60000']],
  },
  {
    name: 'numbers as text',
    why: 'Numbers that APIs answer with must print as they are: 1700000000000 and not 1700000000000.0, 9007199254740991 with its own digits, inf and nan as in C.',
    file: 'luaconf.js',
    sites: [
      ['const LUA_COMPAT_FLOATSTRING = conf.LUA_COMPAT_FLOATSTRING || false;', 'const LUA_COMPAT_FLOATSTRING = true;'],
      ['return String(Number(n.toPrecision(14)));', "return require('./numbers.js').numberText(n);"],
    ],
  },
  {
    name: 'integers grow into floats',
    why: 'Integers have 32 bits here: 1700000000 * 1000 must not be -807049216.',
    file: 'lvm.js',
    sites: [
      ['L.stack[ra].setivalue((op1.value + op2.value)|0);', 'setintorflt(L.stack[ra], op1.value + op2.value);'],
      ['L.stack[ra].setivalue((op1.value - op2.value)|0);', 'setintorflt(L.stack[ra], op1.value - op2.value);'],
      ['L.stack[ra].setivalue(luaV_imul(op1.value, op2.value));', 'setintorflt(L.stack[ra], op1.value * op2.value);'],
      ['L.stack[ra].setivalue((-op.value)|0);', 'setintorflt(L.stack[ra], -op.value);'],
      ['let idx = (L.stack[ra].value + step)|0;', 'let idx = L.stack[ra].value + step;'],
      ['const luaV_execute = function(L) {', `const setintorflt = function(tv, n) {
    let i = n|0;
    if (i === n) tv.setivalue(i);
    else tv.setfltvalue(n);
};

const luaV_execute = function(L) {`],
    ],
  },
  {
    name: 'integers grow into floats when folded',
    why: 'The compiler folds constants with the same arithmetic, and 0xFFFFFFFF is 4294967295.',
    file: 'lobject.js',
    sites: [
      ['return (v1 + v2)|0;', 'return v1 + v2;'],
      ['return (v1 - v2)|0;', 'return v1 - v2;'],
      ['return lvm.luaV_imul(v1, v2);', 'return v1 * v2;'],
      ['return (0 - v1)|0;', 'return 0 - v1;'],
      ['res.setivalue(intarith(L, op, p1.value, p2.value));', 'let n = intarith(L, op, p1.value, p2.value); if ((n|0) === n) res.setivalue(n|0); else res.setfltvalue(n);'],
      ['a = (a * 16 + luaO_hexavalue(s[i]))|0;', 'a = a * 16 + luaO_hexavalue(s[i]); if (a > MAX_INT) return null;'],
    ],
  },
  {
    name: 'numerals of ordinary length',
    why: 'Arithmetic on a string of megabytes parses all of it in one instruction.',
    file: 'lobject.js',
    sites: [['const luaO_str2num = function(s, o) {', 'const luaO_str2num = function(s, o) {\n    if (s.length > 1000) return 0;']],
  },
  {
    name: 'tonumber with a base',
    why: 'tonumber("19", 2) is nil and not 1; tonumber("ffffffff", 16) does not wrap.',
    file: 'lbaselib.js',
    sites: [
      ['const b_str2int = function(s, base) {\n', 'const b_str2int = function(s, base) {\n    if (s.length > 1000) return null;\n'],
      ['let v = parseInt(r[1]+r[2], base);', 'for (let c of r[2]) if (Number.isNaN(parseInt(c, base))) return null;\n    let v = parseInt(r[1]+r[2], base);'],
      ['return v|0;', 'return v;'],
      ['            lua_pushinteger(L, n);\n            return 1;', '            if ((n|0) === n) lua_pushinteger(L, n|0); else lua_pushnumber(L, n);\n            return 1;'],
      ['    lua_pushnil,\n', '    lua_pushnil,\n    lua_pushnumber,\n'],
    ],
  },
  {
    name: 'strings as keys',
    why: 'The key of a string was its bytes in hexadecimal without padding: "\\1\\17" and "\\17\\1" were one key, "\\n" sorted after "z", and a key of 1 MB cost 80 MB.',
    file: 'lstring.js',
    sites: [
      ['    let len = str.length;\n    let s = "|";\n    for (let i=0; i<len; i++)\n        s += str[i].toString(16);\n    return s;', '    let len = str.length;\n    if (len > 64) { meter.tick(len >>> 4); meter.charge(len); }\n    return meter.latin1(str);'],
      ['luaS_bless(L, luastring_from(str))', 'luaS_bless(L, str.slice())'],
    ],
  },
  {
    name: 'strings are counted',
    why: 'Bytes of strings are outside the heap that V8 limits; comparing long ones is work.',
    file: 'lstring.js',
    sites: [
      ['    return new TString(L, str);', '    if (str.length > 1024) meter.tick(str.length >>> 7);\n    meter.charge(120 + str.length);\n    return new TString(L, str);'],
      ['return a == b || luastring_eq(a.realstring, b.realstring);', 'if (a === b) return true;\n    if (a.realstring.length !== b.realstring.length) return false;\n    if (a.realstring.length > 64) meter.tick(a.realstring.length >>> 4);\n    return luastring_eq(a.realstring, b.realstring);'],
    ],
  },
  {
    name: 'long strings are ordered by their bytes',
    why: 'Comparing made a key of each of them, as long as the string.',
    file: 'lvm.js',
    sites: [['const l_strcmp = function(ls, rs) {\n', `const l_strcmp = function(ls, rs) {
    let a = ls.realstring, b = rs.realstring;
    if (a.length > 64 && b.length > 64) {
        let shorter = Math.min(a.length, b.length);
        meter.tick(shorter >>> 4);
        for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return a[i] - b[i];
        return a.length - b.length;
    }
`]],
  },
  {
    name: 'concatenation is reserved first',
    why: 'The buffer was allocated before anybody could object to its size.',
    file: 'lvm.js',
    sites: [['let buff = new Uint8Array(tl);', 'meter.reserve(tl);\n            let buff = new Uint8Array(tl);']],
  },
  {
    name: 'instructions are counted',
    why: 'The count hook is switched off by the first caught error and costs a call; one counter costs a subtraction and may suspend the thread.',
    file: 'lvm.js',
    sites: [
      ['        if (L.hookmask & (LUA_MASKLINE | LUA_MASKCOUNT)) {\n            ldebug.luaG_traceexec(L);\n        }', '        if (--meter.work < 0) meter.onStep(L);'],
      ['let n = base - ci.funcOff - cl.p.numparams - 1;', 'let n = base - ci.funcOff - cl.p.numparams - 1;\n                meter.work -= n;'],
    ],
  },
  {
    name: 'constructors store in order',
    why: 'pairs({"a", "b", "c"}) visited 3, 2, 1.',
    file: 'lvm.js',
    sites: [['                let last = ((c - 1) * LFIELDS_PER_FLUSH) + n;\n\n                for (; n > 0; n--) {\n                    ltable.luaH_setint(h, last--, L.stack[ra + n]);\n                }', '                let first = (c - 1) * LFIELDS_PER_FLUSH;\n\n                meter.work -= n;\n                for (let j = 1; j <= n; j++) {\n                    ltable.luaH_setint(h, first + j, L.stack[ra + j]);\n                }']],
  },
  {
    name: 'closures are not shared',
    why: 'The last closure of a prototype stayed alive with its upvalues; prototypes are shared by runs.',
    file: 'lvm.js',
    sites: [
      ['let ncl = getcached(p, cl.upvals, L.stack, base);  /* cached closure */\n                if (ncl === null)  /* no match? */\n                    pushclosure(L, p, cl.upvals, base, ra);  /* create a new one */\n                else\n                    L.stack[ra].setclLvalue(ncl);', 'pushclosure(L, p, cl.upvals, base, ra);'],
      ['    p.cache = ncl;  /* save it on cache for reuse */\n', ''],
      [`const getcached = function(p, encup, stack, base) {
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
`, ''],
    ],
  },
  {
    name: 'tables of the host are locked',
    why: 'Tables that all runs share, and the documented functions, cannot be changed by a script.',
    file: 'lvm.js',
    sites: [['            let h = t.value; /* save \'t\' table */\n', '            let h = t.value; /* save \'t\' table */\n            if (h.locked !== null) meter.onLocked(L, h);\n']],
  },
  {
    name: 'tables of the host are locked for rawset',
    why: 'The same for rawset, and for a metatable put on them.',
    file: 'lapi.js',
    sites: [
      ['    let v = L.stack[L.top - 1];\n    ltable.luaH_setfrom(L, o.value, k, v);\n    ltable.invalidateTMcache(o.value);', '    let v = L.stack[L.top - 1];\n    if (o.value.locked !== null) meter.onLocked(L, o.value);\n    ltable.luaH_setfrom(L, o.value, k, v);\n    ltable.invalidateTMcache(o.value);'],
      ['        case LUA_TTABLE: {\n            obj.value.metatable = mt;', '        case LUA_TTABLE: {\n            if (obj.value.locked) meter.onLocked(L, obj.value);\n            obj.value.metatable = mt;'],
    ],
  },
  {
    name: 'tables are counted',
    why: 'Memory has no limit otherwise: t[i] = {} ends the whole process.',
    file: 'ltable.js',
    sites: [
      ['        this.flags = ~0;\n', '        this.flags = ~0;\n        this.locked = null; /* of the host: what it is called */\n        this.shape = null; /* what an empty table stands for: "array" or "object" */\n        meter.charge(500);\n'],
      ['    t.dead_strong.clear();\n', '    meter.charge(180);\n    if (t.dead_strong.size > 0) t.dead_strong.clear();\n'],
      ['                entry = entry.n;\n                if (!entry)\n                    return false;\n            } while', '                meter.work--;\n                entry = entry.n;\n                if (!entry)\n                    return false;\n            } while'],
    ],
  },
  {
    name: 'closures are counted',
    why: 'As tables: each is memory that a script can keep.',
    file: 'lobject.js',
    sites: [
      ['        this.p = null;\n        this.nupvalues = n;', '        meter.charge(350 + 40 * n);\n        this.p = null;\n        this.nupvalues = n;'],
      ['        this.f = f;\n        this.nupvalues = n;', '        meter.charge(350 + 40 * n);\n        this.f = f;\n        this.nupvalues = n;'],
    ],
  },
  {
    name: 'prototypes are counted',
    why: 'load makes them, and a script can keep them.',
    file: 'lfunc.js',
    sites: [['        this.k = [];              // constants used by the function', '        meter.charge(1500);\n        this.k = [];              // constants used by the function']],
  },
  {
    name: 'threads are counted',
    why: 'As tables; and a thread must know who resumed it, so that a call of the host can be passed on.',
    file: 'lstate.js',
    sites: [
      ['        this.l_G = g;\n        this.stack = null;', '        meter.charge(2000);\n        this.resumer = null;\n        this.l_G = g;\n        this.stack = null;'],
      ['        this.mt = new Array(LUA_NUMTAGS);\n', '        this.mt = new Array(LUA_NUMTAGS);\n        this.run = null; /* what the host knows about this state */\n'],
    ],
  },
  {
    name: 'stacks are counted',
    why: 'Deep recursion is memory; recovering from an error visits all of it.',
    file: 'ldo.js',
    sites: [
      ['    L.stack.length = newsize;\n', '    if (newsize > L.stack.length) meter.charge((newsize - L.stack.length) * 100);\n    L.stack.length = newsize;\n'],
      ['    for (let ci = L.ci; ci !== null; ci = ci.previous) {\n        if (lim < ci.top) lim = ci.top;', '    for (let ci = L.ci; ci !== null; ci = ci.previous) {\n        meter.work--;\n        if (lim < ci.top) lim = ci.top;'],
      ['    for (let ci = L.ci; ci !== null; ci = ci.previous) {  /* search for a pcall */\n', '    for (let ci = L.ci; ci !== null; ci = ci.previous) {  /* search for a pcall */\n        meter.work--;\n'],
      ['        case LUA_MULTRET: {\n            for (let i = 0; i < nres; i++)', '        case LUA_MULTRET: {\n            meter.work -= nres;\n            for (let i = 0; i < nres; i++)'],
      ['    let nfixargs = p.numparams;\n', '    let nfixargs = p.numparams;\n    meter.work -= actual;\n'],
    ],
  },
  {
    name: 'frames are used again',
    why: 'A frame was made for each call and thrown away: half the garbage of a deep recursion, and time.',
    file: 'ldo.js',
    sites: [['    L.ci = ci.previous;\n    L.ci.next = null;\n', '    L.ci = ci.previous;\n']],
  },
  {
    name: 'frames are used again, the other half',
    why: 'A frame that is there is taken, and not made.',
    file: 'lstate.js',
    sites: [['    let ci = new CallInfo();\n    L.ci.next = ci;\n    ci.previous = L.ci;\n    ci.next = null;\n', '    let ci = L.ci.next;\n    if (ci !== null) {\n        L.ci = ci;\n        return ci;\n    }\n    ci = new CallInfo();\n    L.ci.next = ci;\n    ci.previous = L.ci;\n    ci.next = null;\n']],
  },
  {
    name: 'a stop cannot be caught',
    why: 'Limits end the run: no pcall, coroutine or parser may hold them.',
    file: 'ldo.js',
    sites: [['    } catch (e) {\n        if (lj.status === LUA_OK) {', '    } catch (e) {\n        if (e instanceof meter.Stop) {\n            L.errorJmp = lj.previous;\n            throw e;\n        }\n        if (lj.status === LUA_OK) {']],
  },
  {
    name: 'native errors at a full frame',
    why: 'The handler of a native error pushed without room: the error became garbage, or left lua_resume.',
    file: 'ldo.js',
    sites: [
      ['                    lapi.lua_pushcfunction(L, atnativeerror);', '                    luaD_checkstack(L, LUA_MINSTACK);\n                    if (L.ci.top < L.top + LUA_MINSTACK) L.ci.top = L.top + LUA_MINSTACK;\n                    lapi.lua_pushcfunction(L, atnativeerror);'],
      ['                } catch (e2) {\n', '                } catch (e2) {\n                    if (e2 instanceof meter.Stop) { L.errorJmp = lj.previous; throw e2; }\n'],
    ],
  },
  {
    name: 'text only',
    why: 'Binary chunks read stack slots outside their frame when they are forged.',
    file: 'ldo.js',
    sites: [['        checkmode(L, p.mode, to_luastring("binary", true));\n        cl = lundump.luaU_undump(L, p.z, p.name);', '        checkmode(L, to_luastring("t"), to_luastring("binary", true));']],
  },
  {
    name: 'positions pass over built-in Lua',
    why: 'table.sort and string.gsub are partly written in Lua: an error in them is one of the line that called them.',
    file: 'ldebug.js',
    sites: [['    if (ci.callstatus & lstate.CIST_LUA)  /* if Lua function, add source:line information */\n        luaG_addinfo(L, msg, ci.func.value.p.source, currentline(ci));', '    if (ci.callstatus & lstate.CIST_LUA) {  /* if Lua function, add source:line information */\n        while (ci !== null && !((ci.callstatus & lstate.CIST_LUA) && ci.func.value.p.source !== meter.builtin)) ci = ci.previous;\n        if (ci !== null) luaG_addinfo(L, msg, ci.func.value.p.source, currentline(ci));\n    }']],
  },
  {
    name: 'access by the library is counted',
    why: 'table.move({}, 1, 2^31-2, 2) meets no instruction for hours.',
    file: 'lapi.js',
    sites: [
      ['const lua_geti = function(L, idx, n) {\n', 'const lua_geti = function(L, idx, n) {\n    if (--meter.work < 0) meter.onWork();\n'],
      ['const lua_seti = function(L, idx, n) {\n', 'const lua_seti = function(L, idx, n) {\n    if (--meter.work < 0) meter.onWork();\n'],
    ],
  },
  {
    name: 'buffers are reserved first',
    why: 'As concatenation; and adding one byte made a view of the buffer each time.',
    file: 'lauxlib.js',
    sites: [
      ['        let newsize = Math.max(B.b.length * 2, newend);  /* double buffer size */', '        let newsize = Math.max(B.b.length * 2, newend);  /* double buffer size */\n        if (newsize > meter.longest && newend <= meter.longest) newsize = meter.longest;\n        meter.reserve(newsize);'],
      ['const luaL_addchar = function(B, c) {\n    luaL_prepbuffsize(B, 1);', 'const luaL_addchar = function(B, c) {\n    if (--meter.work < 0) meter.onWork();\n    if (B.n >= B.b.length) luaL_prepbuffsize(B, 32);'],
      ['        let b = luaL_prepbuffsize(B, l);\n', '        meter.tick(1 + (l >>> 7));\n        let b = luaL_prepbuffsize(B, l);\n'],
    ],
  },
  {
    name: 'levels pass over built-in Lua',
    why: 'As positions: error() in table.sort and string.gsub is one of the line that called them.',
    file: 'lauxlib.js',
    sites: [
      ['const luaL_where = function(L, level) {\n    let ar = new lua_Debug();\n', 'const luaL_where = function(L, level) {\n    let ar = new lua_Debug();\n    while (lua_getstack(L, level, ar) && ar.i_ci.func !== null && ar.i_ci.func.ttisLclosure() && ar.i_ci.func.value.p.source === meter.builtin) level++;\n'],
    ],
  },
  {
    name: 'pack keeps the order',
    why: 'pairs(table.pack(1, 2, 3)) visited 3, 2, 1.',
    file: 'ltablib.js',
    sites: [['    lua_createtable(L, n, 1);  /* create result table */\n    lua_insert(L, 1);  /* put it at index 1 */\n    for (let i = n; i >= 1; i--)  /* assign elements */\n        lua_seti(L, 1, i);', '    lua_createtable(L, n, 1);  /* create result table */\n    for (let i = 1; i <= n; i++) {  /* assign elements */\n        lua_pushvalue(L, i);\n        lua_seti(L, n + 1, i);\n    }\n    if (n > 0) lua_replace(L, 1);\n    lua_settop(L, 1);'],
      ['    lua_pushvalue,\n', '    lua_pushvalue,\n    lua_replace,\n'],
    ],
  },
  {
    name: 'format as C',
    why: '%d of 3e9 was an error, %.0f of 2.5 was 3, %5.3d, % d, %e and %g were wrong, and %-10s of invalid UTF-8 a native error.',
    file: 'lstrlib.js',
    sites: [
      ["const { sprintf } = require('sprintf-js');", "const { sprintf } = require('./numbers.js');"],
      ['                    let n = luaL_checkinteger(L, arg);\n                    addlenmod', '                    let n = luaL_checknumber(L, arg);\n                    if (!Number.isInteger(n) || n >= 9223372036854775808 || n < -9223372036854775808) n = luaL_checkinteger(L, arg);\n                    addlenmod'],
      ['luaL_addstring(b, to_luastring(sprintf(String.fromCharCode(...form), to_jsstring(s))));', 'luaL_addstring(b, meter.fromLatin1(sprintf(String.fromCharCode(...form), meter.latin1(s))));'],
    ],
  },
  {
    name: 'repetition by doubling',
    why: 'One copy for each repetition: 4 s for 100 MB, for ever for an empty string.',
    file: 'lstrlib.js',
    sites: [
      ['    if (n <= 0) lua_pushliteral(L, "");\n    else if', '    if (n <= 0 || l + lsep === 0) lua_pushliteral(L, "");\n    else if'],
      ['        let pi = 0;\n        while (n-- > 1) {  /* first n-1 copies (followed by separator) */\n            p.set(s, pi);\n            pi += l;\n            if (lsep > 0) {  /* empty \'memcpy\' is not that cheap */\n                p.set(sep, pi);\n                pi += lsep;\n            }\n        }\n        p.set(s, pi);  /* last copy (not followed by separator) */', '        p.set(s, 0);\n        if (n > 1) p.set(sep, l);\n        for (let done = l + lsep; done < totallen; done *= 2)\n            p.copyWithin(done, 0, Math.min(done, totallen - done));'],
    ],
  },
  {
    name: 'string functions are counted',
    why: 'Millions of bytes in one call.',
    file: 'lstrlib.js',
    sites: [
      ['    let r = new Uint8Array(l);\n    for (let i=0; i<l; i++)\n        r[i] = s[l-1-i];', '    meter.tick(l >>> 3);\n    let r = new Uint8Array(l);\n    for (let i=0; i<l; i++)\n        r[i] = s[l-1-i];'],
      ['    let r = new Uint8Array(l);\n    for (let i=0; i<l; i++) {\n        let c = s[i];\n        if (isupper(c))', '    meter.tick(l >>> 3);\n    let r = new Uint8Array(l);\n    for (let i=0; i<l; i++) {\n        let c = s[i];\n        if (isupper(c))'],
      ['    let r = new Uint8Array(l);\n    for (let i=0; i<l; i++) {\n        let c = s[i];\n        if (islower(c))', '    meter.tick(l >>> 3);\n    let r = new Uint8Array(l);\n    for (let i=0; i<l; i++) {\n        let c = s[i];\n        if (islower(c))'],
    ],
  },
  {
    name: 'patterns are counted',
    why: '.-.-.-.-b on 30 000 bytes runs for ever inside one call.',
    file: 'lstrlib.js',
    sites: [
      ['    if (ms.matchdepth-- === 0)', '    if (--meter.work < 0) meter.onWork();\n    if (ms.matchdepth-- === 0)'],
      ['        while (++s < ms.src_end) {', '        while (++s < ms.src_end) {\n            if (--meter.work < 0) meter.onWork();'],
      ['    while (singlematch(ms, s + i, p, ep))\n        i++;', '    while (singlematch(ms, s + i, p, ep)) {\n        if (--meter.work < 0) meter.onWork();\n        i++;\n    }'],
      ['const matchbracketclass = function(ms, c, p, ec) {\n', 'const matchbracketclass = function(ms, c, p, ec) {\n    meter.tick((ec - p) >>> 3);\n'],
      ['const classend = function(ms, p) {\n', 'const classend = function(ms, p) {\n    let from = p;\n    let end = findclassend(ms, p);\n    meter.tick((end - from) >>> 3);\n    return end;\n};\n\nconst findclassend = function(ms, p) {\n'],
      ['    for (; (i = arr.indexOf(subarr[0], i)) !== -1; i++) {', '    for (; (i = arr.indexOf(subarr[0], i)) !== -1; i++) {\n        meter.tick(1 + (sl >>> 4));'],
      ['const array_cmp = function(a, ai, b, bi, len) {\n', 'const array_cmp = function(a, ai, b, bi, len) {\n    meter.tick(len >>> 4);\n'],
      ['    for (let i=0; i<l; i++) {\n        if (luastring_indexOf(SPECIALS, p[i]) !== -1)', '    meter.tick(l);\n    for (let i=0; i<l; i++) {\n        if (luastring_indexOf(SPECIALS, p[i]) !== -1)'],
    ],
  },
  {
    name: 'utf8 functions are counted',
    why: 'As patterns: they visit each byte.',
    file: 'lutf8lib.js',
    sites: [
      ['const iscont = function(p) {\n', 'const iscont = function(p) {\n    if (--meter.work < 0) meter.onWork();\n'],
      ['const utf8_decode = function(s, pos) {\n', 'const utf8_decode = function(s, pos) {\n    if (--meter.work < 0) meter.onWork();\n'],
    ],
  },
  {
    name: 'the compiler is counted',
    why: 'a or a or a …: 64 KB take 1 s, 256 KB 14 s.',
    file: 'llex.js',
    sites: [
      ['const next = function(ls) {\n', 'const next = function(ls) {\n    if (--meter.work < 0) meter.onWork();\n'],
      ['        luaZ_resizebuffer(ls.L, b, newsize);', '        meter.reserve(newsize);\n        luaZ_resizebuffer(ls.L, b, newsize);'],
    ],
  },
  {
    name: 'generated code is counted',
    why: 'As the compiler; an instruction is an object, and a megabyte of calls a million of them.',
    file: 'lcode.js',
    sites: [['const luaK_code = function(fs, i) {\n', 'const luaK_code = function(fs, i) {\n    meter.charge(100);\n'],
      ['const getjump = function(fs, pc) {\n', 'const getjump = function(fs, pc) {\n    if (--meter.work < 0) meter.onWork();\n']],
  },
  {
    name: 'labels are counted',
    why: 'Each goto is compared with each label.',
    file: 'lparser.js',
    sites: [
      ['        let lb = dyd.label.arr[i];\n', '        if (--meter.work < 0) meter.onWork();\n        let lb = dyd.label.arr[i];\n'],
      ['    while (i < gl.n) {\n        if (eqstr(gl.arr[i].name, lb.name))', '    while (i < gl.n) {\n        if (--meter.work < 0) meter.onWork();\n        if (eqstr(gl.arr[i].name, lb.name))'],
      ['    for (let i = fs.bl.firstlabel; i < ll.n; i++) {\n', '    for (let i = fs.bl.firstlabel; i < ll.n; i++) {\n        if (--meter.work < 0) meter.onWork();\n'],
    ],
  },
]
