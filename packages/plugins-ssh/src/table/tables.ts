import { aristaEos as arpAristaEos } from './arp/arista-eos.ts'
import { type ArpRow, arpFamily } from './arp/arp-row.ts'
import { ciscoIos as arpCiscoIos } from './arp/cisco-ios.ts'
import { ciscoNxos as arpCiscoNxos } from './arp/cisco-nxos.ts'
import { juniperJunos as arpJuniperJunos } from './arp/juniper-junos.ts'
import { aristaEos as bgpSummaryAristaEos } from './bgp-summary/arista-eos.ts'
import { type BgpSummaryRow, bgpSummaryFamily } from './bgp-summary/bgp-summary-row.ts'
import { ciscoIos as bgpSummaryCiscoIos } from './bgp-summary/cisco-ios.ts'
import { ciscoNxos as bgpSummaryCiscoNxos } from './bgp-summary/cisco-nxos.ts'
import { juniperJunos as bgpSummaryJuniperJunos } from './bgp-summary/juniper-junos.ts'
import { aristaEos as interfacesAristaEos } from './interface-details/arista-eos.ts'
import { ciscoIos as interfacesCiscoIos } from './interface-details/cisco-ios.ts'
import { ciscoNxos as interfacesCiscoNxos } from './interface-details/cisco-nxos.ts'
import { type InterfacesRow, interfacesFamily } from './interface-details/interfaces-row.ts'
import { juniperJunos as interfacesJuniperJunos } from './interface-details/juniper-junos.ts'
import { aristaEos as interfaceStatusAristaEos } from './interface-status/arista-eos.ts'
import { ciscoIos as interfaceStatusCiscoIos } from './interface-status/cisco-ios.ts'
import { ciscoNxos as interfaceStatusCiscoNxos } from './interface-status/cisco-nxos.ts'
import {
  type InterfaceStatusRow,
  interfaceStatusFamily,
} from './interface-status/interface-status-row.ts'
import { juniperJunos as interfaceStatusJuniperJunos } from './interface-status/juniper-junos.ts'
import { aristaEos as lldpNeighborsAristaEos } from './lldp-neighbors/arista-eos.ts'
import { ciscoIos as lldpNeighborsCiscoIos } from './lldp-neighbors/cisco-ios.ts'
import { ciscoNxos as lldpNeighborsCiscoNxos } from './lldp-neighbors/cisco-nxos.ts'
import { juniperJunos as lldpNeighborsJuniperJunos } from './lldp-neighbors/juniper-junos.ts'
import { type LldpNeighborsRow, lldpNeighborsFamily } from './lldp-neighbors/lldp-neighbors-row.ts'
import { aristaEos as macTableAristaEos } from './mac-table/arista-eos.ts'
import { ciscoIos as macTableCiscoIos } from './mac-table/cisco-ios.ts'
import { ciscoNxos as macTableCiscoNxos } from './mac-table/cisco-nxos.ts'
import { juniperJunos as macTableJuniperJunos } from './mac-table/juniper-junos.ts'
import { type MacTableRow, macTableFamily } from './mac-table/mac-table-row.ts'
import { aristaEos as routesAristaEos } from './routes/arista-eos.ts'
import { ciscoIos as routesCiscoIos } from './routes/cisco-ios.ts'
import { ciscoNxos as routesCiscoNxos } from './routes/cisco-nxos.ts'
import { juniperJunos as routesJuniperJunos } from './routes/juniper-junos.ts'
import { type RoutesRow, routesFamily } from './routes/routes-row.ts'
import type { TableFamily } from './table-family.ts'
import type { TableTemplate } from './table-template.ts'
import { aristaEos as versionAristaEos } from './version/arista-eos.ts'
import { ciscoIos as versionCiscoIos } from './version/cisco-ios.ts'
import { ciscoNxos as versionCiscoNxos } from './version/cisco-nxos.ts'
import { juniperJunos as versionJuniperJunos } from './version/juniper-junos.ts'
import { type VersionRow, versionFamily } from './version/version-row.ts'

/** A family of tables, and how each platform comes to it. */
export interface DeviceTable<Row extends object> {
  /** The columns. */
  readonly family: TableFamily<Row>
  /** One for each platform: IOS, EOS, NX-OS, Junos. */
  readonly templates: readonly TableTemplate[]
}

/** What runs on a device. */
export const versionTable: DeviceTable<VersionRow> = {
  family: versionFamily,
  templates: [versionCiscoIos, versionAristaEos, versionCiscoNxos, versionJuniperJunos],
}

/** Interfaces, with all that is said of them. */
export const interfacesTable: DeviceTable<InterfacesRow> = {
  family: interfacesFamily,
  templates: [interfacesCiscoIos, interfacesAristaEos, interfacesCiscoNxos, interfacesJuniperJunos],
}

/** Interfaces, in a line each. */
export const interfaceStatusTable: DeviceTable<InterfaceStatusRow> = {
  family: interfaceStatusFamily,
  templates: [
    interfaceStatusCiscoIos,
    interfaceStatusAristaEos,
    interfaceStatusCiscoNxos,
    interfaceStatusJuniperJunos,
  ],
}

/** IPv4 neighbours and their MAC addresses. */
export const arpTable: DeviceTable<ArpRow> = {
  family: arpFamily,
  templates: [arpCiscoIos, arpAristaEos, arpCiscoNxos, arpJuniperJunos],
}

/** MAC addresses and the ports behind which they are. */
export const macTableTable: DeviceTable<MacTableRow> = {
  family: macTableFamily,
  templates: [macTableCiscoIos, macTableAristaEos, macTableCiscoNxos, macTableJuniperJunos],
}

/** Neighbours that are heard by LLDP. */
export const lldpNeighborsTable: DeviceTable<LldpNeighborsRow> = {
  family: lldpNeighborsFamily,
  templates: [
    lldpNeighborsCiscoIos,
    lldpNeighborsAristaEos,
    lldpNeighborsCiscoNxos,
    lldpNeighborsJuniperJunos,
  ],
}

/** BGP neighbours. */
export const bgpSummaryTable: DeviceTable<BgpSummaryRow> = {
  family: bgpSummaryFamily,
  templates: [bgpSummaryCiscoIos, bgpSummaryAristaEos, bgpSummaryCiscoNxos, bgpSummaryJuniperJunos],
}

/** IPv4 routes. */
export const routesTable: DeviceTable<RoutesRow> = {
  family: routesFamily,
  templates: [routesCiscoIos, routesAristaEos, routesCiscoNxos, routesJuniperJunos],
}

/** Every table that the package has templates for. This list is the only registration. */
export const tables: readonly DeviceTable<object>[] = [
  versionTable,
  interfacesTable,
  interfaceStatusTable,
  arpTable,
  macTableTable,
  lldpNeighborsTable,
  bgpSummaryTable,
  routesTable,
]
