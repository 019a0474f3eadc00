import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defineTask, type Host } from '@nornir-ts/core'
import { backupConfig, definePlatform, sendConfig, ssh } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { type BackupLab, backupLab } from './backup-lab.ts'

/** A backup of r1, from its result. */
async function backup(lab: BackupLab, options: Readonly<{ keep?: number }> = {}) {
  lab.nr.resetFailedHosts()
  return (await lab.nr.run(backupConfig, { folder: lab.folder, ...options })).get('r1')
}

/** Says where a session is, so that a test sees that nothing was read. */
const sessionMode = defineTask({
  module: import.meta.url,
  name: 'session mode',
  run: async ({ connection }) => (await connection(ssh)).mode,
})

describe('backupConfig', () => {
  it('keeps what the device does, without what it says before', async () => {
    await using lab = await backupLab()
    const result = await backup(lab)
    const text = lab.device('r1').runningConfig()
    expect(result).toMatchObject({ status: 'ok', changed: false, diff: '', warnings: [] })
    expect(result?.value).toEqual({
      file: join(lab.folder, 'r1.cfg'),
      changed: true,
      diff: '',
      bytes: text.length,
      isProvenWhole: true,
    })
    expect(await lab.files()).toEqual({ 'r1.cfg': text })
  })

  it('leaves the file alone when nothing changed but what changes at each reading', async () => {
    const texts = ['noon', 'midnight'].map(
      (time) => `! Last configuration change at ${time}\nhostname r1\nend`,
    )
    const file = (lab: BackupLab) => stat(join(lab.folder, 'r1.cfg'), { bigint: true })
    const commands = { 'show running-config': texts[0] ?? '' }
    await using lab = await backupLab([{ name: 'r1', commands }])
    await backup(lab)
    const before = await file(lab)
    await writeFile(join(lab.folder, 'r1.cfg'), `${texts[1]}\n`)
    const written = await file(lab)
    expect((await backup(lab))?.value).toMatchObject({ changed: false, diff: '', bytes: 56 })
    const after = await file(lab)
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, written.mtimeNs])
  })

  it('shows what changed since the last one, and keeps older ones', async () => {
    await using lab = await backupLab()
    await backup(lab)
    const first = lab.device('r1').runningConfig()
    await lab.nr.run(sendConfig, ['snmp-server location here'])
    const result = await backup(lab, { keep: 2 })
    expect(result?.value?.diff).toMatch(/^--- r1\.cfg\n\+\+\+ r1\.cfg\n@@ /)
    expect(result?.value?.diff).toContain('\n+snmp-server location here\n')
    expect(result).toMatchObject({ changed: false, value: { changed: true } })
    const files = await lab.files()
    const kept = files['r1.cfg']?.replace(/^!\n! Last configuration change at .*\n/, '')
    expect(kept).toBe(lab.device('r1').runningConfig())
    expect(files['r1.cfg.1']).toBe(first)
  })

  it('says in a dry run what would happen, and writes nothing', async () => {
    await using lab = await backupLab([{ name: 'r1' }], { dryRun: true })
    const text = lab.device('r1').runningConfig()
    expect((await backup(lab))?.value).toMatchObject({ changed: true, bytes: text.length })
    await expect(lab.files()).rejects.toMatchObject({ code: 'ENOENT' })
    await mkdir(lab.folder)
    await writeFile(join(lab.folder, 'r1.cfg'), 'hostname old\nend\n')
    expect((await backup(lab))?.value?.diff).toContain('-hostname old\n')
    expect(await lab.files()).toEqual({ 'r1.cfg': 'hostname old\nend\n' })
  })

  it.each([
    ['the link is cut in the middle', 'SESSION_CLOSED', { dropOnCommand: 'show running-config' }],
    ['the device says nothing more', 'PROMPT_TIMEOUT', { hangOnCommand: 'show running-config' }],
    ['the log-in is refused', 'AUTHENTICATION_FAILED', { refuseLogin: true }],
  ])('leaves the last backup as it was when %s', async (_what, code, faults) => {
    await using lab = await backupLab()
    await backup(lab)
    const last = await lab.files()
    await lab.nr.run(sendConfig, ['snmp-server location here'])
    if ('refuseLogin' in faults) await lab.nr.closeConnections()
    lab.device('r1').setFaults(faults)
    const params = { folder: lab.folder, keep: 3, timeoutMs: 300 }
    const { error } = (await lab.nr.run(backupConfig, params)).get('r1') ?? {}
    expect(error).toMatchObject({ code })
    expect(await lab.files()).toEqual(last)
  })

  it('leaves the last backup as it was when the configuration is cut off', async () => {
    const commands = { 'show running-config': 'hostname r1\ninterface Gi1' }
    await using lab = await backupLab([{ name: 'r1', commands }])
    await mkdir(lab.folder)
    await writeFile(join(lab.folder, 'r1.cfg'), 'hostname r1\nend\n')
    expect((await backup(lab))?.error).toMatchObject({ code: 'CONFIG_TRUNCATED' })
    expect(await lab.files()).toEqual({ 'r1.cfg': 'hostname r1\nend\n' })
  })

  it('warns of one that may have been cut off where nothing shows its end', async () => {
    const views = [
      { source: 'running', modes: ['enable'], command: 'show running-config' },
    ] as const
    const endless = definePlatform({ extends: 'cisco_ios', name: 'endless', showConfig: { views } })
    const commands = { 'show running-config': 'hostname r1\ninterface Gi1' }
    await using lab = await backupLab([{ name: 'r1', commands }], {}, endless)
    await mkdir(lab.folder)
    await writeFile(join(lab.folder, 'r1.cfg'), 'hostname r1\ninterface Gi1\n shutdown\n')
    const result = await backup(lab, { keep: 1 })
    expect(result?.value).toMatchObject({ changed: true, isProvenWhole: false })
    expect(result?.warnings).toEqual([expect.stringContaining('may have been cut off')])
    expect((await backup(lab))?.warnings).toEqual([])
  })

  it('says when too much changed for a diff', async () => {
    await using lab = await backupLab()
    await mkdir(lab.folder)
    const old = Array.from({ length: 3_000 }, (_one, index) => `line ${index}`).join('\n')
    await writeFile(join(lab.folder, 'r1.cfg'), `${old}\nend\n`)
    const result = await backup(lab)
    expect(result?.value).toMatchObject({ changed: true, diff: '' })
    expect(result?.warnings).toEqual(['so much changed that no diff was made'])
  })

  it('keeps the good ones of a run in which others fail', async () => {
    const faults = { dropOnCommand: 'show running-config' }
    await using lab = await backupLab([{ name: 'r1' }, { name: 'r2', faults }, { name: 'r3' }])
    const results = await lab.nr.run(backupConfig, { folder: lab.folder })
    expect([...results.failedHosts.keys()]).toEqual(['r2'])
    expect(Object.keys(await lab.files()).toSorted()).toEqual(['r1.cfg', 'r3.cfg'])
  })

  it('says that the folder is a file before it asks the device anything', async () => {
    await using lab = await backupLab()
    await writeFile(lab.folder, '')
    const error = (await backup(lab))?.error
    expect(error).toMatchObject({ code: 'BACKUP_FILE', action: 'read', host: 'r1' })
    expect(error?.message).toContain('a part of the path is a file and no folder')
    expect(lab.device('r1').sessions).toBe(0)
  })

  it('says that the file is a folder', async () => {
    await using lab = await backupLab()
    await mkdir(join(lab.folder, 'r1.cfg'), { recursive: true })
    expect((await backup(lab))?.error?.message).toContain('cannot be read: it is a folder')
  })

  it('says that it cannot write, and the session goes on', async () => {
    await using lab = await backupLab()
    const file = ({ name }: Host): string => join(lab.folder, 'r'.repeat(300), name)
    const error = (await lab.nr.run(backupConfig, { file })).get('r1')?.error
    expect(error?.message).toContain('the name is too long')
    lab.nr.resetFailedHosts()
    expect((await lab.nr.run(sessionMode)).get('r1')?.value).toBe('enable')
    await rm(lab.folder, { recursive: true, force: true })
  })

  it.each([-1, 1.5, Number.NaN, '3'])('refuses to keep %j older ones', async (keep) => {
    await using lab = await backupLab()
    const error = (await backup(lab, { keep: keep as number }))?.error
    expect(error).toMatchObject({ code: 'BACKUP_OPTIONS' })
    expect(lab.device('r1').sessions).toBe(0)
  })
})
