import type { Counts } from '@riposte/protocol'

const AT_ONCE = 100

/**
 * `<a data-riposte-count="PERMALINK">`: the number of replies, for pages that list articles. All of
 * a page are asked for together.
 */
async function showCounts(): Promise<void> {
  const server = new URL(import.meta.url).origin
  const places = [...document.querySelectorAll<HTMLElement>('[data-riposte-count]')]
  for (let first = 0; first < places.length; first += AT_ONCE) {
    const some = places.slice(first, first + AT_ONCE)
    const query = new URLSearchParams(some.map((place) => ['article', articleOf(place)]))
    const answer = await fetch(`${server}/v1/counts?${query}`)
    if (!answer.ok) return
    const { counts } = (await answer.json()) as Counts
    for (const [i, place] of some.entries()) place.textContent = String(counts[i]?.count ?? 0)
  }
}

function articleOf({ dataset }: HTMLElement): string {
  return new URL(dataset['riposteCount'] ?? '', location.href).href
}

void showCounts()
