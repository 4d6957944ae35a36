/** Text of numbers, and numbers of text, as C writes and reads them. */
export const numbers = [
  {
    name: 'numbers as text',
    why: 'A float prints as C prints it: 1e+15, 5.0, inf, nan, and its 14 digits rounded half to even.',
    file: 'luaconf.js',
    sites: [['return String(Number(n.toPrecision(14)));', `return require('./numbers.js').general14(n);`]],
  },
  {
    name: 'text as numbers',
    why:
      'Integers of 64 bits are read exactly and hexadecimal ones wrap around; a hexadecimal float is the ' +
      'nearest one.',
    file: 'lobject.js',
    sites: [
      [
        `            a = (a * 16 + luaO_hexavalue(s[i]))|0;
            empty = false;`,
        `            a = integers.add(integers.mul(a, 16), luaO_hexavalue(s[i]));
            empty = false;`,
      ],
      [
        `            if (a >= MAXBY10 && (a > MAXBY10 || d > MAXLASTD + neg))  /* overflow? */
                return null;  /* do not accept it (as integer) */
            a = (a * 10 + d)|0;`,
        `            if (a >= MAXBY10 && (a > MAXBY10 || d > MAXLASTD + neg))  /* overflow? */
                return null;  /* do not accept it (as integer) */
            a = integers.add(integers.mul(a, 10), d);`,
      ],
      ['const MAXBY10  = Math.floor(MAX_INT / 10);', 'const MAXBY10  = integers.MAX / 10n;'],
      ['const MAXLASTD = MAX_INT % 10;', 'const MAXLASTD = 7;'],
      ['            n: (neg ? -a : a)|0,', '            n: neg ? integers.unm(a) : a,'],
      [
        "const lvm     = require('./lvm.js');",
        "const lvm     = require('./lvm.js');\nconst integers = require('./integers.js');\nconst { hexToFloat } = require('./numbers.js');",
      ],
      [
        `    let r = 0.0;  /* result (accumulator) */
`,
        `    let r = 0n;  /* result (accumulator) */
`,
      ],
      [
        `            else if (++sigdig <= MAXSIGDIG)  /* can read it without overflow? */
                r = (r * 16) + luaO_hexavalue(s[i]);
            else e++; /* too many digits; ignore, but still count for exponent */`,
        `            else {
                sigdig++;
                r = r * 16n + BigInt(luaO_hexavalue(s[i]));
            }`,
      ],
      [
        `    if (neg) r = -r;
    return {
        n: ldexp(r, e),`,
        `    let n = hexToFloat(r, e);
    return {
        n: neg ? -n : n,`,
      ],
    ],
  },
  {
    name: 'numerals of ordinary length',
    why: 'Arithmetic on a string of megabytes parses all of it in one instruction.',
    file: 'lobject.js',
    sites: [
      [
        'const luaO_str2num = function(s, o) {',
        `const luaO_str2num = function(s, o) {
    if (s.length > 1000) return 0;`,
      ],
    ],
  },
  {
    name: 'tonumber with a base',
    why: 'tonumber("19", 2) is nil and not 1; tonumber("7fffffffffffffff", 16) is exact, and more digits wrap around.',
    file: 'lbaselib.js',
    sites: [
      [
        `    try {
        s = to_jsstring(s);
    } catch (e) {
        return null;
    }
    let r = /^[\\t\\v\\f \\n\\r]*([+-]?)0*([0-9A-Za-z]+)[\\t\\v\\f \\n\\r]*$/.exec(s);
    if (!r) return null;
    let v = parseInt(r[1]+r[2], base);
    if (isNaN(v)) return null;
    return v|0;`,
        `    if (s.length > 1000) return null;
    let r = /^[\\t\\v\\f \\n\\r]*([+-]?)([0-9A-Za-z]+)[\\t\\v\\f \\n\\r]*$/.exec(meter.latin1(s));
    if (!r) return null;
    let { add, mul, unm } = require('./integers.js');
    let n = 0;
    for (let letter of r[2]) {
        let digit = parseInt(letter, 36);
        if (digit >= base) return null;
        n = add(mul(n, base), digit);
    }
    return r[1] === "-" ? unm(n) : n;`,
      ],
    ],
  },
  {
    name: 'format as C',
    why:
      '%d of 3e9 was an error, %.0f of 2.5 was 3, %5.3d, % d, %5c, %.3a, %e and %g were wrong, and %-10s of invalid ' +
      'UTF-8 a native error.',
    file: 'lstrlib.js',
    sites: [
      [`const { sprintf } = require('sprintf-js');`, `const { sprintf } = require('./numbers.js');`],
      [
        'luaL_addchar(b, luaL_checkinteger(L, arg));',
        'luaL_addstring(b, meter.fromLatin1(sprintf(String.fromCharCode(...form), band(luaL_checkint64(L, arg), ' +
          '255))));',
      ],
      [
        `                    let n = luaL_checkinteger(L, arg);
                    addlenmod`,
        `                    let n = luaL_checkint64(L, arg);
                    addlenmod`,
      ],
      [
        'luaL_addstring(b, lua_number2strx(L, form, luaL_checknumber(L, arg)));',
        'luaL_addstring(b, to_luastring(sprintf(String.fromCharCode(...form), luaL_checknumber(L, arg))));',
      ],
      [
        'luaL_addstring(b, to_luastring(sprintf(String.fromCharCode(...form), to_jsstring(s))));',
        'luaL_addstring(b, meter.fromLatin1(sprintf(String.fromCharCode(...form), meter.latin1(s))));',
      ],
      ['if (p - i >= FLAGS.length)', 'if (p - i > FLAGS.length)'],
      [`to 'format'"), strfrmt[i-1]);`, `to 'format'"), strfrmt[i-1] || 0);`],
      [
        `buff = lua_number2strx(L, to_luastring(\`%\${LUA_INTEGER_FRMLEN}a\`), n);`,
        "buff = to_luastring(sprintf('%a', n));",
      ],
    ],
  },
]
