/** string.pack and string.unpack with the sizes of C Lua on machines of 64 bits. */
export const pack = [
  {
    name: 'packed integers have 64 bits',
    why: 'Sizes of j, J, l, L, T and s are 8 bytes; integers of 5 to 16 bytes lost their upper half.',
    file: 'lstrlib.js',
    sites: [
      ['const SZINT = 4;', 'const SZINT = 8;'],
      ...[
        ["'l'", 'Kint'],
        ["'L'", 'Kuint'],
        ["'j'", 'Kint'],
        ["'J'", 'Kuint'],
        ["'T'", 'Kuint'],
      ].map(([letter, kind]) => {
        const code = letter.charCodeAt(1)
        const head = `case ${code}${code < 100 ? ' ' : ''} /*${letter}*/: r.size = `
        const tail = kind === 'Kint' ? 'r.opt = Kint;   return r;' : 'r.opt = Kuint;  return r;'
        return [`${head}4; ${tail}`, `${head}8; ${tail}`]
      }),
      ["case 115 /*'s'*/: r.size = getnumlimit(h, fmt, 4);", "case 115 /*'s'*/: r.size = getnumlimit(h, fmt, 8);"],
      [
        `    buff[islittle ? 0 : size - 1] = n & MC;  /* first byte */
    for (let i = 1; i < size; i++) {
        n >>= NB;
        buff[islittle ? i : size - 1 - i] = n & MC;
    }
    if (neg && size > SZINT) {  /* negative number need sign extension? */
        for (let i = SZINT; i < size; i++)  /* correct extra bytes */
            buff[islittle ? i : size - 1 - i] = MC;
    }`,
        `    let bits = neg ? BigInt(n) : BigInt.asUintN(64, BigInt(n));
    for (let i = 0; i < size; i++) {
        buff[islittle ? i : size - 1 - i] = Number(bits & 255n);
        bits >>= 8n;
    }`,
      ],
      [
        `let n = luaL_checkinteger(L, arg);
                if (size < SZINT) {  /* need overflow check? */
                    let lim = 1 << (size * 8) - 1;`,
        `let n = luaL_checkint64(L, arg);
                if (size < SZINT) {  /* need overflow check? */
                    let lim = 2 ** (size * 8 - 1);`,
      ],
      [
        `let n = luaL_checkinteger(L, arg);
                if (size < SZINT)
                    luaL_argcheck(L, (n>>>0) < (1 << (size * NB)), arg, "unsigned overflow");
                packint(b, n>>>0, h.islittle, size, false);`,
        `let n = luaL_checkint64(L, arg);
                if (size < SZINT)
                    luaL_argcheck(L, 0 <= n && n < 2 ** (size * NB), arg, "unsigned overflow");
                packint(b, n, h.islittle, size, false);`,
      ],
      ['size >= 4 /* sizeof(size_t) */ || len < (1 << (size * NB)),', 'size >= SZINT || len < 2 ** (size * NB),'],
      [
        `    let res = 0;
    let limit = size <= SZINT ? size : SZINT;
    for (let i = limit - 1; i >= 0; i--) {
        res <<= NB;
        res |= str[islittle ? i : size - 1 - i];
    }
    if (size < SZINT) {  /* real size smaller than lua_Integer? */
        if (issigned) {  /* needs sign extension? */
            let mask = 1 << (size * NB - 1);
            res = ((res ^ mask) - mask);  /* do sign extension */
        }
    } else if`,
        `    let bits = 0n;
    let limit = size <= SZINT ? size : SZINT;
    for (let i = limit - 1; i >= 0; i--)
        bits = bits << 8n | BigInt(str[islittle ? i : size - 1 - i]);
    let res = wrap(issigned ? BigInt.asIntN(limit * NB, bits) : bits);
    if`,
      ],
      ['"strings contains zeros"', '"string contains zeros"'],
      ['if (/*ntoalign + size > ~pos ||*/ pos + ntoalign + size > ld)', 'if (pos + ntoalign + size > ld)'],
      [
        'luaL_argcheck(L, pos + len + size <= ld, 2, "data string too short");',
        'luaL_argcheck(L, 0 <= len && toSize(len) + pos + size <= ld, 2, "data string too short");',
      ],
      [
        `                if (e === -1) e = data.length - pos;
`,
        `                if (e === -1) e = data.length;
`,
      ],
      [
        'const LUA_MAXCAPTURES = 32;',
        "const LUA_MAXCAPTURES = 32;\n\nconst { band, toSize, wrap } = require('./integers.js');",
      ],
      ['    luaL_checkinteger,\n', '    luaL_checkinteger,\n    luaL_checkint64,\n'],
    ],
  },
  {
    name: 'formats of packed data end at a zero',
    why: 'As in C, where the format is a C string.',
    file: 'lstrlib.js',
    sites: [
      [
        'const getnum = function(fmt, df) {',
        `const formatof = function(L) {
    let s = luaL_checkstring(L, 1);
    return s.subarray(0, strlen(s));
};

const getnum = function(fmt, df) {`,
      ],
      ['s: luaL_checkstring(L, 1),  /* format string */', 's: formatof(L),'],
      ...['let totalsize', 'let data'].map((next) => [
        `s: luaL_checkstring(L, 1),
        off: 0
    };
    ${next}`,
        `s: formatof(L),
        off: 0
    };
    ${next}`,
      ]),
    ],
  },
]
