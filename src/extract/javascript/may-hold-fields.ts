import type { Matchers } from '../../model/matchers.ts';
import { PERSON_FORM } from '../markup/field-tables.ts';

const CONTROL = /<(?:input|select|textarea|(?:[A-Z][\w.]*)?(?:[iI]nput|Field|Select|Area|Picker|Combobox|Controller)\w*)\b/g;
/** Characters before a control in which its label stands, and after it in which its attributes do. */
const BEFORE = 300;
const AFTER = 700;
/** What names a control: attributes, the state that it shows, what it is registered as, the words of its label. */
const NAMING = /(?:name|id|formControlName|type|autoComplete|autocomplete|placeholder|label|aria-label|[lL]abelText|title|htmlFor|v-model|textContentType|keyboardType)\s*=\s*\{?\s*\\?["'`]([^"'`\\]{1,80})|(?:value|defaultValue|v-model|checked|control)=\{?["'(]?([\w$.?]+)|\b(?:register|getInputProps|getFieldProps|t|i18n\.t|translate|gettext|getMessage|__?|field)\(\s*["'`]([^"'`]{1,80})|>\s*([^<>{}\n]{2,60}?)\s*[:*]?\s*</g;
/** Values that a whole form starts with, and as much of them as is looked at. */
const VALUES = /\b(?:initialValues|defaultValues|initialFormData)\b["']?\s*[:=]?\s*(\{?)/g;
const MAX_VALUES = 1500;
const KEY = /([\w$-]+)["']?\s*[:,}]/g;
const TYPES = /^(?:email|email-address|tel|phone-pad|telephoneNumber|password|emailAddress|username|date)$|^(?:given|family|additional)-name|^(?:cc|bday|street|postal|address)-/;

/** What a form, and what is shown around it, is called: declarations, and the tags of forms. */
const OWNER = /\b(?:function|class)\s+([\w$]+)|\b(?:const|let|var)\s+(?:([A-Z][\w$]*)|([\w$]+)\s*=\s*(?:(?:async\s*)?(?:\(|function\b|[\w$]+\s*=>)|use\w*[fF]orm))|<(?:form|Form|Formik)\b([^>]{0,400})/g;

/** Whether a form of a file can be about a person, by what it and its file are called. */
function mayBeOfPeople(path: string, text: string): boolean {
  return PERSON_FORM.test(path.split('/').slice(-2).join('/')) || Array.from(text.matchAll(OWNER), ([, ...names]) => names.join('')).some((name) => PERSON_FORM.test(name));
}

/** Whether a text may hold controls of a form that take personal data, among them those of component libraries and React Native. */
export function mayHoldControls(path: string, text: string, matchers: Matchers): boolean {
  if (text.includes('secureTextEntry')) return true;
  let ofPeople: boolean | undefined;
  const isPersonal = (name: string): boolean => matchers.classify(name, 'field').length > 0 || matchers.classify(name, 'input').length > 0 || (matchers.classify(name, 'person').length > 0 && (PERSON_FORM.test(name) || (ofPeople ??= mayBeOfPeople(path, text))));
  for (const { index, 0: all, 1: brace } of text.matchAll(VALUES)) {
    const values = text.slice(index + all.length, index + all.length + MAX_VALUES);
    if (brace === '' ? matchers.holdsName(text) : Array.from(values.slice(0, endOfObject(values)).matchAll(KEY), ([, key = '']) => key).some(isPersonal)) return true;
  }
  let end = 0;
  for (const { index } of text.matchAll(CONTROL)) {
    const from = Math.max(end, index - BEFORE);
    end = index + AFTER;
    for (const [, attribute, state, registered, label] of text.slice(from, end).matchAll(NAMING)) {
      const name = attribute ?? state ?? registered ?? label ?? '';
      if (TYPES.test(name) || /[^\s@]@[^\s@]|^\+\d/.test(name)) return true;
      const last = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'), name.lastIndexOf('[')) + 1);
      for (const words of [name, last, ...name.split(/\s+/)]) if (isPersonal(words) || (last !== name && PERSON_FORM.test(name) && matchers.classify(last, 'person').length > 0)) return true;
    }
  }
  return false;
}

/** Where an object ends that a text begins with, its brace left out. */
function endOfObject(text: string): number {
  let depth = 1;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Validators, forms made by a program, tables of migrations and models, records of people that are written. */
const DECLARED = /\b(?:Untyped)?FormGroup\(|\bsequelize\.define\(|(?:[bB]uilder|\bfb)\.group\(|\bnew (?:User|Customer|Member|Profile|Account|Contact|Patient|Employee|Person|Subscriber)(?:Model|Entity)?\(|\b(?:create|insert|upsert|register|invite)(?:User|Customer|Member|Profile|Account|Contact|Patient|Employee|Person|Subscriber)\(|\b(?:[uU]sers?|[cC]ustomers?|[mM]embers?|[pP]rofiles?|[aA]ccounts?|[cC]ontacts?|[pP]atients?|[eE]mployees?|[pP]erson|[pP]eople|[sS]ubscribers?)(?:Model|Repository|Repo|Service|Collection)?['"`]?\)?(?:\.\$?query\(\w{0,20}\))?\s{0,40}\.(?:create|insert|insertOne|insertMany|upsert|findOrCreate|add|set|values|save|update(?:One|Many)?|findOneAndUpdate|findByIdAndUpdate|(?:insert|patch|update)AndFetch|insertGraph)\(|\b(?:LocalStrategy|CredentialsProvider|PassportStrategy)\b|\bnew SimpleSchema\(|\btableSchema\(/g;

/** Where clients connect, whose messages are input. */
const SOCKETS = /\.on\(\s{0,9}["'`]connect(?:ion)?["'`],\s{0,9}(?:async\s{0,9})?(?:function\b[^()]{0,40})?\(?\s{0,9}\w|\(\s{0,9}io\s{0,9}(?::[^,()]{1,40})?,\s{0,9}(?:socket|client)\b/;

/** A row that is written into any table. */
const ROW = /\b(?:knex|trx|tx|db|database|conn|connection|from|into|table|collection)(?:<[^>\n]{1,40}>)?\(\s{0,9}["'`][\w.-]{1,60}["'`]\s{0,9}\)[\s\S]{0,80}?\.(?:insert(?:One|Many)?|upsert|update(?:One|Many)?|add|set)\(|\b(?:prisma|tx|db)\.\w{1,40}\.(?:create(?:Many)?|upsert|update)\(|\b(?:db|tx)\s{0,40}\.insert\(\w{1,40}\)\s{0,40}\.values\(/g;

/** A validator that schemas elsewhere are made of. */
const VALIDATOR = /\bconst \w{0,24}(?:email|password|phone|name|birth|address)\w{0,24}\s{0,9}=\s{0,9}(?:\([^()]{0,200}\)\s{0,9}=>\s{0,9})?(?:z|zod|yup|Joi|v)\s{0,40}\.\s{0,40}\w/i;
/** One whose name says what it checks. */
const NAMED_VALIDATOR = /\bconst (?:\w{0,24}[a-z_])?(?:[eE]mail|[pP]assword|[pP]hone)\w{0,24}\s{0,9}=\s{0,9}(?:z|zod|yup|Joi|v)\s{0,40}\.\s{0,40}\w/;
export const isValidated = (text: string): boolean => NAMED_VALIDATOR.test(text);
/** A resolver of GraphQL and what it is given, where the text deals with such. */
const RESOLVER = /\(\s{0,9}(?:_{1,2}|_?(?:parent|root|source|obj))\s{0,9}(?::[^,()]{1,60})?,\s{0,9}(?:_?args?|input|\{)(?![\w$])/;
const GRAPHQL = /\b(?:Mutation|Query|[rR]esolvers?|graphql|gql)\b|Mutation\b/;
const MIGRATION = /\b(?:(?:create|alter)Table|addColumn|new Table(?:Column)?|schema\.table)\(/;
/** What a column of people's data is called, roughly. */
const COLUMN = /\b\w{0,24}(?:mail|phone|name|address|passw|birth|gender|avatar|token|uid|ip|referr?er|agent|browser|city|zip|postal|locale|language|lat|lon|lng)\w{0,24}["'`]?\s{0,9}[,:)]/i;

export const mayHoldColumns = (text: string): boolean => MIGRATION.test(text) && COLUMN.test(text);

/** Whether a text may hold fields of people's data that no rule's word tells of. */
export const mayHoldFields = (path: string, text: string, matchers: Matchers): boolean =>
  writesName(DECLARED, text, matchers) || writesName(ROW, text, matchers) || ((VALIDATOR.test(text) || SOCKETS.test(text) || (RESOLVER.test(text) && GRAPHQL.test(text))) && matchers.holdsName(text)) || isValidated(text) || mayHoldColumns(text) || mayHoldControls(path, text, matchers);

/** As much of a record, or of what it is made of, as is looked at. */
const MAX_RECORD = 1500;

/** Whether a record that a call is given may have a name of personal data: by what is written there, or anywhere where it is given by a variable. */
function writesName(call: RegExp, text: string, matchers: Matchers): boolean {
  for (const { index, 0: all } of text.matchAll(call)) {
    const given = text.slice(index + all.length);
    if (matchers.holdsName(text.slice(index, index + all.length + MAX_RECORD)) || (/^\s*[\w$.]+\s*[,)]/.test(given.slice(0, 120)) && matchers.holdsName(text))) return true;
  }
  return false;
}
