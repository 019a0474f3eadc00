import * as inventory from '@nornir-ts/inventory'
import * as kernel from '@nornir-ts/kernel'
import {
  CancelledError,
  RunTimeoutError,
  SkippedError,
  TaskTimeoutError,
} from '../cancellation/cancellation-error.ts'
import { CredentialBlockedError } from '../connection/credential-blocked-error.ts'
import { DuplicatePluginError } from '../connection/duplicate-plugin-error.ts'
import { FileLimitError } from '../connection/file-limit-error.ts'
import { OffloadConnectionError } from '../connection/no-connections.ts'
import { CrossingError } from '../crossing/crossing-error.ts'
import { RemoteError } from '../crossing/remote-error.ts'
import { ContextRevokedError } from '../task/context-revoked-error.ts'
import { InvalidLimitError } from '../task/invalid-limit-error.ts'
import { InvalidTaskError } from '../task/invalid-task-error.ts'
import { SubtaskError, TaskFailedError } from '../task/task-error.ts'
import type { Namespace } from './import-module.ts'
import { ThreadModuleError } from './module-error.ts'
import { NestedRunError } from './nested-run-error.ts'

/** Our own error classes that can come to be on a thread, or are handed to one. */
export const ownErrors: Readonly<Record<string, Namespace>> = {
  '@nornir-ts/kernel': kernel,
  '@nornir-ts/inventory': inventory,
  '@nornir-ts/core': {
    CancelledError,
    ContextRevokedError,
    CredentialBlockedError,
    CrossingError,
    DuplicatePluginError,
    FileLimitError,
    InvalidLimitError,
    InvalidTaskError,
    NestedRunError,
    OffloadConnectionError,
    RemoteError,
    RunTimeoutError,
    SkippedError,
    SubtaskError,
    TaskFailedError,
    TaskTimeoutError,
    ThreadModuleError,
  },
}
