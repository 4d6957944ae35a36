import { execFileSync } from 'node:child_process'

/** A repository of a test lives for seconds: nothing of it needs to survive a power cut, or to be packed. */
const SHORT_LIVED = ['-c', 'core.fsync=none', '-c', 'gc.auto=0', '-c', 'maintenance.auto=false']

/** Runs git in a folder, without the user's configuration, and returns what it prints. */
export function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false']
  return execFileSync('git', [...identity, ...SHORT_LIVED, '-c', 'protocol.file.allow=always', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
}

/** Commits everything. */
export function commitAll(cwd: string, message: string): void {
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-qm', message)
}
