// Asks ansible-inventory about the inventories of `cases.yaml`, and about some that are made up, and writes down
// what it answers: `node packages/inventory/test/ansible/write-expected.mjs`, with ansible-core on the path.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { makeCases } from './make-cases.mjs'

const here = import.meta.dirname
const { load } = createRequire(join(here, '../../../kernel/package.json'))('js-yaml')
const folder = mkdtempSync(join(tmpdir(), 'ansible-'))
// No group_vars beside a playbook, no ansible.cfg.
const elsewhere = mkdtempSync(join(tmpdir(), 'ansible-'))

const run = (...args) =>
  execFileSync('ansible-inventory', args, {
    cwd: elsewhere,
    env: { PATH: process.env.PATH, HOME: elsewhere, LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 2 ** 26,
  })

function ask(name, { sources, files }) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true })
    writeFileSync(join(folder, name, path), text)
  }
  const paths = sources.flatMap((source) => ['-i', join(folder, name, source)])
  return JSON.parse(run('--list', ...paths))
}

const version = /core ([\w.]+)/.exec(run('--version'))[1]
const write = (file, value) =>
  writeFileSync(join(here, file), `${JSON.stringify(value, null, 1)}\n`)

const cases = load(readFileSync(join(here, 'cases.yaml'), 'utf8'))
const answers = Object.entries(cases).map(([name, asked]) => [name, ask(name, asked)])
write('expected.json', { ansible: version, answers: Object.fromEntries(answers) })

const made = makeCases(60).map((asked, at) => ({ ...asked, answer: ask(`made-${at}`, asked) }))
write('made.json', { ansible: version, cases: made })
for (const path of [folder, elsewhere]) rmSync(path, { recursive: true })
