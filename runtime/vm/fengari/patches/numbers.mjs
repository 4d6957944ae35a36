/** Numbers: integers that grow, and text as people and C write it. */
export const numbers = [
  {
    name: 'numbers as text',
    why:
      'Numbers that APIs answer with must print as they are: 1700000000000 and not 1700000000000.0, ' +
      '9007199254740991 with its own digits, inf and nan as in C.',
    file: 'luaconf.js',
    sites: [
      ['const LUA_COMPAT_FLOATSTRING = conf.LUA_COMPAT_FLOATSTRING || false;', 'const LUA_COMPAT_FLOATSTRING = true;'],
      ['return String(Number(n.toPrecision(14)));', `return require('./numbers.js').numberText(n);`],
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
      [
        'const luaV_execute = function(L) {',
        `const setintorflt = function(tv, n) {
    let i = n|0;
    if (i === n) tv.setivalue(i);
    else tv.setfltvalue(n);
};

const luaV_execute = function(L) {`,
      ],
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
      [
        'res.setivalue(intarith(L, op, p1.value, p2.value));',
        'let n = intarith(L, op, p1.value, p2.value); if ((n|0) === n) res.setivalue(n|0); else res.setfltvalue(n);',
      ],
      ['a = (a * 16 + luaO_hexavalue(s[i]))|0;', 'a = a * 16 + luaO_hexavalue(s[i]); if (a > MAX_INT) return null;'],
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
    why: 'tonumber("19", 2) is nil and not 1; tonumber("ffffffff", 16) does not wrap.',
    file: 'lbaselib.js',
    sites: [
      [
        `const b_str2int = function(s, base) {
`,
        `const b_str2int = function(s, base) {
    if (s.length > 1000) return null;
`,
      ],
      [
        'let v = parseInt(r[1]+r[2], base);',
        `for (let c of r[2]) if (Number.isNaN(parseInt(c, base))) return null;
    let v = parseInt(r[1]+r[2], base);`,
      ],
      ['return v|0;', 'return v;'],
      [
        `            lua_pushinteger(L, n);
            return 1;`,
        `            if ((n|0) === n) lua_pushinteger(L, n|0); else lua_pushnumber(L, n);
            return 1;`,
      ],
      [
        `    lua_pushnil,
`,
        `    lua_pushnil,
    lua_pushnumber,
`,
      ],
    ],
  },
  {
    name: 'format as C',
    why:
      '%d of 3e9 was an error, %.0f of 2.5 was 3, %5.3d, % d, %e and %g were wrong, and %-10s of invalid UTF-8 a ' +
      'native error.',
    file: 'lstrlib.js',
    sites: [
      [`const { sprintf } = require('sprintf-js');`, `const { sprintf } = require('./numbers.js');`],
      [
        `                    let n = luaL_checkinteger(L, arg);
                    addlenmod`,
        `                    let n = luaL_checknumber(L, arg);
                    if (!Number.isInteger(n) || n >= 9223372036854775808 || n < -9223372036854775808) n = luaL_checkinteger(L, arg);
                    addlenmod`,
      ],
      [
        'luaL_addstring(b, to_luastring(sprintf(String.fromCharCode(...form), to_jsstring(s))));',
        'luaL_addstring(b, meter.fromLatin1(sprintf(String.fromCharCode(...form), meter.latin1(s))));',
      ],
    ],
  },
]
