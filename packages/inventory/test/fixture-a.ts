import type { InventoryData } from '../src/index.ts'

/** Six devices with parents, defaults and connection options: fixture A of the conformance cases. */
export const fixtureA: InventoryData = {
  hosts: {
    'dev1.group_1': {
      port: 65020,
      hostname: 'localhost',
      password: 'a_password',
      platform: 'eos',
      data: {
        some_string_to_test_any_all: 'prefix',
        my_var: 'comes_from_dev1.group_1',
        www_server: 'nginx',
        role: 'www',
        nested_data: { a_dict: { a: 1, b: 2 }, a_list: [1, 2], a_string: 'asdasd' },
      },
      groups: ['group_1'],
      connection_options: {
        paramiko: {
          port: 65020,
          username: 'root',
          password: 'docker',
          platform: 'linux',
          extras: {},
        },
        dummy: { hostname: 'dummy_from_host', extras: { blah: 'from_host' } },
      },
    },
    'dev2.group_1': {
      port: 65021,
      hostname: 'localhost',
      platform: 'junos',
      data: {
        some_string_to_test_any_all: 'prefix_longer',
        role: 'db',
        nested_data: { a_dict: { b: 2, c: 3 }, a_list: [2, 3], a_string: 'qwe' },
      },
      groups: ['group_1'],
      connection_options: {
        paramiko: { username: 'root', password: 'docker', platform: 'linux', extras: {} },
        dummy2: { username: 'dummy2_from_host' },
      },
    },
    'dev3.group_2': {
      port: 65022,
      hostname: 'localhost',
      platform: 'linux',
      data: { www_server: 'apache', role: 'www' },
      groups: ['group_2'],
    },
    'dev4.group_2': {
      port: 65023,
      hostname: 'localhost',
      platform: 'linux',
      data: { my_var: 'comes_from_dev4.group_2', role: 'db' },
      groups: ['parent_group', 'group_2'],
      connection_options: {
        paramiko: {
          hostname: 'localhost',
          username: 'root',
          password: 'docker',
          platform: 'linux',
          extras: {},
        },
      },
    },
    'dev5.no_group': { port: 65024, hostname: 'localhost', platform: 'linux' },
    'dev6.group_3': {
      port: 65025,
      hostname: 'localhost',
      platform: 'linux',
      data: { asd: 1 },
      groups: ['group_3'],
    },
  },
  groups: {
    dummy_group: {},
    parent_group: {
      password: 'from_parent_group',
      data: { my_var: 'comes_from_parent_group', a_var: 'blah', a_false_var: false },
      connection_options: {
        dummy: { hostname: 'dummy_from_parent_group', extras: { blah: 'from_group' } },
        dummy2: { hostname: 'dummy2_from_parent_group', extras: { blah: 'from_group' } },
      },
    },
    group_1: {
      password: 'from_group1',
      data: { my_var: 'comes_from_group_1', site: 'site1' },
      groups: ['parent_group'],
    },
    group_2: { data: { some_string_to_test_any_all: 'other_prefix', site: 'site2' } },
    group_3: { groups: ['dummy_group', 'parent_group'], data: { site: 'site2' } },
  },
  defaults: {
    username: 'root',
    password: 'docker',
    platform: 'linux',
    data: { my_var: 'comes_from_defaults', only_default: 'only_defined_in_default' },
    connection_options: {
      dummy: { hostname: 'dummy_from_defaults', extras: { blah: 'from_defaults' } },
    },
  },
}
