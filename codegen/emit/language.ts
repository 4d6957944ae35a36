/** TypeScript says what JavaScript says, with types and comments. */
export type Language = 'typescript' | 'javascript'
