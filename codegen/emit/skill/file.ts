/** A file of the folder. */
export interface SkillFile {
  readonly path: string
  readonly text: string
}
