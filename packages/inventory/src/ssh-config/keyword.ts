import { nearest } from '@nornir-ts/kernel'
import { matchesPatterns } from './host-pattern.ts'

/**
 * Keywords of OpenSSH that say nothing about how we connect; they are read over.
 *
 * Sources: ssh_config(5) of OpenSSH 9.2 to 10.0, the table of old names in its readconf.c, Debian's
 * GSSAPI patch, and Apple's `UseKeychain`.
 */
const unused = new Set(
  `addkeystoagent afstokenpassing batchmode bindinterface canonicaldomains canonicalizefallbacklocal
canonicalizemaxdots canonicalizepermittedcnames casignaturealgorithms
certificatefile challengeresponseauthentication channeltimeout checkhostip cipher clearallforwardings
compression compressionlevel connectionattempts controlmaster controlpath controlpersist
dsaauthentication dynamicforward enableescapecommandline enablesshkeysign escapechar
exitonforwardfailure fallbacktorsh fingerprinthash forkafterauthentication forwardx11
forwardx11timeout forwardx11trusted gatewayports globalknownhostsfile2 gssapiauthentication
gssapiclientidentity gssapidelegatecredentials gssapikexalgorithms gssapikeyexchange
gssapirenewalforcesrekey gssapiserveridentity gssapitrustdns hashknownhosts
hostbasedacceptedalgorithms hostbasedauthentication hostbasedkeytypes ignoreunknown ipqos
kbdinteractiveauthentication kbdinteractivedevices keepalive kerberosauthentication
kerberostgtpassing knownhostscommand localcommand localforward loglevel logverbose
nohostauthenticationforlocalhost numberofpasswordprompts obscurekeystroketiming
passwordauthentication permitlocalcommand permitremoteopen pkcs11provider preferredauthentications
protocol protocolkeepalives proxyusefdpass pubkeyacceptedalgorithms pubkeyacceptedkeytypes
pubkeyauthentication refuseconnection rekeylimit remotecommand remoteforward requesttty
requiredrsasize revokedhostkeys rhostsauthentication rhostsrsaauthentication rsaauthentication
securitykeyprovider sendenv sessiontype setenv setuptimeout skeyauthentication smartcarddevice
stdinnull streamlocalbindmask streamlocalbindunlink syslogfacility tag tcpkeepalive tisauthentication
tunnel tunneldevice updatehostkeys useblacklistedkeys usekeychain userknownhostsfile2 useprivilegedport
useroaming usersh verifyhostkeydns versionaddendum visualhostkey warnweakcrypto xauthlocation`.split(
    /\s+/,
  ),
)

/** Keywords that say where others hold. */
const structure = ['host', 'match', 'include']

/** Whether OpenSSH knows a keyword that we read over. */
export function isUnusedKeyword(keyword: string): boolean {
  return unused.has(keyword)
}

/**
 * The keyword that was probably meant.
 *
 * @param keyword - One that nobody knows.
 * @param used - The keywords that we use.
 */
export function nearestKeyword(keyword: string, used: readonly string[]): string | undefined {
  return nearest(keyword, [...used, ...structure, ...unused])
}

/**
 * Whether `IgnoreUnknown` lets a keyword pass.
 *
 * @param patterns - What was behind `IgnoreUnknown`, if it was there.
 */
export function isIgnored(keyword: string, patterns: string | undefined): boolean {
  return patterns !== undefined && matchesPatterns(keyword, patterns.toLowerCase().split(','))
}
