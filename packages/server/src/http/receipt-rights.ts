import type { ReceiptRights } from '../render/page-views.ts'

/** Where a receipt leads to. */
export function receiptRights(token: string): ReceiptRights {
  const receipt = `/receipt/${token}`
  return { exportUrl: `${receipt}/export`, exportFileUrl: `${receipt}/export.json` }
}
