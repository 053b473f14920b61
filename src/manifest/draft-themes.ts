/** What people think of as one thing: an entry of a draft. The first that fits counts. */
export const THEMES: readonly { id: string; title: string; below: readonly string[] }[] = [
  { id: 'location', title: 'Location', below: ['user.location'] },
  { id: 'cookies', title: 'Cookies', below: ['user.device.cookie', 'user.device.cookie_id'] },
  { id: 'privacy-choices', title: 'Privacy choices', below: ['user.privacy_preferences'] },
  { id: 'contact-details', title: 'Contact details', below: ['user.contact', 'user.name', 'user.job_title', 'user.workplace'] },
  { id: 'account', title: 'Account and sign-in', below: ['user.account', 'user.authorization', 'user.unique_id'] },
  { id: 'demographics', title: 'Demographic data', below: ['user.demographic'] },
  { id: 'device', title: 'Device and connection', below: ['user.device', 'user.telemetry', 'user.sensor', 'user.user_sensor'] },
  { id: 'usage', title: 'Use of the product', below: ['user.behavior'] },
  { id: 'content', title: 'Content and contacts', below: ['user.content', 'user.social'] },
  { id: 'payment', title: 'Payment', below: ['user.financial', 'user.payment'] },
  { id: 'health', title: 'Health and body', below: ['user.health_and_medical', 'user.biometric'] },
  { id: 'identity', title: 'Official records', below: ['user.government_id', 'user.criminal_history'] },
  { id: 'children', title: 'Children', below: ['user.childrens'] },
  { id: 'other', title: 'Other data', below: [''] },
];

/** How each mechanism is told in a comment. */
export const VIA_WORDS: Readonly<Record<string, string>> = {
  'device-sensor': 'read from the device', permission: 'asked for as a permission', cookie: 'kept in cookies', 'web-storage': 'kept in browser storage',
  request: 'taken from requests', 'server-log': 'written to server logs', form: 'typed into forms', database: 'kept in a database', schema: 'described in schemas',
  sdk: 'taken by an SDK', network: 'sent over the network', file: 'kept in files', config: 'set in configuration',
};
