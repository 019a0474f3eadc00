import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { collector } from '../../test/collector.ts'
import { lazyLogger } from './lazy-logger.ts'

function lazy(level: string) {
  const sink = collector()
  let made = 0
  const log = lazyLogger(level, () => {
    made += 1
    return pino({ level, base: null, timestamp: false }, sink)
  })
  return { log, sink, count: () => made }
}

describe('a lazy logger', () => {
  it('is not made for what is not written, also by its children', () => {
    const { log, count } = lazy('warn')
    log.debug('no')
    log.child({ host: 'h1' }).child({ task: 't' }).info({ a: 1 }, 'no')
    expect(log.level).toBe('warn')
    expect(count()).toBe(0)
  })

  it('is made once, with the bindings of its children', () => {
    const { log, sink, count } = lazy('warn')
    const child = log.child({ host: 'h1' }).child({ task: 't' })
    child.warn({ a: 1 }, 'yes')
    child.info('no')
    log.error('too')
    expect(sink.text()).toBe(
      '{"level":40,"host":"h1","task":"t","a":1,"msg":"yes"}\n{"level":50,"msg":"too"}\n',
    )
    expect(count()).toBe(1)
  })

  it('can be asked and told everything else that a logger can', () => {
    const { log, sink } = lazy('warn')
    expect(log.isLevelEnabled('info')).toBe(false)
    log.level = 'debug'
    log.debug('now')
    expect(sink.text()).toContain('now')
  })

  it('writes nothing at all when it is silent', () => {
    const { log, count } = lazy('silent')
    log.fatal('no')
    expect(count()).toBe(0)
  })
})
