import { lab } from './lab-rules.ts'

/** What a package of ours may import, and how its folders stand on each other. */
export interface PackageRules {
  /** Names of the packages (without scope) that it may import; each is on a lower floor. */
  readonly imports: readonly string[]
  /** Every folder of `src/`, with the folders that it imports. Exact: an arrow that went is removed here. */
  readonly folders: Readonly<Record<string, readonly string[]>>
}

/** Every package, ground floor first. ARCHITECTURE.md says why the arrows point this way. */
export const layers: Readonly<Record<string, PackageRules>> = {
  kernel: {
    imports: [],
    folders: {
      document: ['error', 'nearest'],
      error: [],
      nearest: [],
      path: [],
      secret: ['error', 'nearest', 'path', 'terminal', 'waiting'],
      terminal: ['error'],
      waiting: [],
    },
  },
  inventory: {
    imports: ['kernel'],
    folders: {
      address: [],
      data: [],
      filter: ['address', 'data', 'host'],
      host: ['data'],
      inventory: ['data', 'filter', 'host'],
      source: ['data', 'host', 'inventory', 'ssh-config'], // ssh_config names hosts, too; Ansible, jump hosts
      'ssh-config': ['filter'], // for its glob
      validation: ['address', 'data', 'host', 'inventory'],
    },
  },
  textfsm: {
    imports: ['kernel'],
    folders: {
      command: ['error', 'parser', 'regex', 'table', 'template'],
      error: [],
      machine: ['error', 'output', 'regex', 'table', 'template'],
      output: [],
      parser: ['machine', 'table', 'template'],
      regex: [], // Python's expressions on single lines: it knows no template
      'row-type': ['template'],
      table: [],
      template: ['error', 'regex', 'table'],
    },
  },
  lab,
  core: {
    imports: ['inventory', 'kernel'],
    folders: {
      cancellation: ['result'],
      config: ['log', 'policy', 'runner', 'thread'],
      connection: ['cancellation', 'policy'],
      crossing: ['result'], // what threads hand each other: it knows no thread
      engine: [
        'cancellation',
        'connection',
        'event',
        'policy',
        'processor',
        'result',
        'runner',
        'store',
      ],
      event: ['result'],
      log: [],
      nornir: [
        'cancellation',
        'config',
        'connection',
        'engine',
        'event',
        'log',
        'policy',
        'processor',
        'result',
        'run',
        'runner',
        'store',
        'task',
        'thread',
      ],
      output: ['event', 'result', 'run', 'task'],
      policy: [],
      processor: ['cancellation', 'result', 'task'],
      result: [],
      run: ['engine', 'event', 'policy', 'result'],
      runner: ['cancellation', 'connection', 'processor', 'result', 'task'],
      store: ['cancellation', 'policy', 'result', 'task'], // files of results too
      task: ['connection', 'result'],
      testing: ['connection', 'nornir', 'run', 'runner', 'task'],
      thread: [
        'cancellation',
        'connection',
        'crossing',
        'log',
        'policy',
        'processor',
        'result',
        'runner',
        'task',
      ],
    },
  },
  'plugins-secrets': {
    imports: ['inventory', 'kernel'],
    folders: {
      cyberark: ['http', 'option'],
      http: ['option'], // asks servers: it knows no product
      keyring: ['option'],
      option: [],
      vault: ['http', 'option'],
    },
  },
  'plugins-netbox': {
    imports: ['inventory', 'kernel'],
    folders: {
      answer: [],
      cache: ['answer', 'device'],
      client: ['answer'],
      device: ['answer'],
      dialect: ['answer', 'device', 'paging', 'version'],
      doctor: [
        'answer',
        'client',
        'device',
        'dialect',
        'filter',
        'host',
        'options',
        'paging',
        'reading',
        'version',
      ],
      filter: ['answer', 'device', 'version'],
      host: ['answer', 'device'], // how hosts are made: it knows no server
      options: ['answer', 'cache', 'device', 'dialect', 'filter', 'host'],
      paging: ['answer', 'client'],
      reading: [
        'answer',
        'cache',
        'client',
        'device',
        'dialect',
        'filter',
        'host',
        'options',
        'paging',
        'version',
      ],
      source: ['device', 'dialect', 'host', 'options', 'reading'],
      version: [],
    },
  },
  'plugins-ssh': {
    imports: ['core', 'inventory', 'kernel', 'textfsm'],
    folders: {
      detect: ['error', 'platform', 'session'],
      error: [],
      naming: [],
      parsing: ['platform', 'table'], // texts to rows: it knows no session
      platform: [], // data: it knows neither session nor terminal
      plugin: ['detect', 'error', 'platform', 'session', 'session-log', 'transport'],
      session: ['error', 'platform', 'session-log', 'terminal', 'transport'],
      'session-log': ['terminal'],
      table: ['naming'], // data: it knows no session, and no parser
      task: ['parsing', 'plugin', 'session', 'table'],
      terminal: ['error'], // lines out of bytes: no session, no platform
      transfer: ['plugin', 'session', 'task'], // what runbooks do with files
      transport: ['error'], // bytes: neither terminal nor session
    },
  },
}
