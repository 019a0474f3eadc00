import { type DetectRule, PROOF } from './detect-rule.ts'

/** A hint: it says which command to type first. */
const HINT = 30
/** Most of a proof: only something else can make it one. */
const STRONG = 60

/**
 * By what the platforms of the package are known. The order decides between commands that tell as many
 * platforms apart.
 *
 * Sources: [N] the rules of Netmiko's SSHDetect, [S] scrapli's prompts and recordings, [T] outputs kept by
 * ntc-templates, [U] unicon's recordings, [M] measured, [K] field experience, unverified.
 */
export const detectRules: readonly DetectRule[] = [
  {
    platform: 'cisco_ios', // [N,T]; [K] the identification
    evidence: [
      {
        from: 'show version',
        pattern: /^Cisco (?:IOS|Internetwork Operating System)(?: XE)? Software\b/,
        weight: PROOF,
      },
      { from: 'ident', pattern: /^SSH-[\d.]+-Cisco-/, weight: HINT },
    ],
  },
  {
    platform: 'cisco_nxos', // [N,T]
    evidence: [{ from: 'show version', pattern: /^Cisco Nexus Operating System\b/, weight: PROOF }],
  },
  {
    platform: 'cisco_xr', // [N,T]; [S] the prompt names rack, slot and processor
    evidence: [
      { from: 'prompt', pattern: /^RP\/\d{1,3}\/\w{1,8}\/CPU\d{1,2}:/, weight: PROOF },
      { from: 'show version', pattern: /^Cisco IOS[ -]XR Software\b/, weight: PROOF },
    ],
  },
  {
    platform: 'cisco_asa', // [N,T,U]; [K] the identification
    evidence: [
      {
        from: 'show version',
        pattern: /^Cisco (?:Adaptive Security Appliance|ASA)\b/,
        weight: PROOF,
      },
      { from: 'ident', pattern: /^SSH-[\d.]+-Cisco-/, weight: HINT },
    ],
  },
  {
    platform: 'arista_eos', // [N,T,S]
    evidence: [{ from: 'show version', pattern: /^ ?(?:Arista |vEOS)/, weight: PROOF }],
  },
  {
    platform: 'juniper_junos', // [N,T,S]; [K] the greeting; [S] the line above the prompt
    evidence: [
      {
        from: 'prompt',
        pattern: /^\{(?:master|backup|linecard|primary|secondary)\b[\w:-]{0,20}\}/,
        weight: PROOF,
      },
      { from: 'banner', pattern: /^--- JUNOS \d/, weight: PROOF },
      { from: 'show version', pattern: /^(?:Junos: \d|JUNOS .{1,80}\[)/, weight: PROOF },
    ],
  },
  {
    platform: 'hp_procurve', // [N] the stamp of the image; [T] show system
    evidence: [
      {
        from: 'show version',
        pattern: /^\s{0,4}Image stamp:|^\s{0,24}\/\S{0,80}code\/build\//,
        weight: PROOF,
      },
      {
        from: 'show system',
        pattern: /^ ?Status and Counters - General System Information/,
        weight: PROOF,
      },
    ],
  },
  {
    platform: 'aruba_aoscx', // [N] show version; [T] show system
    evidence: [
      { from: 'show version', pattern: /^(?:Aruba)?(?:OS|AOS)-CX\b/, weight: PROOF },
      { from: 'show system', pattern: /^Vendor {1,20}: Aruba\b/, weight: PROOF },
    ],
  },
  {
    platform: 'dell_os10', // [N]
    evidence: [
      {
        from: 'show version',
        pattern: /^Dell (?:EMC Networking|SmartFabric) OS10[\s*|-]Enterprise/,
        weight: PROOF,
      },
    ],
  },
  {
    platform: 'frr', // [M] FRR 8.4.4
    evidence: [
      { from: 'banner', pattern: /^Hello, this is FRRouting \(version \d/, weight: PROOF },
      { from: 'show version', pattern: /^FRRouting \d/, weight: PROOF },
    ],
  },
  {
    platform: 'vyos', // [K]
    evidence: [
      { from: 'banner', pattern: /^Welcome to VyOS\b/, weight: STRONG },
      { from: 'show version', pattern: /^Version:\s{1,10}VyOS\b/, weight: PROOF },
    ],
  },
  {
    platform: 'nokia_sros', // [N] Nokia, Alcatel; [K] the name of the system; [S] the line above the prompt
    evidence: [
      {
        from: 'prompt',
        pattern: /^[!*]{0,2}(?:\((?:ex|gl|pr|ro)(?::[\w-]{1,32})?\))?\[\/[^\]]{0,500}\]\s*$/,
        weight: PROOF,
      },
      { from: 'prompt', pattern: /^\*?[A-Z]:[^\s@#]{1,64}[#>$]/, weight: HINT },
      { from: 'show version', pattern: /^TiMOS-[A-Z]/, weight: PROOF },
    ],
  },
  {
    platform: 'nokia_srl', // [S] the line above the prompt; [K] show version
    evidence: [
      { from: 'prompt', pattern: /^--\{ [^{}]{1,200}\}--\[/, weight: PROOF },
      { from: 'show version', pattern: /^Software Version {1,20}: v\d\d\./, weight: PROOF },
    ],
  },
  {
    platform: 'huawei_vrp', // [N,T,U]
    evidence: [
      {
        from: 'display version',
        pattern: /^ ?VRP \(R\) software, Version [1-7]\./,
        weight: PROOF,
      },
    ],
  },
  {
    platform: 'huawei_vrpv8', // [N,T]
    evidence: [
      { from: 'display version', pattern: /^ ?VRP \(R\) software, Version 8\./, weight: PROOF },
    ],
  },
  {
    platform: 'hp_comware', // [N]; [K] the identification
    evidence: [
      { from: 'ident', pattern: /^SSH-[\d.]+-Comware-/, weight: PROOF },
      {
        from: 'display version',
        pattern: /^(?:HPE? |H3C )?Comware Software, Version \d/,
        weight: PROOF,
      },
    ],
  },
  {
    platform: 'fortinet', // [N,T]; [S] the prompt has a blank before its end, as no other has
    evidence: [
      {
        from: 'prompt',
        pattern: /^[A-Za-z0-9][\w.-]{0,62}(?: \([^()]{1,100}\))? [#$] $/,
        weight: STRONG,
      },
      {
        from: 'get system status',
        pattern: /^Version: Forti(?:Gate|WiFi|OS)\b/,
        weight: PROOF,
      },
    ],
  },
  {
    platform: 'paloalto_panos', // [N,T]
    evidence: [{ from: 'show system info', pattern: /^model: (?:PA-|M-|Panorama)/, weight: PROOF }],
  },
  {
    platform: 'mikrotik_routeros', // [N] the prompt; [K] the identification; [T] the rest
    evidence: [
      {
        from: 'prompt',
        pattern: /^\[[^\s\]@]{1,64}@[^\]]{1,64}\] (?:\/?[\w\-/ ]{1,100})?(?:>|<SAFE>) $/,
        weight: PROOF,
      },
      { from: 'ident', pattern: /^SSH-[\d.]+-ROSSSH/, weight: PROOF },
      { from: '/system resource print', pattern: /^\s{0,40}platform: MikroTik/, weight: PROOF },
    ],
  },
  {
    platform: 'linux', // [N]
    evidence: [{ from: 'uname -a', pattern: /^Linux \S{1,255} \d/, weight: PROOF }],
  },
]
