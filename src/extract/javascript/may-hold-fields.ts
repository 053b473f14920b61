import type { Matchers } from '../../model/matchers.ts';
import { PERSON_FORM } from '../markup/field-tables.ts';

const CONTROL = /<(?:input|select|textarea|(?:[A-Z][\w.]*)?(?:[iI]nput|Field|Select|Area|Picker|Combobox|Controller)\w*)\b/g;
/** Characters before a control in which its label stands, and after it in which its attributes do. */
const BEFORE = 300;
const AFTER = 700;
/** What names a control: attributes, the state that it shows, what it is registered as, the words of its label. */
const NAMING = /(?:name|id|type|autoComplete|autocomplete|placeholder|label|aria-label|[lL]abelText|title|htmlFor|v-model|textContentType|keyboardType)\s*=\s*\{?\s*["'`]([^"'`]{1,80})|(?:value|defaultValue|v-model|checked|control)=\{?["'(]?([\w$.?]+)|\b(?:register|getInputProps|getFieldProps|t|i18n\.t|field)\(\s*["'`]([^"'`]{1,80})|>\s*([^<>{}\n]{2,60}?)\s*[:*]?\s*</g;
/** Values of a whole form. */
const VALUES = /\b(?:initialValues|defaultValues)\b/;
const TYPES = /^(?:email|email-address|tel|phone-pad|telephoneNumber|password|emailAddress|username|date)$|^(?:given|family|additional)-name|^(?:cc|bday|street|postal|address)-/;

/** Whether a text may hold controls of a form that take personal data, among them those of component libraries and React Native. */
export function mayHoldControls(text: string, matchers: Matchers): boolean {
  if (text.includes('secureTextEntry') || (VALUES.test(text) && matchers.holdsName(text))) return true;
  const context = PERSON_FORM.test(text) ? 'person' : 'field';
  let end = 0;
  for (const { index } of text.matchAll(CONTROL)) {
    const from = Math.max(end, index - BEFORE);
    end = index + AFTER;
    for (const [, attribute, state, registered, label] of text.slice(from, end).matchAll(NAMING)) {
      const name = attribute ?? state ?? registered ?? label ?? '';
      if (TYPES.test(name) || /[^\s@]@[^\s@]|^\+\d/.test(name)) return true;
      const last = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'), name.lastIndexOf('[')) + 1);
      for (const words of [name, last, ...name.split(/\s+/)]) if (matchers.classify(words, context).length > 0 || matchers.classify(words, 'input').length > 0) return true;
    }
  }
  return false;
}

/** Validators, forms made by a program, tables of migrations and models, records of people that are written. */
const DECLARED = /\b(?:Untyped)?FormGroup\(|\bsequelize\.define\(|(?:[bB]uilder|\bfb)\.group\(|\bnew (?:User|Customer|Member|Profile|Account|Contact|Patient|Employee|Person|Subscriber)(?:Model|Entity)?\(|\b(?:create|insert|upsert|register|invite)(?:User|Customer|Member|Profile|Account|Contact|Patient|Employee|Person|Subscriber)\(|\b(?:[uU]sers?|[cC]ustomers?|[mM]embers?|[pP]rofiles?|[aA]ccounts?|[cC]ontacts?|[pP]atients?|[eE]mployees?|[pP]erson|[pP]eople|[sS]ubscribers?)(?:Model|Repository|Repo|Service|Collection)?['"`]?\)?(?:\.\$?query\(\w{0,20}\))?\s{0,40}\.(?:create|insert|insertOne|insertMany|upsert|findOrCreate|add|set|values|save|update(?:One|Many)?|findOneAndUpdate|findByIdAndUpdate|(?:insert|patch|update)AndFetch|insertGraph)\(|\b(?:LocalStrategy|CredentialsProvider|PassportStrategy)\b|\bnew SimpleSchema\(|\btableSchema\(/;

/** A validator that schemas elsewhere are made of. */
const VALIDATOR = /\bconst \w{0,24}(?:email|password|phone|name|birth|address)\w{0,24}\s{0,9}=\s{0,9}(?:\([^()]{0,200}\)\s{0,9}=>\s{0,9})?(?:z|zod|yup|Joi|v)\s{0,40}\.\s{0,40}\w/i;
/** A resolver of GraphQL and what it is given, where the text deals with such. */
const RESOLVER = /\(\s{0,9}(?:_{1,2}|_?(?:parent|root|source|obj))\s{0,9}(?::[^,()]{1,60})?,\s{0,9}(?:_?args?|input|\{)(?![\w$])/;
const GRAPHQL = /\b(?:Mutation|Query|[rR]esolvers?|graphql|gql)\b|Mutation\b/;
const MIGRATION = /\b(?:(?:create|alter)Table|addColumn|new Table(?:Column)?)\(/;
/** What a column of people's data is called, roughly. */
const COLUMN = /\b\w{0,24}(?:mail|phone|name|address|passw|birth|gender|avatar|token|ip|referr?er|agent|browser|city|zip|postal|locale|language|lat|lon|lng)\w{0,24}["'`]?\s{0,9}[,:)]/i;

export const mayHoldColumns = (text: string): boolean => MIGRATION.test(text) && COLUMN.test(text);

/** Whether a text may hold fields of people's data that no rule's word tells of. */
export const mayHoldFields = (text: string, matchers: Matchers): boolean => ((DECLARED.test(text) || VALIDATOR.test(text) || (RESOLVER.test(text) && GRAPHQL.test(text))) && matchers.holdsName(text)) || mayHoldColumns(text) || mayHoldControls(text, matchers);
