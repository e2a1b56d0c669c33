/**
 * `<riposte-frame server="…" article="…">`: the thread in a frame of its own, for pages that keep
 * everything of others apart. The frame says how high it is; nothing else passes between them.
 */
class RiposteFrame extends HTMLElement {
  #leaving = new AbortController()

  connectedCallback(): void {
    const server = this.getAttribute('server') ?? new URL(import.meta.url).origin
    const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href
    const article = this.getAttribute('article') ?? canonical ?? location.href.split('#')[0]!
    const frame = document.createElement('iframe')
    frame.src = `${server}/frame?article=${encodeURIComponent(article)}${location.hash}`
    frame.title = this.getAttribute('title') ?? 'Replies'
    frame.loading = 'lazy'
    frame.style.cssText = 'border:0;inline-size:100%;block-size:24rem;display:block'
    this.#leaving = new AbortController()
    addEventListener(
      'message',
      ({ source, origin, data }: MessageEvent<{ riposteHeight?: unknown }>) => {
        if (source !== frame.contentWindow || origin !== new URL(server).origin) return
        const height = Number(data?.riposteHeight)
        if (height > 0 && height < 1e6) frame.style.blockSize = `${Math.ceil(height)}px`
      },
      { signal: this.#leaving.signal },
    )
    this.replaceChildren(frame)
  }

  disconnectedCallback(): void {
    this.#leaving.abort()
  }
}

// The same script, within the frame: tells the page around it how much room it needs.
if (parent !== window && document.body?.classList.contains('frame-page')) {
  const tell = () =>
    parent.postMessage({ riposteHeight: document.documentElement.offsetHeight }, '*')
  new ResizeObserver(tell).observe(document.documentElement)
} else customElements.define('riposte-frame', RiposteFrame)
