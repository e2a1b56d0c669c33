import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { Problem } from '@riposte/protocol'
import type { Config } from './config.ts'

/** A certificate, with the chain above it, and its private key: PEM both. */
export interface Tls {
  readonly cert: Buffer
  readonly key: Buffer
}

/**
 * Reads the files of `--tls-cert` and `--tls-key`; nothing when neither is given.
 *
 * @throws Problem `cannot-start` when only one is given, or they are unreadable or no pair.
 */
export function readTls(config: Pick<Config, 'tls-cert' | 'tls-key'>): Tls | undefined {
  const { 'tls-cert': certFile, 'tls-key': keyFile } = config
  if (certFile === undefined && keyFile === undefined) return undefined
  if (certFile === undefined) throw cannot('--tls-key is given without --tls-cert. Give both.')
  if (keyFile === undefined) throw cannot('--tls-cert is given without --tls-key. Give both.')
  const tls = { cert: readPem('--tls-cert', certFile), key: readPem('--tls-key', keyFile) }
  try {
    createSecureContext(tls)
  } catch (error) {
    const why = `${certFile} and ${keyFile} are not a certificate and its key`
    throw cannot(`${why}: ${(error as Error).message}. Both are wanted in PEM.`, error)
  }
  return tls
}

function readPem(option: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw cannot(`${option}: ${(error as Error).message}. Give a PEM file.`, error)
  }
}

function cannot(detail: string, cause?: unknown): Problem {
  return new Problem('cannot-start', detail, {}, cause)
}
