import type { SessionContext } from '../session-context.ts'
import { type GetConfigOptions, getConfig } from './get-config.ts'
import { configViews } from './get-config-view.ts'

/**
 * The running configuration without what differs at each reading.
 *
 * @param context - The session.
 * @param options - Limits; `source`: another one than the running configuration.
 * @returns Undefined where the platform cannot show it.
 * @throws What `getConfig` throws.
 */
export async function readRunning(
  context: SessionContext,
  { source = 'running', ...options }: Pick<GetConfigOptions, 'signal' | 'source' | 'timeoutMs'>,
): Promise<string | undefined> {
  const { showConfig } = context.platform
  const choice = { source, format: showConfig?.compared ?? 'text' }
  const isShown = showConfig?.views.some(
    ({ source, format = 'text' }) => source === choice.source && format === choice.format,
  )
  if (isShown !== true) return undefined
  const views = configViews(context, choice)
  const { text } = await getConfig(context, views, { ...options, ...choice, normalize: true })
  return text
}
