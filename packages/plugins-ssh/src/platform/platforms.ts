import { ciscoIos } from './cisco-ios.ts'
import { frr } from './frr.ts'
import { linux } from './linux.ts'
import type { Platform } from './platform.ts'

/** Every platform that comes with the package. This list is the only registration. */
export const platforms: readonly Platform[] = [ciscoIos, frr, linux]
