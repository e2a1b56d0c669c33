/** Ways to reach somebody that are no links: a mail address, a telephone number, an @account. */
const CONTACTS = [
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g,
  /(?:\+|\b)\d[\d ().-]{7,16}\d/g,
  /(?<=^|[\s:(])@[\w.]{3,32}/g,
] as const

export function hasContacts(text: string): boolean {
  return CONTACTS.some((contact) => text.search(contact) >= 0)
}

export function withoutContacts(text: string): string {
  return CONTACTS.reduce((rest, contact) => rest.replace(contact, ' '), text)
}
