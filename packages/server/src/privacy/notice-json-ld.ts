import type { Notice } from './notice.ts'
import type { NoticeEntry } from './notice-entries.ts'

/** The Data Privacy Vocabulary of the W3C's community group, version 2. */
const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  dct: 'http://purl.org/dc/terms/',
} as const

/** What lies at rest in another form than it came. */
const MEASURES: Readonly<Record<string, string>> = {
  sealed: 'dpv:Encryption',
  'keyed-hash': 'dpv:Pseudonymisation',
  'feature-hash': 'dpv:Pseudonymisation',
  memory: 'dpv:DataMinimisationPrinciple',
}

const RIGHTS = ['Access', 'Rectification', 'Erasure', 'DataPortability', 'Objection'] as const

/**
 * The notice for programs: JSON-LD in terms of DPV.
 *
 * @param page the address of the notice for people.
 */
export function noticeJsonLd({ version, body }: Notice, page: string): object {
  const { title, contact, mailServer, blocksQuietly, holds = [] } = body
  const rules = [...holds.map((it) => `hold-${it}`), ...(blocksQuietly ? ['blocked-quietly'] : [])]
  return {
    '@context': CONTEXT,
    '@id': page,
    '@type': 'dpv:PrivacyNotice',
    'dct:hasVersion': version,
    'dpv:hasDataController': {
      '@type': 'dpv:DataController',
      'dpv:hasName': title,
      ...(contact !== null && { 'dpv:hasContact': contact }),
    },
    'dpv:hasDataProcessor': mailServer === null ? [] : [{ 'dpv:hasName': mailServer }],
    'dpv:hasAutomationLevel': { '@id': 'dpv:PartialAutomation' },
    'dpv:hasHumanInvolvement': { '@id': 'dpv:HumanInvolvementForDecision' },
    'dpv:hasRule': rules.map((code) => ({ '@type': 'dpv:Rule', 'dct:title': code })),
    'dpv:hasRight': RIGHTS.map((right) => `GDPR: ${right}`),
    'dpv:hasProcess': [...body.kept, ...body.passing].map((entry) => processOf(entry, page)),
  }
}

function processOf(entry: NoticeEntry, page: string): object {
  const { id, name, purpose, basis, form, life, recipients, eraser, codes } = entry
  const [data, purposeTerm, basisTerm] = codes.dpv
  const measure = MEASURES[codes.atRest]
  return {
    '@id': `${page}#entry-${id}`,
    '@type': 'dpv:Process',
    'dct:title': name,
    'dct:subject': codes.category,
    'dpv:hasDataSubject': codes.scope,
    'dpv:hasPersonalData': { '@id': data },
    'dpv:hasPurpose': { '@id': `dpv:${purposeTerm}`, 'dct:description': purpose },
    'dpv:hasLegalBasis': { '@id': `dpv:${basisTerm}`, 'dct:description': basis },
    'dpv:hasStorageCondition': {
      '@type': 'dpv:StorageCondition',
      'dpv:hasDuration': life,
      'dct:description': form,
      'dct:type': codes.life,
    },
    ...(measure !== undefined && { 'dpv:hasTechnicalMeasure': { '@id': measure } }),
    'dpv:hasRecipient': recipients,
    'dpv:hasErasure': eraser,
  }
}
