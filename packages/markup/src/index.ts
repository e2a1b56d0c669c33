export * from './link-host.ts'
export * from './printable.ts'
export * from './reply-markup.ts'
export type * from './tree.ts'
