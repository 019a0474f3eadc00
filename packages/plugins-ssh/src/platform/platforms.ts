import { aristaEos } from './arista-eos.ts'
import { arubaAoscx } from './aruba-aoscx.ts'
import { ciscoAsa } from './cisco-asa.ts'
import { ciscoIos } from './cisco-ios.ts'
import { ciscoNxos } from './cisco-nxos.ts'
import { ciscoXr } from './cisco-xr.ts'
import { dellOs10 } from './dell-os10.ts'
import { fortinet } from './fortinet.ts'
import { frr } from './frr.ts'
import { generic } from './generic.ts'
import { hpComware } from './hp-comware.ts'
import { hpProcurve } from './hp-procurve.ts'
import { huaweiVrp } from './huawei-vrp.ts'
import { huaweiVrpv8 } from './huawei-vrpv8.ts'
import { juniperJunos } from './juniper-junos.ts'
import { linux } from './linux.ts'
import { mikrotikRouteros } from './mikrotik-routeros.ts'
import { nokiaSrl } from './nokia-srl.ts'
import { nokiaSros } from './nokia-sros.ts'
import { paloaltoPanos } from './paloalto-panos.ts'
import type { Platform } from './platform.ts'
import { vyos } from './vyos.ts'

/** Every platform that comes with the package. This list is the only registration. */
export const platforms: readonly Platform[] = [
  aristaEos,
  arubaAoscx,
  ciscoAsa,
  ciscoIos,
  ciscoNxos,
  ciscoXr,
  dellOs10,
  fortinet,
  frr,
  generic,
  hpComware,
  hpProcurve,
  huaweiVrp,
  huaweiVrpv8,
  juniperJunos,
  linux,
  mikrotikRouteros,
  nokiaSrl,
  nokiaSros,
  paloaltoPanos,
  vyos,
]
