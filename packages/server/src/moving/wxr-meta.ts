/**
 * What WordPress has no field for, in a WXR file of ours. A reader of other systems passes it over;
 * ours takes it before what WordPress's own fields say.
 */
export const WXR_META = {
  /** In `wp:postmeta`: the article as it is named here, where `link` may only be near it. */
  article: 'riposte_article',
  /** In `wp:postmeta`: `open`, `closed` or `read-only`. */
  state: 'riposte_state',
  /** In `wp:commentmeta`: the reply's id here; what answers it names its `wp:comment_id`. */
  id: 'riposte_id',
  /** The words as they were written, as a JSON string: `comment_content` is HTML made of them. */
  text: 'riposte_text',
  /** The name as it was written, as a JSON string, where XML cannot hold it. */
  name: 'riposte_name',
  /** `published`, `held`, `spam`, `rejected` or `erased`. */
  status: 'riposte_status',
  /** ISO 8601 with milliseconds. */
  submittedAt: 'riposte_submitted_at',
  /** A whole number; left out when it is 0. */
  votes: 'riposte_votes',
  /** Left out when it is empty; a JSON string. */
  badge: 'riposte_badge',
  /** `1`; left out otherwise. */
  isPinned: 'riposte_pinned',
  isPicked: 'riposte_picked',
  /** Earlier words, oldest first, as JSON: `[{"text", "replacedAt": ISO 8601}]`. */
  revisions: 'riposte_revisions',
} as const
