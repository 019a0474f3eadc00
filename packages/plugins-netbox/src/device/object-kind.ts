/** What hosts are made of: both have lists, and filters, of their own. */
export type ObjectKind = 'device' | 'virtual_machine'
