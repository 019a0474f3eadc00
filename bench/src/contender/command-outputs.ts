import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How many rows the outputs have. */
export const outputRows = { routes: 286, interfaces: 20 } as const

/**
 * Writes what an IOS router answers to `show ip route` and `show interfaces`, some 20 KB each.
 *
 * @param folder - Gets `routes.txt` and `interfaces.txt`.
 */
export function writeOutputs(folder: string): void {
  const routes = Array.from({ length: outputRows.routes }, (_, index) => route(index))
  writeFileSync(join(folder, 'routes.txt'), `${[legend, ...routes].join('\n')}\n`)
  const interfaces = Array.from({ length: outputRows.interfaces }, (_, index) => port(index))
  writeFileSync(join(folder, 'interfaces.txt'), `${interfaces.join('\n')}\n`)
}

const legend = `Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP
       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area
       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2

Gateway of last resort is 10.0.0.1 to network 0.0.0.0

      10.0.0.0/8 is variably subnetted, ${outputRows.routes} subnets, 2 masks`

function route(index: number): string {
  const network = `10.${index >> 8}.${index & 255}.0/24`
  if (index % 10 === 0)
    return `C        ${network} is directly connected, GigabitEthernet0/${index}`
  return `O E2     ${network} [110/20] via 10.0.0.${index % 250}, 1d02h, GigabitEthernet0/${index % 48}`
}

function port(index: number): string {
  const mac = `0011.2233.${(0x4400 + index).toString(16)}`
  return `GigabitEthernet0/${index} is up, line protocol is up
  Hardware is iGbE, address is ${mac} (bia ${mac})
  Description: to access switch ${index}
  Internet address is 192.0.2.${index}/31
  MTU 1500 bytes, BW 1000000 Kbit/sec, DLY 10 usec,
     reliability 255/255, txload 1/255, rxload 1/255
  Encapsulation ARPA, loopback not set
  Keepalive set (10 sec)
  Full Duplex, 1Gbps, media type is RJ45
  output flow-control is unsupported, input flow-control is unsupported
  ARP type: ARPA, ARP Timeout 04:00:00
  Last input 00:00:01, output 00:00:02, output hang never
  Last clearing of "show interface" counters never
  Input queue: 0/75/0/0 (size/max/drops/flushes); Total output drops: 0
  Queueing strategy: fifo
  Output queue: 0/40 (size/max)
  5 minute input rate 1000 bits/sec, 2 packets/sec
  5 minute output rate 3000 bits/sec, 4 packets/sec
     ${index}47372 packets input, 14222 bytes, 0 no buffer
     Received 1 broadcasts (0 IP multicasts)
     0 runts, 0 giants, 0 throttles
     0 input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored
     0 watchdog, 0 multicast, 0 pause input
     ${index}58192 packets output, 53211 bytes, 0 underruns
     0 output errors, 0 collisions, 2 interface resets
     0 unknown protocol drops
     0 babbles, 0 late collision, 0 deferred
     1 lost carrier, 0 no carrier, 0 pause output
     0 output buffer failures, 0 output buffers swapped out`
}
