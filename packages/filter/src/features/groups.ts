/** One group of signals: its reason code, and how loud its voice is in the score. */
interface Group {
  readonly code: string
  readonly gain: number
  /** Whether the group's voice is shared among its features, as gain / √n, or each has its own. */
  readonly shared: boolean
}

/**
 * The groups, in the order in which `Features` holds them. Sharing keeps a long text, with its
 * thousands of letters, from drowning the one link in it.
 */
export const GROUPS = [
  { code: 'letters', gain: 1, shared: true },
  { code: 'words', gain: 1.3, shared: true },
  { code: 'shape', gain: 1, shared: true },
  { code: 'links', gain: 1, shared: true },
  { code: 'no-links', gain: 1, shared: true },
  { code: 'name', gain: 1, shared: true },
  { code: 'address', gain: 1, shared: true },
  { code: 'kinship', gain: 1, shared: true },
  { code: 'article', gain: 1, shared: true },
  { code: 'form', gain: 1, shared: false },
  { code: 'role', gain: 1, shared: false },
] as const satisfies readonly Group[]

export type GroupCode = (typeof GROUPS)[number]['code']

/** Where a group stands in `GROUPS`. */
export function groupIndex(code: GroupCode): number {
  return GROUPS.findIndex((group) => group.code === code)
}

/** What one feature of group `index` is worth when the group has `count` of them. */
export function featureScale(index: number, count: number): number {
  const { gain, shared } = GROUPS[index]!
  return shared ? gain / Math.sqrt(count) : gain
}
