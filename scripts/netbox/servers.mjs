import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { postgresBin } from './install.mjs'

const readyLimitMs = 60_000

/** What runs something as another user where we are root, because PostgreSQL insists. */
const asPostgres = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : []

/**
 * Starts PostgreSQL, Redis and, once `prepare` has run, the product itself, each on a free port of
 * 127.0.0.1, and gives what ends them.
 *
 * @param product - NetBox or Nautobot.
 * @param prepare - Fills the database; gets what runs a command of it, and the database.
 * @returns The URL, and `stop`.
 */
export async function startServers(product, prepare) {
  const running = []
  const stop = async () => {
    for (const server of running.reverse()) await server.stop()
  }
  try {
    const postgresPort = await freePort()
    running.push(await startPostgres(product, postgresPort))
    const redisPort = await freePort()
    running.push(await startRedis(product, redisPort))
    product.configure({ postgresPort, redisPort })
    await prepare(product, {
      manage: (args) => manage(product, args),
      database: database(product, postgresPort),
    })
    const port = await freePort()
    running.push(await startProduct(product, port))
    return { url: `http://127.0.0.1:${port}`, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Runs a command of the product to its end; throws where it fails. */
function manage({ command, environment }, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    env: { ...process.env, ...environment() },
    encoding: 'utf8',
    maxBuffer: 256 * 2 ** 20,
  })
  if (status !== 0) {
    const reason = error?.message ?? status
    throw new Error(`${command} ${args[0]} failed (${reason}):\n${stdout}\n${stderr}`)
  }
}

async function startPostgres(product, port) {
  const bin = postgresBin()
  const { cacheFolder, database: user } = product
  const data = join(cacheFolder, 'postgres')
  const sockets = join(cacheFolder, 'sockets')
  for (const folder of [data, sockets]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (asPostgres.length > 0) chownSync(folder, idOf('-u'), idOf('-g'))
  }
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const options = ['--auth=trust', `--username=${user}`, '--encoding=UTF8', '--locale=C.UTF-8']
    mustRun([...asPostgres, join(bin, 'initdb'), ...options, '-D', data])
  }
  const server = start(join(cacheFolder, 'postgres.log'), [
    ...asPostgres,
    join(bin, 'postgres'),
    ...['-D', data, '-p', `${port}`, '-k', sockets, '-c', 'listen_addresses=127.0.0.1'],
    ...['-c', 'fsync=off', '-c', 'full_page_writes=off'], // it can be made anew
  ])
  await ready(server, () => spawnSync('psql', [...psql(user, port), '-c', '']).status === 0)
  return server
}

const psql = (user, port) => ['-h', '127.0.0.1', '-p', `${port}`, '-U', user, '-d', 'postgres']

/** The database of the product. Creating its tables takes minutes, so a copy of the empty ones is kept. */
function database({ database: name }, port) {
  const does = (statement) => spawnSync('psql', [...psql(name, port), '-c', statement]).status === 0
  const must = (statement) => mustRun(['psql', ...psql(name, port), '-c', statement])
  return {
    /** Empties it. True where its tables are there already. */
    recreate() {
      must(`drop database if exists ${name}`)
      if (does(`create database ${name} template ${name}_empty`)) return true
      must(`create database ${name}`)
      return false
    },
    /** Keeps what it holds now for the next time. */
    keep: () => must(`create database ${name}_empty template ${name}`),
  }
}

async function startRedis({ cacheFolder }, port) {
  const server = start(join(cacheFolder, 'redis.log'), [
    '/usr/bin/redis-server',
    ...['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', cacheFolder],
  ])
  await ready(server, () => canConnect(port))
  return server
}

async function startProduct({ cacheFolder, venv, database, wsgi, environment }, port) {
  const workers = process.env['NORNIR_TS_NETBOX_WORKERS'] ?? '2'
  const server = start(
    join(cacheFolder, `${database}.log`),
    [
      join(venv, 'bin/gunicorn'),
      ...['-b', `127.0.0.1:${port}`, '-w', workers, '--timeout', '300', wsgi],
    ],
    { ...process.env, ...environment() },
  )
  await ready(server, async () => {
    const response = await fetch(`http://127.0.0.1:${port}/api/status/`).catch(() => undefined)
    return response !== undefined && response.status < 500
  })
  return server
}

/** Starts one server in a process group of its own, with its output in a log file. */
function start(logFile, [command, ...args], env = process.env) {
  const log = openSync(logFile, 'w')
  const child = spawn(command, args, { env, detached: true, stdio: ['ignore', log, log] })
  let isOver = false
  const ended = new Promise((resolve) => {
    child.once('exit', resolve)
    child.once('error', resolve)
  }).then(() => {
    isOver = true
  })
  const stop = async () => {
    // SIGINT: PostgreSQL's fast shutdown, and an orderly end for the others.
    if (!isOver) process.kill(-child.pid, 'SIGINT')
    await ended
  }
  return { command, logFile, stop, isOver: () => isOver }
}

async function ready(server, isReady) {
  const limit = performance.now() + readyLimitMs
  while (performance.now() < limit && !server.isOver()) {
    if (await isReady()) return
    await sleep(200)
  }
  await server.stop()
  throw new Error(`${server.command} did not start; see ${server.logFile}`)
}

function mustRun([command, ...args]) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`)
}

function idOf(which) {
  return Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout)
}

function canConnect(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.end()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
