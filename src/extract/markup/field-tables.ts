/** What the HTML standard's autofill names stand for: https://html.spec.whatwg.org/#autofill */
export const AUTOCOMPLETE: ReadonlyMap<string, string> = new Map(Object.entries({
  'name': 'user.name', 'honorific-prefix': 'user.name', 'honorific-suffix': 'user.name', 'additional-name': 'user.name',
  'nickname': 'user.account.username', 'given-name': 'user.name.first', 'family-name': 'user.name.last',
  'username': 'user.account.username', 'new-password': 'user.authorization.password',
  'current-password': 'user.authorization.password', 'one-time-code': 'user.authorization.credentials',
  'webauthn': 'user.authorization.credentials',
  'organization-title': 'user.job_title', 'organization': 'user.contact.organization',
  'street-address': 'user.contact.address.street', 'address-line1': 'user.contact.address.street',
  'address-line2': 'user.contact.address.street', 'address-line3': 'user.contact.address.street',
  'address-level1': 'user.contact.address.state', 'address-level2': 'user.contact.address.city',
  'address-level3': 'user.contact.address', 'address-level4': 'user.contact.address',
  'country': 'user.contact.address.country', 'country-name': 'user.contact.address.country',
  'postal-code': 'user.contact.address.postal_code',
  'cc-name': 'user.financial.credit_card', 'cc-given-name': 'user.financial.credit_card',
  'cc-family-name': 'user.financial.credit_card', 'cc-number': 'user.financial.credit_card',
  'cc-exp': 'user.financial.credit_card', 'cc-exp-month': 'user.financial.credit_card',
  'cc-exp-year': 'user.financial.credit_card', 'cc-csc': 'user.financial.credit_card',
  'cc-type': 'user.financial.credit_card',
  'language': 'user.demographic.language', 'bday': 'user.demographic.date_of_birth',
  'bday-day': 'user.demographic.date_of_birth', 'bday-month': 'user.demographic.date_of_birth',
  'bday-year': 'user.demographic.date_of_birth', 'sex': 'user.demographic.gender', 'url': 'user.contact.url',
  'photo': 'user.content.self_image', 'tel': 'user.contact.phone_number', 'tel-country-code': 'user.contact.phone_number',
  'tel-national': 'user.contact.phone_number', 'tel-area-code': 'user.contact.phone_number',
  'tel-local': 'user.contact.phone_number', 'email': 'user.contact.email', 'impp': 'user.contact',
}));

export const INPUT_TYPES: ReadonlyMap<string, string> = new Map([
  ['email', 'user.contact.email'],
  ['tel', 'user.contact.phone_number'],
  ['phone', 'user.contact.phone_number'],
  ['password', 'user.authorization.password'],
]);

/** Controls that take no data from a person. */
export const NO_DATA_TYPES: ReadonlySet<string> = new Set(['submit', 'button', 'reset', 'image']);

/** Controls where only a choice is made: `email` on a checkbox is a wish for e-mail, not an address. */
export const CHOICE_TYPES: ReadonlySet<string> = new Set(['checkbox', 'radio']);

/** Attributes that carry the name of a field, the most telling first; the last part of their value is the name. */
export const NAME_ATTRIBUTES: readonly string[] = [
  'name', 'formcontrolname', '[formcontrolname]', '[formcontrol]', '[formfield]', '[control]', 'v-model', '[(ngmodel)]', 'ng-model', 'bind:value', 'bind:group', 'x-model', 'wire:model', 'asp-for', 'th:field', 'id',
];

/** Words in the name, address or class of a form, or of its file, after which it is about a person. */
export const PERSON_FORM =
  /sign.?(?:up|in)|log.?in|regist|account|profile|user|contact|subscri|newsletter|checkout|billing|shipping|address|customer|member|patient|donat|invit|person|employee|candidate|appl(?:y|ication)|booking|reserv|guest|passenger|rsvp|lead|driver|student|teacher|volunteer|doctor|attendee|participant|travell?er|recipient|resident/i;

/** Categories after which a form is about a person. */
export const PERSON_DATA =
  /^user\.(?:name|contact(?!\.organization)|government_id|demographic|financial|payment|childrens|health)/;

/** Words of a form that asks for a second factor, or for the code in a message. */
export const SECOND_FACTOR = /two.?factor|2fa|mfa|otp|verif(?:y|ication)|one.?time/i;

/** Types of controls in which any text is typed. */
export const TEXT_TYPES: ReadonlySet<string> = new Set(['', 'text', 'textarea']);

/** What a text is that nothing names, by the words of its form, file and folder. */
export const TEXT_OF: readonly (readonly [pattern: RegExp, category: string])[] = [
  [/search/i, 'user.behavior.search_history'],
  [/^(?!.*(?:edit|admin|settings|builder|config|creat|manage|list|table))\b.*(?:survey|questionnaire|feedback)/i, 'user.content'],
];
