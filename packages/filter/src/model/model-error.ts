/** Bytes that are not a model, or not features, of this version. The message says what to do. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
}
