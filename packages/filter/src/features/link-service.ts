/** Services that hide where a link goes. */
const SHORTENERS = `adf.ly bit.do bit.ly bitly.com bl.ink buff.ly clck.ru cutt.ly goo.gl goo.su
  is.gd lnkd.in ow.ly rb.gy rebrand.ly s.id shorturl.at t.co t.cn t.ly tiny.cc tinyurl.com
  u.to url.cn v.gd vk.cc x.gd`

/** Services that take a reader from the page into a talk with somebody. */
const TALKS = `discord.gg line.me lin.ee m.me open.kakao.com t.me telegram.me u.wechat.com wa.me
  chat.whatsapp.com api.whatsapp.com zalo.me`

const SERVICES = new Map<string, LinkService>([
  ...SHORTENERS.split(/\s+/).map((host) => [host, 'shortener'] as const),
  ...TALKS.split(/\s+/).map((host) => [host, 'talk'] as const),
])

export type LinkService = 'shortener' | 'talk'

/** What kind of middleman a host is, if it is one of the well-known. */
export function linkService(host: string): LinkService | undefined {
  return SERVICES.get(host.startsWith('www.') ? host.slice(4) : host)
}
