import {
  commit,
  commitConfirmed,
  ensureConfig,
  pushConfig,
  reload,
  rollback,
  sendConfig,
} from '@nornir-ts/plugins-ssh'
import { expect, it } from 'vitest'
import { pushLab } from './push-lab.ts'

const lines = ['set system ntp server 192.0.2.9']

/** What somebody without a compiler may write. */
it.each([
  [pushConfig, { lines, validat: ['show version'] }, 'did you mean "validate"?'],
  [pushConfig, { lines, dryRun: true }, 'no parameter "dryRun"'],
  [pushConfig, { lines, validate: [{ command: 'x', expects: 'y' }] }, '"expect"'],
  [sendConfig, { lines, comit: false }, 'did you mean "commit"?'],
  [ensureConfig, { presnt: lines }, 'did you mean "present"?'],
  [ensureConfig, { sections: [{ absnt: lines }] }, 'did you mean "absent"?'],
  [ensureConfig, { present: lines, push: { validat: [] } }, '"validate"'],
  [commit, { confirmWithinMs: 60_000 }, 'no parameter "confirmWithinMs"'],
  [commitConfirmed, { minutes: 5 }, 'no parameter "minutes"'],
  [commitConfirmed, {}, 'confirmWithinMs is missing'],
  [rollback, { commit: 3 }, 'did you mean "commits"?'],
  [reload, {}, 'save is missing'],
] as const)('%o is not started with %j, and nothing is sent', async (task, params, says) => {
  await using lab = await pushLab('juniper_junos')
  const run = lab.nr.run(task as typeof sendConfig, params as unknown as readonly string[])
  const result = (await run).get('r1')
  expect(result?.error).toMatchObject({ code: 'TASK_PARAMS', task: task.name, changed: false })
  expect(`${result?.error}`).toContain(says)
  expect(lab.device.receivedText()).not.toContain('configure')
})
