/** Lua as a tree. Offsets count UTF-16 units from 0, `end` is exclusive. */

export interface Span {
  readonly start: number
  readonly end: number
}

export interface NameNode extends Span {
  readonly kind: 'name'
  readonly name: string
}

export interface StringNode extends Span {
  readonly kind: 'string'
  readonly value: string
}

export interface IndexNode extends Span {
  readonly kind: 'index'
  readonly object: Expression
  readonly key: Expression
  /** Written `object.key`; then the key is a string whose span is that of the name. */
  readonly dotted: boolean
}

export interface CallNode extends Span {
  readonly kind: 'call'
  readonly callee: Expression
  /** Written `callee:method(…)`. */
  readonly method?: NameNode
  readonly args: readonly Expression[]
  /** Where the arguments begin: `(`, `{` or a quote. */
  readonly argsStart: number
  /** Written with parentheses. */
  readonly parenthesised: boolean
}

export interface FunctionNode extends Span {
  readonly kind: 'function'
  readonly parameters: readonly NameNode[]
  readonly vararg: boolean
  /** Written `function x:method()`: it has a parameter `self`. */
  readonly self: boolean
  readonly body: Block
}

export interface TableNode extends Span {
  readonly kind: 'table'
  readonly fields: readonly FieldNode[]
}

/** `value`, `key = value` or `[key] = value`. */
export interface FieldNode extends Span {
  readonly key?: Expression
  readonly value: Expression
}

export interface BinaryNode extends Span {
  readonly kind: 'binary'
  readonly operator: string
  readonly operatorStart: number
  readonly left: Expression
  readonly right: Expression
}

export type Expression =
  | NameNode
  | StringNode
  | IndexNode
  | CallNode
  | FunctionNode
  | TableNode
  | BinaryNode
  | (Span & { readonly kind: 'nil' | 'vararg' })
  /** Something that could not be read, or that only another language has. */
  | (Span & { readonly kind: 'unread'; readonly parts: readonly Expression[] })
  | (Span & { readonly kind: 'boolean'; readonly value: boolean })
  | (Span & { readonly kind: 'number'; readonly value: number })
  | (Span & { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression })
  | (Span & { readonly kind: 'group'; readonly inner: Expression })

export interface Block extends Span {
  readonly statements: readonly Statement[]
}

export interface IfClause {
  /** Absent for `else`. */
  readonly condition?: Expression
  readonly body: Block
}

export interface LocalNode extends Span {
  readonly kind: 'local'
  readonly names: readonly NameNode[]
  readonly values: readonly Expression[]
}

export interface AssignNode extends Span {
  readonly kind: 'assign'
  readonly targets: readonly Expression[]
  readonly values: readonly Expression[]
}

export interface ForInNode extends Span {
  readonly kind: 'for-in'
  readonly names: readonly NameNode[]
  readonly values: readonly Expression[]
  readonly body: Block
}

export interface ForNode extends Span {
  readonly kind: 'for'
  readonly name: NameNode
  readonly values: readonly Expression[]
  readonly body: Block
}

export interface FunctionStatement extends Span {
  readonly kind: 'define'
  /** `local function name`. */
  readonly local: boolean
  readonly target: NameNode | IndexNode
  readonly value: FunctionNode
}

export type Statement =
  | LocalNode
  | AssignNode
  | ForInNode
  | ForNode
  | FunctionStatement
  | (Span & { readonly kind: 'expression'; readonly value: Expression })
  | (Span & { readonly kind: 'do'; readonly body: Block })
  /** A block of another language, for example of `try`: it may run or not. */
  | (Span & { readonly kind: 'perhaps'; readonly body: Block })
  | (Span & { readonly kind: 'while'; readonly condition: Expression; readonly body: Block })
  | (Span & { readonly kind: 'repeat'; readonly condition: Expression; readonly body: Block })
  | (Span & { readonly kind: 'if'; readonly clauses: readonly IfClause[] })
  | (Span & { readonly kind: 'return'; readonly values: readonly Expression[] })
  | (Span & { readonly kind: 'break' })
  | (Span & { readonly kind: 'goto' | 'label'; readonly name: string })
