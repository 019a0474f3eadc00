import { expect, it } from 'vitest'
import { startExample } from '../run-example.ts'

// It runs no task: one runner will do.
it('finds what is wrong, mends it and writes it', { timeout: 60_000 }, async () => {
  const { code, out, err } = await startExample(import.meta.dirname).ended
  expect([code, err]).toEqual([0, ''])
  expect(
    out,
  ).toBe(`warning  groups → fra                                             no host has this group
error    defaults → password                                      there is no provider "$vault" (there are env, file, exec, keyring)
error    hosts → leaf-2.ams → hostname                            ssh: hostname "10.10.0.12/24" has a mask; write only "10.10.0.12"
warning  hosts → leaf-3.ams → hostname                            ssh: same address and port as "leaf-1.ams"
error    hosts → spine-1.ams → hostname                           ssh: hostname "10.10.0.1:2222" has a port; write "10.10.0.1" and port: 2222
error    hosts → spine-1.ams → platform                           ssh: platform "cisco_iso" is unknown; did you mean "cisco_ios"?
error    hosts → spine-2.ams → connection_options → ssh → extras  ssh: spine-2.ams: connect: connection_options.ssh.extras.enabelSecret: is not known; did you mean "enableSecret"? Known: hostKeys, knownHostsFiles, hostKeyAlias, keyFile, passphrase, agent, identitiesOnly, algorithms, keepaliveMs, transport, sshConfig, jumpHosts, localAddress, addressFamily, forwardAgent, enableSecret, limits, delayFactor, fastCli, enter, encoding, pipeline, verifyEcho, allowConfigPreparation, idleTimeoutMs, sessionLog
5 hosts, 3 groups: 5 errors, 2 warnings
Hosts with errors: leaf-2.ams spine-1.ams spine-2.ams

INVALID_INVENTORY: the runbook would end here

inventory: hosts → leaf-1.ams → groups → 0: there is no group "amss"; did you mean "ams"?

5 hosts, 3 groups: ok

leaf-1.ams:
  hostname: 10.10.0.11
  groups:
    - ams
    - leaf
    - vaulted
leaf-2.ams:
  hostname: 10.10.0.12
  groups:
    - ams
    - leaf
    - vaulted
spine-1.ams:
  hostname: 10.10.0.1
  port: 2222
  platform: cisco_ios
  groups:
    - ams
    - vaulted
spine-2.ams:
  hostname: 10.10.0.2
  platform: linux
  connection_options:
    ssh:
      extras:
        enableSecret:
          $env: ENABLE
  groups:
    - ams
    - vaulted
leaf-3.ams:
  hostname: 10.10.0.13
  groups:
    - ams
    - leaf
    - vaulted

Loaded again: leaf-1.ams leaf-2.ams spine-1.ams spine-2.ams leaf-3.ams
`)
})
