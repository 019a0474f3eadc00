import { SshError } from '../../error/ssh-error.ts'

/** Details of a {@link ProxyCommandNotAllowedError}. */
export interface ProxyCommandNotAllowedDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** The server that is to be reached so: the host's address, or a jump host's. */
  readonly hostname: string
  /** The first word of the command: the others may hold a password. */
  readonly program: string
}

/**
 * The ssh_config has a `ProxyCommand` for a server, and no program may be run. Nothing was opened: a
 * connection past the command could end at another machine.
 */
export class ProxyCommandNotAllowedError extends SshError implements ProxyCommandNotAllowedDetails {
  readonly code = 'PROXY_COMMAND_NOT_ALLOWED'
  /** The server that is to be reached so. */
  readonly hostname: string
  /** The first word of the command. */
  readonly program: string

  constructor({ host, hostname, program }: ProxyCommandNotAllowedDetails, options?: ErrorOptions) {
    super(
      `the ssh_config has a ProxyCommand (${program} …) for ${hostname}, and programs are run only with ` +
        'ssh.with({ allowExec: true }). Allow it, or give the way by jumpHosts ([] for none)',
      { host, phase: 'connect' },
      options,
    )
    this.hostname = hostname
    this.program = program
  }
}
