import type { Vocabulary } from './aliases.ts';
import { currentKey } from './keys.ts';

/** Keys of Fideslang 1.x that 2.0 renamed, and their names since; what lies below a key moves with it. */
const RENAMED: Readonly<Record<'category' | 'purpose', Readonly<Record<string, string>>>> = {
  category: {
    'user.biometric_health': 'user.biometric.health',
    'user.browsing_history': 'user.behavior.browsing_history',
    'user.contact.city': 'user.contact.address.city',
    'user.contact.country': 'user.contact.address.country',
    'user.contact.postal_code': 'user.contact.address.postal_code',
    'user.contact.state': 'user.contact.address.state',
    'user.contact.street': 'user.contact.address.street',
    'user.cookie_id': 'user.device.cookie_id',
    'user.credentials': 'user.authorization.credentials',
    'user.credentials.biometric_credentials': 'user.authorization.biometric',
    'user.credentials.password': 'user.authorization.password',
    'user.date_of_birth': 'user.demographic.date_of_birth',
    'user.financial.account_number': 'user.financial.bank_account',
    'user.gender': 'user.demographic.gender',
    'user.genetic': 'user.health_and_medical.genetic',
    'user.media_consumption': 'user.behavior.media_consumption',
    'user.non_specific_age': 'user.demographic.age_range',
    'user.observed': 'user.behavior',
    'user.organization': 'user.contact.organization',
    'user.political_opinion': 'user.demographic.political_opinion',
    'user.profiling': 'user.demographic.profile',
    'user.race': 'user.demographic.race_ethnicity',
    'user.religious_belief': 'user.demographic.religious_belief',
    'user.search_history': 'user.behavior.search_history',
    'user.sensor_data': 'user.sensor',
    'user.sexual_orientation': 'user.demographic.sexual_orientation',
  },
  purpose: {
    advertising: 'marketing.advertising',
    'advertising.first_party.personalized': 'marketing.advertising.first_party.targeted',
    'advertising.third_party': 'marketing.advertising.third_party.targeted',
    'advertising.third_party.personalized': 'marketing.advertising.third_party.targeted',
    'essential.service.fraud_detection': 'essential.fraud_detection',
    'essential.service.operations.support.optimization': 'essential.service.operations.improve',
    improve: 'functional',
    'improve.system': 'functional.service.improve',
    provide: 'essential',
    'provide.service.operations.support.optimization': 'essential.service.operations.improve',
    'third_party_sharing.fraud_detection': 'essential.fraud_detection',
    'third_party_sharing.payment_processing': 'essential.service.payment_processing',
    'third_party_sharing.personalized_advertising': 'marketing.advertising.third_party.targeted',
  },
};

/**
 * What stands in today for a key that the vocabulary once had: withdrawn by it, or of Fideslang 1.x.
 * Null for a key that is current or never was.
 */
export function replaceFormerKey(key: string, vocabulary: Vocabulary): string | null {
  if (key.length > 120) return null;
  const current = currentKey(key);
  if (current !== key) return current;
  if (vocabulary === 'subject') return null;
  // The first keys of all said where the data came from.
  const plain = vocabulary === 'category' ? key.replace(/^user\.(?:provided|derived)\.(?:identifiable|nonidentifiable)\./, 'user.') : key;
  const table = RENAMED[vocabulary];
  for (let end = plain.length; end > 0; end = plain.lastIndexOf('.', end - 1)) {
    const start = plain.slice(0, end);
    if (Object.hasOwn(table, start)) return table[start]! + plain.slice(end);
  }
  return plain === key ? null : plain;
}
