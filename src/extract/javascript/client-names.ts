import type { Value } from './value.ts';

const client = (...path: string[]): Value => ({ kind: 'path', path });
/**
 * Clients of third parties, and storage of a device, that go by the product's name wherever they are handed on: as properties of components, in the
 * context of a framework, as parameters. Names that mean anything else are not among them.
 */
export const CLIENTS: ReadonlyMap<string, Value> = new Map([
  ['firebase', client('npm:firebase')], ['firestore', client('npm:firebase/firestore')], ['supabase', client('npm:@supabase/supabase-js', '.createClient', '()')],
  ['posthog', client('npm:posthog-js')], ['mixpanel', client('npm:mixpanel-browser')],
  ['localStorage', client('global:localStorage')], ['sessionStorage', client('global:sessionStorage')], ['AsyncStorage', client('npm:@react-native-async-storage/async-storage')],
  // Plugins of Vue and Nuxt.
  ['$firebase', client('npm:firebase')], ['$supabase', client('npm:@supabase/supabase-js', '.createClient', '()')], ['$posthog', client('npm:posthog-js')],
  ['$mixpanel', client('npm:mixpanel-browser')], ['$sentry', client('npm:@sentry/vue')], ['$gtag', client('npm:vue-gtag')], ['$ga', client('npm:vue-analytics')],
  ['$matomo', client('npm:vue-matomo')], ['$amplitude', client('npm:@amplitude/analytics-browser')],
]);

const SIGN = /(?:^|[^\w$-])(?:fire(?:base|store)|supabase|posthog|mixpanel)\s*(?:\?\.|\.)\s*[a-z]|\$(?:firebase|supabase|posthog|mixpanel|sentry|gtag|ga|matomo|amplitude)\b/;

/** Whether a text may call such a client, though it imports nothing of the product. */
export const mayHoldClient = (text: string): boolean => SIGN.test(text);
