import { LinkError, type LinkErrorDetails } from './link-error.ts'

/** Details of a {@link ProxyCommandError}. */
export interface ProxyCommandErrorDetails extends LinkErrorDetails {
  /** What it was to connect to, `hostname:port`. */
  readonly address: string
  /** The first word of the command line: the others may hold a password. */
  readonly program: string
  /** Exit status; undefined when it was ended by a signal, or did not start. */
  readonly code?: number | null | undefined
  /** The signal that ended it. */
  readonly signal?: string | null | undefined
  /** The end of what it wrote on its error output. */
  readonly stderr: string
}

/**
 * The program of a ProxyCommand failed, or ended without a word. Not retryable: it may have tried a
 * password of its own.
 */
export class ProxyCommandError extends LinkError {
  readonly code = 'PROXY_COMMAND_FAILED'
  /** What it was to connect to, `hostname:port`. */
  readonly address: string
  /** Exit status; undefined when it was ended by a signal, or did not start. */
  readonly exitCode: number | undefined
  /** The end of what it wrote on its error output. */
  readonly stderr: string
  /** A property, for private fields stay behind when an error comes from another thread; one that does not show. */
  declare private readonly details: ProxyCommandErrorDetails

  constructor(details: ProxyCommandErrorDetails, options?: ErrorOptions) {
    const { address, program, stderr } = details
    const said = stderr === '' ? 'It said nothing on its error output' : `It said: ${stderr}`
    super(
      `the ProxyCommand to ${address}, ${program} …, ${howItEnded(details, options)}. ${said}. Try the command by hand`,
      details,
      options,
    )
    this.address = address
    this.exitCode = details.code ?? undefined
    this.stderr = stderr
    Object.defineProperty(this, 'details', { value: details })
  }

  afterPassword(): ProxyCommandError {
    return new ProxyCommandError({ ...this.details, isPasswordSent: true }, { cause: this.cause })
  }
}

function howItEnded({ code, signal }: ProxyCommandErrorDetails, options?: ErrorOptions): string {
  if (options?.cause instanceof Error) return `did not start: ${options.cause.message}`
  if (signal != null) return `was ended by ${signal}`
  if (code === undefined) return 'closed its output without a word'
  return code === 0 ? 'ended without a word' : `ended with status ${code}`
}
