import type { EstateOptions } from '../estate/create-estate.ts'
import type { Estate } from '../estate/estate.ts'
import type { ProfileName } from '../profile.ts'
import type { Fault } from './fault.ts'
import type { Token } from './tokens.ts'

/** What {@link startFakeNetBox} may be told. */
export interface FakeNetBoxOptions extends EstateOptions {
  /** Whose behaviour. Default: `4.7`. */
  readonly profile?: ProfileName | undefined
  /** An estate made before; it belongs to this server from now on. */
  readonly estate?: Estate | undefined
  /** Port; default: any free one of 127.0.0.1. */
  readonly port?: number | undefined
  /** `MAX_PAGE_SIZE`. Default: 1000; 0: no limit. */
  readonly maxPageSize?: number | undefined
  /** `PAGINATE_COUNT`. Default: 50. */
  readonly defaultPageSize?: number | undefined
  /** Scheme and host that `next` and `url` show, e.g. `https://netbox.internal` behind a proxy. */
  readonly publicOrigin?: string | undefined
  /** Everything stands below this path, e.g. `/netbox` (`BASE_PATH`). Default: none. */
  readonly basePath?: string | undefined
  /** Whether a request without a token is refused (`LOGIN_REQUIRED`). Default: true. */
  readonly loginRequired?: boolean | undefined
  /** Tokens beside those of `tokens`. */
  readonly tokens?: readonly Token[] | undefined
  /** What goes wrong from the start. */
  readonly faults?: readonly Fault[] | undefined
  /** What `/api/status/` says instead of the profile's version. */
  readonly version?: string | undefined
}
