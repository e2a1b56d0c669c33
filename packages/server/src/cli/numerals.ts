/** `12345` → `12,345`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A share in percent, without the sign; `–` when there is none. */
export function percentText(share: number, digits: number): string {
  return Number.isFinite(share) ? (100 * share).toFixed(digits) : '–'
}

/** Log-odds with their sign, which is never a hyphen: `+3.04`, `−1.20`. */
export function signedText(logOdds: number): string {
  const digits = Math.abs(logOdds).toFixed(2)
  return `${logOdds < 0 && Number(digits) !== 0 ? '−' : '+'}${digits}`
}

/** A share of a kind that was asked for, in percent and as short as it is: `0.1 %`. */
export function shareText(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`
}
