import { type GetConfigOptions, getConfig } from '../config/get-config.ts'
import { configViews } from '../config/get-config-view.ts'
import type { SessionContext } from '../session-context.ts'

/**
 * The running configuration without what differs at each reading.
 *
 * @param context - The session.
 * @param options - Limits.
 * @returns Undefined where the platform cannot show it.
 * @throws What `getConfig` throws.
 */
export async function readRunning(
  context: SessionContext,
  options: Pick<GetConfigOptions, 'signal'>,
): Promise<string | undefined> {
  const choice = { source: 'running', format: 'text' } as const
  const isShown = context.platform.showConfig?.views.some(
    ({ source, format = 'text' }) => source === choice.source && format === choice.format,
  )
  if (isShown !== true) return undefined
  const views = configViews(context, choice)
  const { text } = await getConfig(context, views, { ...options, normalize: true })
  return text
}
