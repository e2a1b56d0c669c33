import type { Contacts, Disclosures, KeptNotice } from '../disclosures.ts'

export function memoryDisclosures(): Disclosures {
  const notices = new Map<string, KeptNotice & { readonly site: string }>()
  const contacts = new Map<string, Contacts & { readonly site: string }>()
  return {
    async keepNotice(site, notice) {
      const key = `${site}/${notice.version}`
      if (!notices.has(key)) notices.set(key, { ...notice, site })
    },
    async notice(site, version) {
      const found = notices.get(`${site}/${version}`)
      return found && { version, at: found.at, body: found.body }
    },
    async notices(site) {
      return [...notices.values()]
        .filter((it) => it.site === site)
        .map(({ version, at }) => ({ version, at }))
        .sort((a, b) => b.at - a.at || (a.version < b.version ? -1 : 1))
    },
    async noteContact(site, recipient, day) {
      const key = `${site}/${day}/${recipient}`
      const count = (contacts.get(key)?.count ?? 0) + 1
      contacts.set(key, { site, recipient, day, count })
    },
    async contactsSince(site, day) {
      return [...contacts.values()]
        .filter((it) => it.site === site && it.day >= day)
        .map((it) => ({ recipient: it.recipient, day: it.day, count: it.count }))
        .sort((a, b) => (`${a.recipient} ${a.day}` < `${b.recipient} ${b.day}` ? -1 : 1))
    },
    async forgetContacts(day) {
      const old = [...contacts].filter(([, it]) => it.day < day)
      for (const [key] of old) contacts.delete(key)
      return old.length
    },
  }
}
