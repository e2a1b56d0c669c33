/** What has the focus, as seen from where `place` stands: a shadow root has its own answer. */
export function activeElement(place: Node): Element | null {
  const root = place.getRootNode()
  return root instanceof ShadowRoot ? root.activeElement : document.activeElement
}
