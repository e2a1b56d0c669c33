declare const brand: unique symbol
type Brand<T, Name> = T & { readonly [brand]: Name }

/** One tenant: `[a-z0-9-]`, 1 to 40 characters. */
export type SiteId = Brand<string, 'site'>

/** What is replied to: a path on this server (`/articles/slug`) or another origin's permalink. */
export type ArticleId = Brand<string, 'article'>

/** 26 characters of base 32: 128 bits that nobody can guess. */
export type ReplyId = Brand<string, 'reply'>

/** 26 characters of base 32, like a reply's. */
export type DecisionId = Brand<string, 'decision'>

/** Who decides: `moderator-1` is the owner, another a keyed hash; never a person's name. */
export type ModeratorId = Brand<string, 'moderator'>

/** A keyed hash of where a vote or report came from, another for every reply: no profile. */
export type VoterId = Brand<string, 'voter'>

/** A keyed hash of the token by which a writer's own replies are known, or of a reader's id. */
export type WriterId = Brand<string, 'writer'>

/** 26 characters of base 32, like a reply's. */
export type ReportId = Brand<string, 'report'>

/** 26 characters of base 32, the same for the same reply and the decision it is against. */
export type AppealId = Brand<string, 'appeal'>

/** What a lesson is about: a reply's id, or a keyed hash of what an Akismet client sent. */
export type LessonId = Brand<string, 'lesson'>

/** 26 characters of base 32: somebody's wish to be told of answers by mail. */
export type SubscriptionId = Brand<string, 'subscription'>

/** Milliseconds since 1970, UTC. */
export type EpochMs = number

/** An event's place in the journal of all sites: 1, 2, 3 … in commit order; 0 is before all. */
export type Position = number
