import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link TemplateFileError}. */
export interface TemplateFileDetails {
  /** The file. */
  readonly file: string
  /** What it should hold. */
  readonly holds: 'index' | 'template'
}

/** A template, or an index of templates, cannot be read; `cause` says why. */
export class TemplateFileError extends NornirError implements TemplateFileDetails {
  readonly code = 'TEXTFSM_FILE'
  /** The file. */
  readonly file: string
  /** What it should hold. */
  readonly holds: 'index' | 'template'

  constructor({ file, holds }: TemplateFileDetails, options?: ErrorOptions) {
    const reason = options?.cause instanceof Error ? options.cause.message : 'unknown reason'
    const what = holds === 'index' ? 'the index of TextFSM templates' : 'a TextFSM template'
    super(`Cannot read ${what} from ${file}: ${reason}`, options)
    this.file = file
    this.holds = holds
  }
}
