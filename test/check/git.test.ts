import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFolderAtCommit } from '#codegen/files/git.js'
import { baseCommit } from '#codegen/files/git-base.js'
import { type Environment, openCheckout } from '#codegen/files/git-process.js'
import { commitAll, git } from '../helpers/git.js'

const top = mkdtempSync(join(tmpdir(), 'moonbind-git-'))
const project = join(top, 'project')
const spec = join(project, 'sub', 'spec')
afterAll(() => rmSync(top, { recursive: true, force: true }))

interface Asked {
  readonly ref: string
  readonly folder?: string
  readonly tip?: boolean
  readonly environment?: Environment
  readonly wanted?: (name: string) => boolean
}

/** The files of a folder as `--base` reads them: names with their text. */
async function filesAt({ ref, folder = spec, tip = false, environment = process.env, wanted }: Asked) {
  const checkout = await openCheckout(folder, environment)
  const files = await readFolderAtCommit(checkout, await baseCommit(checkout, { name: ref, tip }), wanted)
  return Object.fromEntries(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]))
}

/**
 *     one ── two (v1) ── main-three   main
 *             └── topic-one           topic, checked out
 */
beforeAll(() => {
  mkdirSync(spec, { recursive: true })
  git(project, 'init', '-q', '-b', 'main')
  writeFileSync(join(project, 'other.md'), 'no spec yet\n')
  commitAll(project, 'one')
  writeFileSync(join(spec, 'x.md'), 'two\n')
  commitAll(project, 'two')
  git(project, 'tag', '-a', '-m', 'release', 'v1')
  writeFileSync(join(spec, 'x.md'), 'main-three\n')
  commitAll(project, 'three')
  git(project, 'checkout', '-q', '-b', 'topic', 'v1')
  writeFileSync(join(spec, 'x.md'), 'topic-one\n')
  commitAll(project, 'topic')
  writeFileSync(join(spec, 'x.md'), 'not committed\n')
})

describe('the commit that a base means', () => {
  const cases: [what: string, asked: Asked, text: string | undefined][] = [
    ['a branch: where the checked-out branch left it', { ref: 'main' }, 'two\n'],
    ['a branch with its tip asked for', { ref: 'main', tip: true }, 'main-three\n'],
    ['three dots: where one branch left the other', { ref: 'main...topic' }, 'two\n'],
    ['three dots up to HEAD', { ref: 'main...HEAD' }, 'two\n'],
    ['three dots without a second side', { ref: 'main...' }, 'two\n'],
    ['two dots: the tip, as in git diff', { ref: 'main..HEAD' }, 'main-three\n'],
    ['an annotated tag', { ref: 'v1' }, 'two\n'],
    ['what is checked out', { ref: 'HEAD' }, 'topic-one\n'],
    ['a commit before it', { ref: 'HEAD~1' }, 'two\n'],
    ['a commit in which the folder was not there yet: no files', { ref: 'HEAD~2' }, undefined],
  ]
  test.each(cases)('the base is the commit where the branch left it: %s', async (_what, asked, text) => {
    expect(await filesAt(asked)).toEqual(text === undefined ? {} : { 'x.md': text })
  })

  test('a branch that only the remote has is read from the remote', async () => {
    const clone = join(top, 'one-branch')
    git(top, 'clone', '-q', '--branch', 'topic', `file://${project}`, clone)
    expect(await filesAt({ ref: 'main', folder: join(clone, 'sub/spec') })).toEqual({ 'x.md': 'two\n' })
  })

  test('two histories without a common commit are refused, their tips can be compared', async () => {
    const folder = join(top, 'unrelated')
    git(top, 'clone', '-q', `file://${project}`, folder)
    git(folder, 'checkout', '-q', '--orphan', 'alone')
    commitAll(folder, 'alone')
    await expect(filesAt({ ref: 'origin/main', folder: join(folder, 'sub/spec') })).rejects.toMatchObject({
      kind: 'usage',
      message:
        'origin/main and what is checked out have no commit in common: --base-tip compares with origin/main itself',
    })
    expect(await filesAt({ ref: 'origin/main', tip: true, folder: join(folder, 'sub/spec') })).toEqual({
      'x.md': 'main-three\n',
    })
  })

  const refused: [ref: string, message: string][] = [
    ['v9', 'unknown git ref "v9", did you mean "v1"?'],
    ['xyzzy', 'unknown git ref "xyzzy"'],
    ['--output=x', '"--output=x" is not a git ref'],
    ['main...nowhere', 'unknown git ref "nowhere"'],
  ]
  test.each(refused)('a base that is %s is refused', async (ref, message) => {
    await expect(filesAt({ ref })).rejects.toMatchObject({ name: 'GitError', kind: 'usage', message })
  })
})

describe('a clone that lacks the base', () => {
  const hash = (): string => git(project, 'rev-parse', 'main')
  const cases: [what: string, ref: () => string, text: string][] = [
    ['a branch of the remote', () => 'origin/main', 'two\n'],
    ['a branch by its plain name', () => 'main', 'two\n'],
    ['an annotated tag', () => 'v1', 'two\n'],
    ['a hash', hash, 'two\n'],
    ['both sides named', () => 'origin/main...HEAD', 'two\n'],
  ]
  /** As CI systems clone: one commit of one branch, checked out without a local branch. */
  const shallow = (name: string): string => {
    const clone = join(top, name)
    git(top, 'init', '-q', clone)
    git(clone, 'remote', 'add', 'origin', `file://${project}`)
    git(clone, 'fetch', '-q', '--no-tags', '--depth=1', 'origin', '+refs/heads/topic:refs/remotes/origin/pr')
    git(clone, 'checkout', '-q', '--detach', 'origin/pr')
    return clone
  }

  test.each(cases)(
    'a clone that lacks the base, %s: the command of the message fetches it',
    async (what, ref, text) => {
      const clone = shallow(`shallow ${what}`)
      const folder = join(clone, 'sub/spec')
      const refusal: Error = await filesAt({ ref: ref(), folder }).then(
        () => expect.fail('the ref is known'),
        (error: Error) => error,
      )
      expect(refusal.message).toMatch(/^unknown git ref ".+".* this clone is shallow, fetch it first: git fetch /)
      execFileSync('sh', ['-c', refusal.message.slice(refusal.message.indexOf('git fetch'))], {
        cwd: clone,
        stdio: 'pipe',
      })
      expect(await filesAt({ ref: ref(), folder })).toEqual({ 'x.md': text })
    },
  )

  test.each(cases.slice(0, 2))(
    'a clone with %s but without the merge base: the command of the message fetches it',
    async (what, ref, text) => {
      const clone = shallow(`tip only ${what}`)
      const folder = join(clone, 'sub/spec')
      git(clone, 'fetch', '-q', '--no-tags', '--depth=1', 'origin', '+refs/heads/main:refs/remotes/origin/main')
      const refusal: Error = await filesAt({ ref: ref(), folder }).then(
        () => expect.fail('the merge base is known'),
        (error: Error) => error,
      )
      expect(refusal.message).toContain('this clone is shallow and lacks the commit where what is checked out left')
      execFileSync('sh', ['-c', refusal.message.slice(refusal.message.indexOf('git fetch'))], {
        cwd: clone,
        stdio: 'pipe',
      })
      expect(await filesAt({ ref: ref(), folder })).toEqual({ 'x.md': text })
    },
  )

  test('the message names the fetch for a complete clone of one branch, too', async () => {
    const clone = join(top, 'single')
    git(top, 'clone', '-q', '--single-branch', '--no-tags', '--branch', 'topic', `file://${project}`, clone)
    const refusal: Error = await filesAt({ ref: 'main', folder: join(clone, 'sub/spec') }).then(
      () => expect.fail('the ref is known'),
      (error: Error) => error,
    )
    expect(refusal.message).toBe(
      'unknown git ref "main"; if a remote has it, fetch it first: git fetch origin main:refs/remotes/origin/main',
    )
    git(clone, ...refusal.message.slice(refusal.message.indexOf('fetch origin')).split(' '))
    expect(await filesAt({ ref: 'main', folder: join(clone, 'sub/spec') })).toEqual({ 'x.md': 'two\n' })
  })
})

describe('where git is odd', () => {
  test('reads names with umlauts, quotes and spaces, bytes that are not UTF-8, and links from git', async () => {
    const folder = join(top, 'names')
    git(top, 'init', '-q', '-b', 'main', folder)
    writeFileSync(join(folder, 'ä "b".md'), Buffer.from([0x23, 0x20, 0xff, 0x0a]))
    writeFileSync(join(folder, 'x.md'), '# then\n')
    symlinkSync('x.md', join(folder, 'link.md'))
    commitAll(folder, 'one')
    const checkout = await openCheckout(folder, process.env)
    const files = await readFolderAtCommit(checkout, 'HEAD')
    expect(files.map(({ name, bytes }) => [name, [...bytes].join(' ')])).toEqual([
      ['x.md', [...Buffer.from('# then\n')].join(' ')],
      ['ä "b".md', '35 32 255 10'],
    ])
    mkdirSync(join(folder, 'deep'))
    symlinkSync('../x.md', join(folder, 'deep', 'out.md'))
    commitAll(folder, 'link')
    await expect(filesAt({ ref: 'HEAD', folder: join(folder, 'deep') })).rejects.toMatchObject({
      kind: 'input',
      message: expect.stringMatching(/^deep\/out\.md is a link at [0-9a-f]{12}, which is not followed/),
    })
    expect(await filesAt({ ref: 'HEAD', folder: join(folder, 'deep'), wanted: () => false })).toEqual({})
  })

  test('git’s filters apply to the documents of a base', async () => {
    const folder = join(top, 'filters')
    git(top, 'init', '-q', '-b', 'main', folder)
    git(folder, 'config', 'filter.upper.clean', 'tr A-Z a-z')
    git(folder, 'config', 'filter.upper.smudge', 'tr a-z A-Z')
    mkdirSync(join(folder, 'spec'))
    writeFileSync(join(folder, '.gitattributes'), '*.md filter=upper\nplain.md -filter\n')
    writeFileSync(join(folder, 'spec/a b.md'), 'HELLO\n')
    writeFileSync(join(folder, 'spec/plain.md'), 'HELLO\n')
    commitAll(folder, 'one')
    expect(git(folder, 'cat-file', 'blob', 'HEAD:spec/a b.md')).toBe('hello')
    expect(await filesAt({ ref: 'HEAD', folder: join(folder, 'spec') })).toEqual({
      'a b.md': 'HELLO\n',
      'plain.md': 'HELLO\n',
    })
    git(folder, 'config', 'filter.upper.smudge', 'false')
    git(folder, 'config', 'filter.upper.required', 'true')
    await expect(filesAt({ ref: 'HEAD', folder: join(folder, 'spec') })).rejects.toMatchObject({
      kind: 'input',
      message: expect.stringContaining('git cannot check spec/a b.md out: '),
    })
  })

  const inHook: [what: string, environment: () => Environment][] = [
    ['relative, as in a commit', () => ({ GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', GIT_PREFIX: '' })],
    ['absolute', () => ({ GIT_DIR: join(project, '.git'), GIT_INDEX_FILE: join(project, '.git/index.lock') })],
    ['with a work tree', () => ({ GIT_DIR: join(project, '.git'), GIT_WORK_TREE: project })],
  ]
  test.each(inHook)(
    'the environment variables of a git hook do not mislead the check: %s',
    async (_what, environment) => {
      expect(await filesAt({ ref: 'main', environment: { ...process.env, ...environment() } })).toEqual({
        'x.md': 'two\n',
      })
    },
  )

  test('the check works in a linked worktree, with the environment variables of a hook', async () => {
    const linked = join(top, 'linked')
    git(project, 'worktree', 'add', '-q', '-b', 'linked', linked, 'topic')
    const folder = join(linked, 'sub/spec')
    expect(await filesAt({ ref: 'main', folder })).toEqual({ 'x.md': 'two\n' })
    const hook = { GIT_DIR: git(linked, 'rev-parse', '--absolute-git-dir'), GIT_INDEX_FILE: 'index' }
    expect(await filesAt({ ref: 'main', folder, environment: { ...process.env, ...hook } })).toEqual({
      'x.md': 'two\n',
    })
  })

  test('the check works in a worktree of a bare repository, and in one that only the environment names', async () => {
    const bare = join(top, 'bare.git')
    git(top, 'clone', '-q', '--bare', `file://${project}`, bare)
    git(bare, 'worktree', 'add', '-q', join(top, 'of-bare'), 'topic')
    expect(await filesAt({ ref: 'main', folder: join(top, 'of-bare/sub/spec') })).toEqual({ 'x.md': 'two\n' })
    const tree = join(top, 'named-tree')
    mkdirSync(join(tree, 'sub/spec'), { recursive: true })
    const environment = { ...process.env, GIT_DIR: bare, GIT_WORK_TREE: tree }
    expect(await filesAt({ ref: 'main...topic', folder: join(tree, 'sub/spec'), environment })).toEqual({
      'x.md': 'two\n',
    })
  })

  test('a submodule is compared with its own history', async () => {
    const outer = join(top, 'outer')
    git(top, 'init', '-q', '-b', 'main', outer)
    git(outer, 'submodule', 'add', '-q', '-b', 'topic', `file://${project}`, 'inner')
    commitAll(outer, 'submodule')
    const folder = join(outer, 'inner/sub/spec')
    const environment = { ...process.env, GIT_DIR: join(outer, '.git') }
    expect(await filesAt({ ref: 'origin/main', folder, environment })).toEqual({ 'x.md': 'two\n' })
  })

  test('a checkout that another user owns is reported, with how to allow it', async () => {
    const environment = {
      PATH: process.env.PATH,
      HOME: top,
      GIT_TEST_ASSUME_DIFFERENT_OWNER: '1',
      GIT_CONFIG_NOSYSTEM: '1',
    }
    await expect(filesAt({ ref: 'main', environment })).rejects.toMatchObject({
      kind: 'input',
      message: `git does not read ${project}, because it belongs to another user; allow it with: git config --global --add safe.directory ${project}`,
    })
  })

  test('a git ref is refused outside of a checkout', async () => {
    await expect(filesAt({ ref: 'HEAD', folder: top })).rejects.toMatchObject({ kind: 'input' })
    await expect(filesAt({ ref: 'HEAD', folder: join(top, 'nowhere') })).rejects.toMatchObject({ kind: 'input' })
  })
})
