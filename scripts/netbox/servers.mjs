import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { asPostgres, cacheFolder, netboxRoot, venv } from './cache-folder.mjs'
import { configure } from './configure.mjs'
import { postgresBin } from './install.mjs'

const readyLimitMs = 60_000

/**
 * Starts PostgreSQL, Redis and, once `prepare` has run, NetBox itself, each on a free port of
 * 127.0.0.1, and gives what ends them.
 *
 * @param prepare - Fills the database; gets what runs a command of NetBox, and the database.
 * @returns The URL, and `stop`.
 */
export async function startServers(prepare) {
  const running = []
  const stop = async () => {
    for (const server of running.reverse()) await server.stop()
  }
  try {
    const postgresPort = await freePort()
    running.push(await startPostgres(postgresPort))
    const redisPort = await freePort()
    running.push(await startRedis(redisPort))
    configure({ postgresPort, redisPort })
    await prepare(netbox, database(postgresPort))
    const port = await freePort()
    running.push(await startNetBox(port))
    return { url: `http://127.0.0.1:${port}`, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Runs a command of NetBox to its end; throws where it fails. */
function netbox(args, { quiet = true, input } = {}) {
  const { status, stdout, stderr, error } = spawnSync(join(venv, 'bin/netbox'), args, {
    env: environment(),
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 2 ** 20,
    stdio: ['pipe', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  })
  if (status !== 0) {
    throw new Error(`netbox ${args[0]} failed (${error?.message ?? status}):\n${stdout}\n${stderr}`)
  }
  return stdout
}

const environment = () => ({ ...process.env, NETBOX_ROOT: netboxRoot })

async function startPostgres(port) {
  const bin = postgresBin()
  const data = join(cacheFolder, 'postgres')
  const sockets = join(cacheFolder, 'sockets')
  for (const folder of [data, sockets]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (asPostgres.length > 0) chownSync(folder, idOf('-u'), idOf('-g'))
  }
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const options = ['--auth=trust', '--username=netbox', '--encoding=UTF8', '--locale=C.UTF-8']
    mustRun([...asPostgres, join(bin, 'initdb'), ...options, '-D', data])
  }
  const server = start('postgres', [
    ...asPostgres,
    join(bin, 'postgres'),
    ...['-D', data, '-p', `${port}`, '-k', sockets, '-c', 'listen_addresses=127.0.0.1'],
    ...['-c', 'fsync=off', '-c', 'full_page_writes=off'], // it can be made anew
  ])
  await ready(server, () => spawnSync('psql', [...psql(port), '-c', '']).status === 0)
  return server
}

const psql = (port) => ['-h', '127.0.0.1', '-p', `${port}`, '-U', 'netbox', '-d', 'postgres']

/** The database of NetBox. Creating its tables takes minutes, so a copy of the empty ones is kept. */
function database(port) {
  const does = (statement) => spawnSync('psql', [...psql(port), '-c', statement]).status === 0
  const must = (statement) => mustRun(['psql', ...psql(port), '-c', statement])
  return {
    /** Empties it. True where its tables are there already. */
    recreate() {
      must('drop database if exists netbox')
      if (does('create database netbox template netbox_empty')) return true
      must('create database netbox')
      return false
    },
    /** Keeps what it holds now for the next time. */
    keep: () => must('create database netbox_empty template netbox'),
  }
}

async function startRedis(port) {
  const server = start('redis', [
    '/usr/bin/redis-server',
    ...['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', cacheFolder],
  ])
  await ready(server, () => canConnect(port))
  return server
}

async function startNetBox(port) {
  const workers = process.env['NORNIR_TS_NETBOX_WORKERS'] ?? '2'
  const server = start(
    'netbox',
    [
      join(venv, 'bin/gunicorn'),
      ...['-b', `127.0.0.1:${port}`, '-w', workers, '--timeout', '300', 'netbox.wsgi'],
    ],
    environment(),
  )
  await ready(server, async () => {
    const response = await fetch(`http://127.0.0.1:${port}/api/status/`).catch(() => undefined)
    return response !== undefined && response.status < 500
  })
  return server
}

/** Starts one server in a process group of its own, with its output in a log file. */
function start(name, [command, ...args], env = process.env) {
  const log = openSync(join(cacheFolder, `${name}.log`), 'w')
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
  return { name, stop, isOver: () => isOver }
}

async function ready(server, isReady) {
  const limit = performance.now() + readyLimitMs
  while (performance.now() < limit && !server.isOver()) {
    if (await isReady()) return
    await sleep(200)
  }
  await server.stop()
  throw new Error(`${server.name} did not start; see ${join(cacheFolder, `${server.name}.log`)}`)
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
