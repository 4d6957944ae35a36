/** Integers of 64 bits, as in C Lua: integers.js says how they are kept. */

/** Both operands are numbers of JavaScript. */
const NUMBERS = `typeof op1.value === 'number' && typeof op2.value === 'number' && op1.ttisnumber() && op2.ttisnumber()`

/**
 * An instruction of the interpreter on two integers, else on two floats. Its function is too long for V8 to put others
 * into it: where both operands are numbers and the result is exact, no function is called.
 */
const binary = (name, from, to, exact) => [
  `L.stack[ra].setivalue(${from});
                } else if ((numberop1 = tonumber(op1)) !== false && (numberop2 = tonumber(op2)) !== false) {
                    L.stack[ra].setfltvalue(${name});`,
  `let a = op1.value, b = op2.value;
                    let n;
                    if (typeof a === 'number' && typeof b === 'number' && (n = ${exact}) <= MOST && n >= -MOST)
                        L.stack[ra].setivalue(n);
                    else L.stack[ra].setivalue(integers.${to}(a, b));
                } else if (${NUMBERS}) {
                    L.stack[ra].setfltvalue(${name.replaceAll('numberop1', 'op1.value').replaceAll('numberop2', 'op2.value')});
                } else if ((numberop1 = tonumber(op1)) !== false && (numberop2 = tonumber(op2)) !== false) {
                    L.stack[ra].setfltvalue(${name});`,
]

/** Both operands have 32 bits: no function is called for them either. */
const small = (a, b) =>
  `typeof ${a} === 'number' && typeof ${b} === 'number' && (${a} | 0) === ${a} && (${b} | 0) === ${b}`

/** An instruction of the interpreter on two numbers that are integers; `quick` if both have 32 bits and `fits`. */
const bitwise = (from, to, quick, fits = '') => [
  `L.stack[ra].setivalue(${from});`,
  `L.stack[ra].setivalue(${small('numberop1', 'numberop2')}${fits} ?
                        ${quick} : integers.${to}(numberop1, numberop2));`,
]

const CHECK_INTEGER = `const fengari_argcheckinteger = function(n) {`

export const integers = [
  {
    name: 'integers have 64 bits',
    why: 'Integers have 32 bits in Fengari: 1700000000 * 1000 must not be -807049216, and 1 << 40 is not 0.',
    file: 'lvm.js',
    sites: [
      [
        "const lobject = require('./lobject.js');",
        "const integers = require('./integers.js');\nconst { power } = require('./power.js');\nconst MOST = Number.MAX_SAFE_INTEGER;\nconst lobject = require('./lobject.js');",
      ],
      binary('numberop1 + numberop2', '(op1.value + op2.value)|0', 'add', 'a + b'),
      binary('numberop1 - numberop2', '(op1.value - op2.value)|0', 'sub', 'a - b'),
      binary('numberop1 * numberop2', 'luaV_imul(op1.value, op2.value)', 'mul', 'a * b + 0'),
      bitwise('numberop1 & numberop2', 'band', 'numberop1 & numberop2'),
      bitwise('numberop1 | numberop2', 'bor', 'numberop1 | numberop2'),
      bitwise('numberop1 ^ numberop2', 'bxor', 'numberop1 ^ numberop2'),
      bitwise(
        'luaV_shiftl(numberop1, numberop2)',
        'shl',
        'numberop1 * (1 << numberop2)',
        ' && numberop2 >= 0 && numberop2 < 20',
      ),
      bitwise(
        'luaV_shiftl(numberop1, -numberop2)',
        'shr',
        'numberop1 >> numberop2',
        ' && numberop1 >= 0 && numberop2 >= 0 && numberop2 < 32',
      ),
      ['L.stack[ra].setivalue((-op.value)|0);', 'L.stack[ra].setivalue(integers.unm(op.value));'],
      [
        `                if (op.ttisinteger()) {
                    L.stack[ra].setivalue(~op.value);`,
        `                let n = tointeger(op);
                if (n !== false) {
                    L.stack[ra].setivalue(integers.bnot(n));`,
      ],
      [
        'L.stack[ra].setivalue(luaV_mod(L, op1.value, op2.value));',
        `let a = op1.value, b = op2.value;
                    if (${small('a', 'b')} && b > 0) L.stack[ra].setivalue((a - Math.floor(a / b) * b) | 0);
                    else L.stack[ra].setivalue(luaV_mod(L, a, b));`,
      ],
      ['return Math.floor(m / n)|0;', 'return integers.idiv(m, n);'],
      ['return (m - Math.floor(m / n) * n)|0;', 'return integers.mod(m, n);'],
      ['setfltvalue(Math.pow(numberop1, numberop2));', 'setfltvalue(power(numberop1, numberop2));'],
      [
        'let idx = (L.stack[ra].value + step)|0;',
        `let idx = L.stack[ra].value;
                    let n;
                    if (typeof idx === 'number' && typeof step === 'number' && (n = idx + step) <= MOST && n >= -MOST)
                        idx = n;
                    else idx = integers.add(idx, step);`,
      ],
      ['plimit.value = forlim.ilimit;', 'plimit.setivalue(forlim.ilimit);'],
      ['init.value = (initv - pstep.value)|0;', 'init.setivalue(integers.sub(initv, pstep.value));'],
      ['return (t1.value === t2.value) ? 1 : 0;', 'return (t1.value == t2.value) ? 1 : 0;'],
      [
        `                if ((numberop1 = tonumber(op1)) !== false && (numberop2 = tonumber(op2)) !== false) {
                    L.stack[ra].setfltvalue(numberop1 / numberop2);`,
        `                if (${NUMBERS}) {
                    L.stack[ra].setfltvalue(op1.value / op2.value);
                } else if ((numberop1 = tonumber(op1)) !== false && (numberop2 = tonumber(op2)) !== false) {
                    L.stack[ra].setfltvalue(numberop1 / numberop2);`,
      ],
      [
        `    if (o.ttnov() === LUA_TNUMBER)
        return o.value;`,
        `    if (o.ttnov() === LUA_TNUMBER)
        return integers.toFloat(o.value);`,
      ],
      [
        `luaO_str2num(o.svalue(), v) === (o.vslen() + 1))
            return v.value;`,
        `luaO_str2num(o.svalue(), v) === (o.vslen() + 1))
            return integers.toFloat(v.value);`,
      ],
    ],
  },
  {
    name: 'integers have 64 bits when folded',
    why: 'The compiler folds constants with the same arithmetic.',
    file: 'lobject.js',
    sites: [
      [
        'const intarith = function(L, op, v1, v2) {',
        "const int64 = require('./integers.js');\n\nconst intarith = function(L, op, v1, v2) {",
      ],
      ['return Math.pow(v1, v2);', "return require('./power.js').power(v1, v2);"],
      ['return (v1 + v2)|0;', 'return int64.add(v1, v2);'],
      ['return (v1 - v2)|0;', 'return int64.sub(v1, v2);'],
      ['return lvm.luaV_imul(v1, v2);', 'return int64.mul(v1, v2);'],
      ['return (v1 & v2);', 'return int64.band(v1, v2);'],
      ['return (v1 | v2);', 'return int64.bor(v1, v2);'],
      ['return (v1 ^ v2);', 'return int64.bxor(v1, v2);'],
      ['return lvm.luaV_shiftl(v1, v2);', 'return int64.shl(v1, v2);'],
      ['return lvm.luaV_shiftl(v1, -v2);', 'return int64.shr(v1, v2);'],
      ['return (0 - v1)|0;', 'return int64.unm(v1);'],
      ['return (~0 ^ v1);', 'return int64.bnot(v1);'],
    ],
  },
  {
    name: 'integers have 64 bits in limits',
    why: 'The greatest integer is 9223372036854775807, and a float is an integer if one of 64 bits equals it.',
    file: 'luaconf.js',
    sites: [
      [
        'const LUA_MAXINTEGER = 2147483647;',
        "const integers = require('./integers.js');\nconst LUA_MAXINTEGER = integers.MAX;",
      ],
      ['const LUA_MININTEGER = -2147483648;', 'const LUA_MININTEGER = integers.MIN;'],
      ['return n >= LUA_MININTEGER && n < -LUA_MININTEGER ? n : false;', 'return integers.fromFloat(n);'],
    ],
  },
  {
    name: 'integers have 64 bits as keys',
    why: 't[2^53] and t[2^53|0] are one field; a key of -0 is 0.',
    file: 'ltable.js',
    sites: [
      [
        `                return ldebug.luaG_runerror(L, to_luastring("table index is NaN", true));
            /* fall through */`,
        `                return ldebug.luaG_runerror(L, to_luastring("table index is NaN", true));
            return floatkey(key.value);`,
      ],
      [
        `        let hash = table_hash(L, keyO);
        /* Look in main part of table */`,
        `        let hash = keyO.ttisfloat() && isNaN(keyO.value) ? NaN : table_hash(L, keyO);
        /* Look in main part of table */`,
      ],
      [
        'const table_hash = function(L, key) {',
        `/* A float that is an integer is the same key. */
const floatkey = function(n) {
    let i = fromFloat(n);
    return i === false ? n : i;
};

const table_hash = function(L, key) {`,
      ],
      [
        "const { lua_assert } = require('./llimits.js');",
        "const { lua_assert } = require('./llimits.js');\nconst { fromFloat } = require('./integers.js');",
      ],
      ['lua_assert(typeof key == "number" && (key|0) === key);', ''],
      ['lua_assert(typeof key == "number" && (key|0) === key && value instanceof lobject.TValue);', ''],
      [
        `if ((key.ttisfloat() && (kv|0) === kv)) { /* does index fit in an integer? */
            /* insert it as an integer */
            k = new lobject.TValue(LUA_TNUMINT, kv);`,
        `if (key.ttisfloat() && fromFloat(kv) !== false) { /* does index fit in an integer? */
            /* insert it as an integer */
            k = new lobject.TValue(LUA_TNUMINT, hash);`,
      ],
      ['if (j > LUA_MAXINTEGER / 2) {', 'if (j > Number.MAX_SAFE_INTEGER / 2) {'],
    ],
  },
  {
    name: 'integers have 64 bits for the library',
    why: 'Functions that take or give any integer have all of it.',
    file: 'lapi.js',
    sites: [
      [
        CHECK_INTEGER,
        `const integers = require('./integers.js');
const fengari_argcheckint64 = function(n) {
    fengari_argcheck(typeof n === "bigint" || Number.isSafeInteger(n));
};

${CHECK_INTEGER}`,
      ],
      [
        `const lua_pushinteger = function(L, n) {
    fengari_argcheckinteger(n);
    L.stack[L.top] = new TValue(LUA_TNUMINT, n);`,
        `const lua_pushinteger = function(L, n) {
    fengari_argcheckint64(n);
    L.stack[L.top] = new TValue(LUA_TNUMINT, typeof n === "bigint" ? integers.wrap(n) : n + 0);`,
      ],
      ...[
        'const lua_seti = function(L, idx, n) {\n',
        'const lua_rawseti = function(L, idx, n) {\n',
        'const lua_geti = function(L, idx, n) {\n    let t = index2addr(L, idx);\n',
        'const lua_rawgeti = function(L, idx, n) {\n    let t = index2addr(L, idx);\n',
      ].map((head) => [`${head}    fengari_argcheckinteger(n);`, `${head}    fengari_argcheckint64(n);`]),
    ],
  },
  {
    name: 'positions and sizes are numbers',
    why:
      'The library calculates with them: an integer beyond 2^53 is as good as the nearest number. ' +
      'luaL_checkint64 has all of it.',
    file: 'lauxlib.js',
    sites: [
      [
        'const luaL_checkinteger = function(L, arg) {',
        `const luaL_checkinteger = function(L, arg) {
    return integers.toSize(luaL_checkint64(L, arg));
};

const luaL_optint64 = function(L, arg, def) {
    return luaL_opt(L, luaL_checkint64, arg, def);
};

const luaL_checkint64 = function(L, arg) {`,
      ],
      [
        'const interror = function(L, arg) {',
        "const integers = require('./integers.js');\n\nconst interror = function(L, arg) {",
      ],
      [
        'module.exports.luaL_checkinteger    = luaL_checkinteger;',
        `module.exports.luaL_checkinteger    = luaL_checkinteger;
module.exports.luaL_checkint64      = luaL_checkint64;
module.exports.luaL_optint64        = luaL_optint64;`,
      ],
    ],
  },
  {
    name: 'ipairs counts with 64 bits',
    why: 'Its function can be called with any integer.',
    file: 'lbaselib.js',
    sites: [
      ['let i = luaL_checkinteger(L, 2) + 1;', "let i = require('./integers.js').add(luaL_checkint64(L, 2), 1);"],
      ['    luaL_checkinteger,\n', '    luaL_checkinteger,\n    luaL_checkint64,\n'],
    ],
  },
  {
    name: 'positions in UTF-8 are numbers',
    why: 'The position of utf8.codes can be any integer.',
    file: 'lutf8lib.js',
    sites: [['let n = lua_tointeger(L, 2) - 1;', "let n = require('./integers.js').toSize(lua_tointeger(L, 2)) - 1;"]],
  },
  {
    name: 'lists of the library have 64 bits',
    why: 'table.move, concat and unpack take any integers, and must not run past the greatest.',
    file: 'ltablib.js',
    sites: [
      [
        "const lualib = require('./lualib.js');",
        "const lualib = require('./lualib.js');\nconst { add, sub } = require('./integers.js');",
      ],
      ['    luaL_checkinteger,\n', '    luaL_checkint64,\n'],
      ['    luaL_optinteger,\n', '    luaL_optint64,\n'],
      ['let e = aux_getn(L, 1, TAB_RW) + 1;', 'let e = add(aux_getn(L, 1, TAB_RW), 1);'],
      ['pos = luaL_checkinteger(L, 2);', 'pos = luaL_checkint64(L, 2);'],
      [
        `for (let i = e; i > pos; i--) {  /* move up elements */
                lua_geti(L, 1, i - 1);`,
        `for (let i = e; i > pos; i = sub(i, 1)) {  /* move up elements */
                lua_geti(L, 1, sub(i, 1));`,
      ],
      ['let pos = luaL_optinteger(L, 2, size);', 'let pos = luaL_optint64(L, 2, size);'],
      ['1 <= pos && pos <= size + 1, 1,', '1 <= pos && pos <= add(size, 1), 1,'],
      [
        `for (; pos < size; pos++) {
        lua_geti(L, 1, pos + 1);`,
        `for (; pos < size; pos = add(pos, 1)) {
        lua_geti(L, 1, add(pos, 1));`,
      ],
      [
        `    let f = luaL_checkinteger(L, 2);
    let e = luaL_checkinteger(L, 3);
    let t = luaL_checkinteger(L, 4);`,
        `    let f = luaL_checkint64(L, 2);
    let e = luaL_checkint64(L, 3);
    let t = luaL_checkint64(L, 4);`,
      ],
      ['f > 0 || e < LUA_MAXINTEGER + f, 3,', 'f > 0 || e < add(LUA_MAXINTEGER, f), 3,'],
      ['let n = e - f + 1;', 'let n = add(sub(e, f), 1);'],
      ['t <= LUA_MAXINTEGER - n + 1, 4,', 't <= add(sub(LUA_MAXINTEGER, n), 1), 4,'],
      [
        `for (let i = 0; i < n; i++) {
                lua_geti(L, 1, f + i);
                lua_seti(L, tt, t + i);`,
        `for (let i = 0; i < n; i++) {
                lua_geti(L, 1, add(f, i));
                lua_seti(L, tt, add(t, i));`,
      ],
      [
        `for (let i = n - 1; i >= 0; i--) {
                lua_geti(L, 1, f + i);
                lua_seti(L, tt, t + i);`,
        `for (let i = sub(n, 1); i >= 0; i = sub(i, 1)) {
                lua_geti(L, 1, add(f, i));
                lua_seti(L, tt, add(t, i));`,
      ],
      ['let i = luaL_optinteger(L, 3, 1);', 'let i = luaL_optint64(L, 3, 1);'],
      ['last = luaL_optinteger(L, 4, last);', 'last = luaL_optint64(L, 4, last);'],
      ['for (; i < last; i++) {', 'for (; i < last; i = add(i, 1)) {'],
      ['let i = luaL_optinteger(L, 2, 1);', 'let i = luaL_optint64(L, 2, 1);'],
      [
        'let e = luaL_opt(L, luaL_checkinteger, 3, luaL_len(L, 1));',
        'let e = lua_isnoneornil(L, 3) ? luaL_len(L, 1) : luaL_checkint64(L, 3);',
      ],
      [
        `let n = e - i;  /* number of elements minus 1 (avoid overflows) */
    if (n >= Number.MAX_SAFE_INTEGER ||`,
        `let n = sub(e, i);  /* number of elements minus 1 (avoid overflows) */
    if (n < 0 || n >= 2147483647 ||`,
      ],
      ['for (; i < e; i++)  /* push', 'for (; i < e; i = add(i, 1))  /* push'],
    ],
  },
  {
    name: 'integer constants are found by their value',
    why: 'Their key was a text: a chunk with 2 and "#2" did not compile.',
    file: 'lcode.js',
    sites: [
      [
        `    let k = new TValue(LUA_TLIGHTUSERDATA, n);
    let o = new TValue(LUA_TNUMINT, n);
    return addk(fs, k, o);`,
        `    let known = fs.integers ??= new Map();
    let k = known.get(n);
    if (k === undefined) {
        known.set(n, k = fs.nk++);
        fs.f.k[k] = new TValue(LUA_TNUMINT, n);
    }
    return k;`,
      ],
    ],
  },
]
