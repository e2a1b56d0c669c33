import type { SiteId } from '@riposte/protocol'
import { LIMITS } from '@riposte/protocol'
import type { FastifyReply } from 'fastify'
import type { Account } from '../../accounts/account.ts'
import { siteName } from '../../accounts/site-name.ts'
import type { AppNeeds } from '../app-needs.ts'
import { refuse, refuseBlog, refuseKey, refuseWithout } from './answers.ts'
import type { ClientFields } from './field-names.ts'

/** Who calls, and for which of the account's sites. */
export interface Caller {
  readonly account: Account
  /** The site as `siteName` spells it. */
  readonly blog: string
  /** Whose lessons count. */
  readonly site: SiteId
}

/** Says no to a caller. */
export type Refusal = (reply: FastifyReply) => FastifyReply

/** Who calls with `key` for the site in `blog`, or how to refuse. */
export function callerOf(needs: AppNeeds, key: string, fields: ClientFields): Caller | Refusal {
  const account = needs.accounts.find(key)
  if (!account) return refuseKey
  const blog = fields.blog ? siteName(fields.blog) : onlyBlog(needs, account)
  if (blog === undefined) {
    return fields.blog ? refuseBlog : (reply) => refuseWithout(reply, 'blog')
  }
  if (account.onlySites.length > 0 && !account.onlySites.includes(blog)) {
    return (reply) => refuse(reply, 'This key is not for this site.')
  }
  const blogs = needs.ledger.blogsOf(account.name)
  if (!blogs.has(blog) && blogs.size >= LIMITS.sitesOfAccountMax) {
    return (reply) => refuse(reply, `This key has ${blogs.size} sites already.`)
  }
  return { account, blog, site: needs.accounts.siteOf(account, blog) }
}

/** Clients that write JSON leave it to the key to say which site they mean. */
function onlyBlog({ ledger, site }: AppNeeds, account: Account): string | undefined {
  const [blog, ...more] =
    account.onlySites.length > 0 ? account.onlySites : ledger.blogsOf(account.name)
  if (blog !== undefined && more.length === 0) return blog
  return account.name === site ? site : undefined
}
