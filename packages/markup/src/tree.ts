/**
 * What text may look like once it is drawn: the whole list. Nothing that is not in it, no raw HTML
 * above all, can reach a page, because what draws a tree knows how to draw these and no others.
 */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'emphasis' | 'strong'; readonly children: readonly Inline[] }
  | {
      readonly type: 'link'
      readonly href: string
      readonly children: readonly Inline[]
      /** Somebody else's words: the page does not recommend where it leads. */
      readonly isForeign?: boolean
    }
  | { readonly type: 'image'; readonly src: string; readonly alt: string }

export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: 2 | 3 | 4; readonly children: readonly Inline[] }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'rule' }
  | {
      readonly type: 'list'
      /** The first number, or null: bullets. */
      readonly start: number | null
      /** Tight items are drawn without paragraphs of their own. */
      readonly tight: boolean
      readonly items: readonly (readonly Block[])[]
    }
