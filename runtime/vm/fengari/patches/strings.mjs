/** Strings: right keys and order, and work that is counted before it is done. */
export const strings = [
  {
    name: 'a match may end where the text begins',
    why: 'The end of a match was tested for truth: `("a"):find("a*%f[a]")`, which gives back all of `a*`, found nothing.',
    file: 'lstrlib.js',
    sites: [['        if (res) return res;', '        if (res !== null) return res;']],
  },
  {
    name: 'a position is not repeated',
    why: 'In C a position has a length that no text has, so that `%1` never matches it; here it was -2, which matched.',
    file: 'lstrlib.js',
    sites: [
      ['if ((ms.src_end-s) >= len && array_cmp', 'if (len !== CAP_POSITION && (ms.src_end-s) >= len && array_cmp'],
    ],
  },
  {
    name: 'messages of C',
    why: 'One lacked its bracket, and scripts do not know what this machine is written in.',
    file: 'lstrlib.js',
    sites: [["(missing arguments to '%%b'\"", "(missing arguments to '%%b')\""]],
  },
  {
    name: 'messages of C about its stack',
    why: 'The same: they named JavaScript.',
    file: 'ldo.js',
    sites: [
      ['to_luastring("JS stack overflow", true)', 'to_luastring("C stack overflow", true)'],
      ['resume_error(L, "JS stack overflow", nargs)', 'resume_error(L, "C stack overflow", nargs)'],
      [
        'to_luastring("attempt to yield across a JS-call boundary", true)',
        'to_luastring("attempt to yield across a C-call boundary", true)',
      ],
    ],
  },
  {
    name: 'messages of C about nesting',
    why: 'The same: they named JavaScript, too.',
    file: 'lparser.js',
    sites: [
      [
        'checklimit(ls.fs, L.nCcalls, LUAI_MAXCCALLS, to_luastring("JS levels", true));',
        'checklimit(ls.fs, L.nCcalls, LUAI_MAXCCALLS, to_luastring("C levels", true));',
      ],
      [
        'checklimit(ls.fs, nvars + ls.L.nCcalls, LUAI_MAXCCALLS, to_luastring("JS levels", true));',
        'checklimit(ls.fs, nvars + ls.L.nCcalls, LUAI_MAXCCALLS, to_luastring("C levels", true));',
      ],
    ],
  },
  {
    name: 'string.char names its argument',
    why: 'string.char(-1) was an error about arrays of bytes.',
    file: 'lstrlib.js',
    sites: [
      [
        'luaL_argcheck(L, c >= 0 && c <= 255, "value out of range");',
        'luaL_argcheck(L, c >= 0 && c <= 255, i, "value out of range");',
      ],
    ],
  },
  {
    name: 'addresses are as wide as in C',
    why: 'Tables print as table: 0x0000000004c2, 14 characters behind the colon, so that columns of a format fit.',
    file: 'lobject.js',
    sites: [
      ['to_luastring("0x"+v.id.toString(16))', 'to_luastring("0x"+v.id.toString(16).padStart(12, "0"))'],
      ['to_luastring("0x"+id.toString(16))', 'to_luastring("0x"+id.toString(16).padStart(12, "0"))'],
    ],
  },
  {
    name: 'names of chunks end at a zero',
    why: 'As in C; and a message was cut there, without the end of the name.',
    file: 'lobject.js',
    sites: [
      [
        'const luaO_chunkid = function(source, bufflen) {',
        `const luaO_chunkid = function(source, bufflen) {
    let zero = source.indexOf(0);
    if (zero !== -1) source = source.subarray(0, zero);`,
      ],
    ],
  },
  {
    name: 'names of metamethods are made once',
    why: 'They were made anew for each state, and their hashes with them: a sixth of what a short script costs.',
    file: 'ltm.js',
    sites: [
      [
        'const luaT_init = function(L) {',
        `let names = null;

const luaT_init = function(L) {
    if (names !== null) { L.l_G.tmname = names; return; }`,
      ],
      [
        'L.l_G.tmname[TMS.TM_CALL]     = new luaS_new(L, to_luastring("__call", true));',
        `L.l_G.tmname[TMS.TM_CALL]     = new luaS_new(L, to_luastring("__call", true));
    names = L.l_G.tmname;`,
      ],
    ],
  },
  {
    name: 'strings as keys',
    why:
      'The key of a string was its bytes in hexadecimal without padding: "\\1\\17" and "\\17\\1" were one key, "\\n" ' +
      'sorted after "z", and a key of 1 MB cost 80 MB.',
    file: 'lstring.js',
    sites: [
      [
        `    let len = str.length;
    let s = "|";
    for (let i=0; i<len; i++)
        s += str[i].toString(16);
    return s;`,
        `    let len = str.length;
    if (len > 64) { meter.tick(len >>> 4); meter.charge(len); }
    return meter.latin1(str);`,
      ],
      ['luaS_bless(L, luastring_from(str))', 'luaS_bless(L, str.slice())'],
    ],
  },
  {
    name: 'strings are counted',
    why: 'Bytes of strings are outside the heap that V8 limits; comparing long ones is work.',
    file: 'lstring.js',
    sites: [
      [
        '    return new TString(L, str);',
        `    if (str.length > 1024) meter.tick(str.length >>> 7);
    meter.charge((str.length > 64 ? 420 : 240) + str.length);
    return new TString(L, str);`,
      ],
      [
        'return a == b || luastring_eq(a.realstring, b.realstring);',
        `if (a === b) return true;
    if (a.tsslen() !== b.tsslen()) return false;
    if (a.tsslen() > 64) meter.tick(a.tsslen() >>> 4);
    return a.hash !== null && b.hash !== null ? a.hash === b.hash : luastring_eq(a.realstring, b.realstring);`,
      ],
    ],
  },
  {
    name: 'long strings are ordered by their bytes',
    why: 'Comparing made a key of each of them, as long as the string.',
    file: 'lvm.js',
    sites: [
      [
        `const l_strcmp = function(ls, rs) {
`,
        `const l_strcmp = function(ls, rs) {
    let a = ls.realstring, b = rs.realstring;
    if (a.length > 64 && b.length > 64) {
        let shorter = Math.min(a.length, b.length);
        meter.tick(shorter >>> 4);
        for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return a[i] - b[i];
        return a.length - b.length;
    }
`,
      ],
    ],
  },
  {
    name: 'buffers grow to the longest string',
    why:
      'Doubled past the longest string they were refused, although what was in them was short enough; and ' +
      'adding one byte made a view of the buffer each time.',
    file: 'lauxlib.js',
    sites: [
      [
        '        let newsize = Math.max(B.b.length * 2, newend);  /* double buffer size */',
        `        let newsize = Math.max(B.b.length * 2, newend);  /* double buffer size */
        if (newsize > meter.longest && newend <= meter.longest) newsize = meter.longest;`,
      ],
      [
        `const luaL_addchar = function(B, c) {
    luaL_prepbuffsize(B, 1);`,
        `const luaL_addchar = function(B, c) {
    if (B.n >= B.b.length) luaL_prepbuffsize(B, 32);`,
      ],
    ],
  },
  {
    name: 'repetition by doubling',
    why: 'One copy for each repetition: 4 s for 100 MB, for ever for an empty string.',
    file: 'lstrlib.js',
    sites: [
      [
        `    if (n <= 0) lua_pushliteral(L, "");
    else if`,
        `    if (n <= 0 || l + lsep === 0) lua_pushliteral(L, "");
    else if`,
      ],
      [
        `        let pi = 0;
        while (n-- > 1) {  /* first n-1 copies (followed by separator) */
            p.set(s, pi);
            pi += l;
            if (lsep > 0) {  /* empty 'memcpy' is not that cheap */
                p.set(sep, pi);
                pi += lsep;
            }
        }
        p.set(s, pi);  /* last copy (not followed by separator) */`,
        `        p.set(s, 0);
        if (n > 1) p.set(sep, l);
        for (let done = l + lsep; done < totallen; done *= 2)
            p.copyWithin(done, 0, Math.min(done, totallen - done));`,
      ],
    ],
  },
]
