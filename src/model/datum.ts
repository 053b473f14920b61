import type { Channel } from './channel.ts';
import type { Via } from './evidence.ts';
import type { AccessPath } from './facts.ts';
import type { Matchers } from './matchers.ts';

/**
 * Something in a value that is, or may be, personal data: known by its source, or by the name that the code gives it.
 * A list of them describes a value, without anything that is certainly no personal data.
 */
export interface Datum {
  /** Where in the value it is: `['.traits', '.email']`; `.*` is any element of a list, or any property; [] is the value itself. */
  at: readonly string[];
  /** What the code calls it. */
  label: string;
  /** Where it comes from. */
  line: number;
  /** The file it comes from, where that is another than the one that speaks of it. */
  path?: string;
  /** Categories, where its source tells them; else its label does. */
  data?: readonly string[];
  /** The label is of something that a person has. */
  person?: true;
  /** It is a thing that somebody has, and so not somebody: `member.team`. */
  thing?: true;
  /** It is what callers of the function give it. */
  parameter?: Parameter;
  /** It is what another file gives: `link` finds out what that is. */
  foreign?: Foreign;
  /** It was written under this key: what it holds is not known otherwise. */
  key?: true;
}

export interface Parameter {
  /** Index of the parameter, and what is taken of it. */
  index: number;
  steps: readonly string[];
  /** The function, by identity; names take its place in facts. */
  owner?: object;
  /** It is no function's, but what is put into a channel. */
  channel?: Channel;
  /** The file that reads the channel, where that is another than the one that speaks of it. */
  home?: string;
}

export interface Foreign {
  path: AccessPath;
  /**
   * The path is that of a type, schema or model, which the value is of; the roots `model:` and
   * `record:` name a model, the latter only by what a variable is called.
   */
  type?: true;
  /** What is given to the call that ends the path, argument by argument. */
  given: readonly Datum[][];
  /** What is taken of its result. */
  steps: readonly string[];
  /** It is no result, but what is given to a function that stands in an argument: to which parameter of it. */
  callback?: { index: number; steps: readonly string[]; parameter: number };
}

/** Personal data that a call passes on. */
export interface PassedDatum {
  label: string;
  line: number;
  path?: string;
  data: readonly string[];
}

/** What is made of a datum here is no datum: its length, whether it is there, a test of it. */
const DERIVED = /^(?:length|size|byteLength|constructor|prototype|includes|startsWith|endsWith|search|indexOf|lastIndexOf|localeCompare|test|some|every|has|count|_count|exists|ok|status|statusCode|statusText|isEmpty|charCodeAt|codePointAt|is[A-Z]\w*|has[A-Z]\w*|can[A-Z]\w*|should[A-Z]\w*)$/;
export const isDerived = (name: string): boolean => DERIVED.test(name);

/** `user`, `session.user`, `order.customer`: something that is a person. */
const PERSON = /^(?:\w*[uU]sers?|\w*[cC]ustomers?|\w*[mM]embers?|\w*[pP]rofiles?|\w*[aA]ccount|persons?|people|patients?|contacts?|employees?|subscribers?|guests?|attendees?|students?|authors?|recipients?|leads?|applicants?|candidate|clients?|viewer|claims|identity|me)$/;
export const isPerson = (name: string): boolean => PERSON.test(name);

/** A value that another file holds: it may be a constant there, which is nobody's datum. */
export const isHeldElsewhere = ({ foreign, data }: Datum): boolean => data === undefined && foreign !== undefined && foreign.type !== true && foreign.path.at(-1) !== '()' && foreign.steps.length > 0;

/** What a step takes of a value. */
export function takeStep(data: readonly Datum[], step: string): Datum[] {
  if (step.startsWith('~')) {
    const left = step.slice(1).split(',');
    return data.filter(({ at }) => at[0] === undefined || !left.includes(at[0].slice(1)));
  }
  return data.flatMap((datum) => takeOne(datum, step) ?? []);
}

export const takeSteps = (data: readonly Datum[], steps: readonly string[]): Datum[] => steps.reduce<Datum[]>((at, step) => takeStep(at, step), [...data]);

/** What tells one person from the others, where it is a person's. */
export const OWN_ID = /^(?:id|_id|uid|uuid|guid|sub)$/;

/** Parts of a record in which it is had itself. */
const SAME = /^(?:data|attributes|_doc|dataValues|info|details|record|payload|raw|_json|result|value|current|traits|item|node|entity|body|\$\w+)$/;

/** What went wrong is said by a program, not by a person. */
const FAILURE = /^(?:e|ex|err|error|exception|\w+(?:Err|Error|Exception))$/;
const OF_FAILURE = /^(?:message|name|stack|code|title|description)$/;

/** `upload.file`, `avatarImage`: a file, whose own name and kind are nobody's, and the parts that are the file itself. */
const FILE = /^(?:(?:\w*_)?files?|\w*Files?|uploads?|attachments?|\w*[bB]lob|\w*[iI]mage|\w*[pP]hoto|\w*[dD]ocument|avatar|picture)$/;
const OF_FILE = /^(?:name|original_?name|file_?name|mimetype|mime_?type|type|extension|ext|title|lastModified)$/i;
const CONTENT = /^(?:buffer|stream|content|data|bytes|filepath|tempFilePath)$/;

/** Whether the name is of what a file is called or is, not of somebody. */
export const isOfFile = (data: readonly Datum[], name: string): boolean => OF_FILE.test(name) && data.some(({ label }) => FILE.test(label));

const ANSWER = /^(?:data|value|token|identifier|uuid)$/;

/** Under these an API of the device answers with what somebody chose or recorded; the rest tells about it. */
const CHOSEN = /^(?:assets|files?|photos?|images?|medias?|contacts|data|result|results|uri|url|path|base64|base64(?:String|Data)|data_?url|blob|webPath|localUri|fileCopyUri|sourceURL)$/i;
const CHOICE = /^user\.(?:content\.(?:photos|files|audio)|social\.contacts)$/;
const isChoice = ({ data }: Datum): boolean => data?.some((category) => CHOICE.test(category)) === true;

const isElement = (step: string): boolean => /^\.(?:\*|\d+)$/.test(step);

function takeOne(datum: Datum, step: string): Datum | null {
  const [first, ...rest] = datum.at;
  if (first !== undefined) return first === step || step === '.*' || (first === '.*' && isElement(step)) ? { ...datum, at: rest } : null;
  const name = step.slice(1);
  if (isElement(step)) return isChoice(datum) ? datum : datum.data ? null : follow({ ...datum }, step);
  if (isDerived(name) || (FAILURE.test(datum.label) && OF_FAILURE.test(name))) return null;
  // Parts of a record that only its name tells of go by their own names.
  if (isNamedRecord(datum)) return null;
  if (FILE.test(datum.label)) {
    if (OF_FILE.test(name)) return null;
    if (datum.data !== undefined && CONTENT.test(name)) return datum;
  }
  // What an API of the device answers with: `(await getExpoPushTokenAsync()).data`.
  if (ANSWER.test(name) && datum.data?.some((category) => category.startsWith('user.device.'))) return datum;
  if (isChoice(datum) && CHOSEN.test(name)) return datum;
  const person = datum.person === true || isPerson(datum.label);
  if (person && datum.thing !== true && OWN_ID.test(name)) return follow({ ...datum, label: `${datum.label}.${name}`, data: ['user.unique_id'] }, step);
  // A part of a known datum is another thing than the datum, unless its own name says what it is.
  const { data: _, key: __, thing: ___, ...open } = datum;
  return follow({ ...open, label: name, ...(person ? { person, ...(isPerson(name) || SAME.test(name) ? {} : { thing: true as const }) } : {}) }, step);
}

/** A whole record, of which its name alone says what it is. */
const isNamedRecord = ({ foreign }: Datum): boolean => foreign?.path[0]?.startsWith('record:') === true;

/** Nothing is nested deeper: what goes further down is a function that calls itself with a part of what it was given. */
const MAX_STEPS = 8;

function follow(datum: Datum, step: string): Datum | null {
  if ((datum.parameter ?? datum.foreign)?.steps.length === MAX_STEPS) return null;
  if (datum.parameter) return { ...datum, parameter: { ...datum.parameter, steps: [...datum.parameter.steps, step] } };
  if (datum.foreign) return { ...datum, foreign: { ...datum.foreign, steps: [...datum.foreign.steps, step] } };
  return datum;
}

/** The same data, now part of a larger value. */
export const putAt = (data: readonly Datum[], step: string): Datum[] => data.map((datum) => ({ ...datum, at: [step, ...datum.at] }));

/** The same data where the elements of a list may have changed places. */
export const shuffle = (data: readonly Datum[]): Datum[] => data.map((datum) => (isElement(datum.at[0] ?? '') ? { ...datum, at: ['.*', ...datum.at.slice(1)] } : datum));

/** The same data as one value in which nothing can be told apart: a text, a list. */
export const flatten = (data: readonly Datum[]): Datum[] => data.map((datum) => (datum.at.length === 0 ? datum : { ...datum, at: [] }));

/** Data that only people have: a payload with one is of a person, and its other names are read as theirs. */
export const OF_PERSON = /^user\.(?:contact\.(?:email|phone_number)|name\.|demographic\.date_of_birth|account\.username|government_id)/;
/** Places have coordinates too, and things are written about in words. */
const OF_THINGS = /^user\.(?:location|content)\b/;

/** Whether a field of a type says anything of somebody. @param ofPerson what has it is a person's. */
export function saysOfSomebody(name: string, ofPerson: boolean, matchers: Matchers): boolean {
  const categories = matchers.classify(name, ofPerson ? 'person' : 'field');
  return categories.length > 0 && (ofPerson || !categories.every((category) => OF_THINGS.test(category)));
}

/** Of such data a call says nothing: keys that authenticate us, switches of an SDK. */
const NO_PAYLOAD = /^user\.(?:authorization|account\.settings|privacy_preferences|device\.cookie|account$)/;

/** Tokens that are given out for a person; a key that authenticates us stands in the code or its environment. */
const TOKEN = /^(?:\w*_)?(?:access|refresh|id|session|user|oauth|bearer)_?token$/i;

/** Words that somebody looks for, where a service is asked about them. */
const WORDS = /^(?:q|qry|query|search\w*|\w*(?:Search|Query|Keyword)|keywords?|term|inputValue|address)$/;
/** Parameters of a request under which they are sent, and which hold nothing else. */
const SEARCH_KEY = /^\.(?:q|qry|search|search_?term|search_?query|srsearch|gsrsearch|keywords?|term)$/i;
/** What a message is addressed to and says, by the names that senders of messages give it. */
const ADDRESSEE = /^\.(?:to|phone|number|recipient|msisdn|destination)$/i;
/** What lets somebody in, and a message that tells them. */
const ADMITS = /(?:^|[a-z_])(?:token|otp)$/i;
const SAYS = /^\.(?:text|html|body|message|content|TextBody|HtmlBody|dynamicTemplateData|templateData|context)$/;
const MESSAGE = /^\.(?:body|text|message|content)$/i;
/** What somebody writes to a help desk. */
const TICKET = /^\.(?:body|html_?body|text|message|content|comment|description|question)$/i;

/** Under these a service is told or asked something, whatever the value is called. */
const TOLD = /^\.(?:to|cc|bcc|replyTo|reply_to|recipients?|phone|messages?|prompt|inputs?|instructions|system|contents?|query|q|text|body)$/;
const TOLD_LABEL = /^(?:prompt|messages?|question|text|inputs?|contents?|history)$/;

/** Whether it may matter to a recipient, though nothing says what it is. */
export const isTold = ({ at, label }: Datum): boolean => TOLD_LABEL.test(label) || WORDS.test(label) || at.some((step) => TOLD.test(step));

/** Calls that tell an SDK who somebody is: what they are given as a number of something is that of a person. */
const IDENTIFIES = /(?:^|[ .])(?:identify(?:User)?|alias|setUser(?:I[dD]|Identifier|Context)?|set(?:Customer|External)UserI[dD]|setAuthenticatedUserContext|changeUser|logIn)$/;
export const isIdentifying = (call: string): boolean => IDENTIFIES.test(call);
const NUMBER = /^(?:_?id|uuid|guid|sub|distinct_?id|external_?id)$/i;
const isIdentity = ({ at, label }: Datum): boolean => NUMBER.test(label.slice(label.lastIndexOf('.') + 1)) && (at.length === 0 || (at.length === 1 && /^\.(?:\w+_?)?id$/i.test(at[0]!)));

/** What an argument means to a kind of recipient, where its own names do not say. */
function meaningFor(kind: string, { via, data: asked, api }: Receiver, datum: Datum): readonly string[] | null {
  const { at, label, data } = datum;
  if (data !== undefined) return null;
  if (via === 'sdk' && isIdentifying(api) && isIdentity(datum)) return ['user.unique_id'];
  if (via === 'network' && SEARCH_KEY.test(at.at(-1) ?? '')) return ['user.behavior.search_history'];
  if (asked.length > 0 && WORDS.test(label)) return ['user.behavior.search_history'];
  const key = at.at(-1) ?? '';
  if (ADMITS.test(label) && (kind === 'messaging' || kind === 'marketing') && SAYS.test(key)) return ['user.authorization.credentials'];
  if (kind === 'messaging') return ADDRESSEE.test(key) ? ['user.contact.phone_number'] : MESSAGE.test(key) ? ['user.content.messages'] : null;
  // All of a request stands below `body`: there only its own name tells a part.
  if (kind === 'chat-support' && TICKET.test(at.length === 1 && key === '.body' ? `.${label}` : key)) return ['user.content.messages'];
  return kind === 'marketing' && /^\.(?:to|cc|bcc|replyTo|reply_to|recipients?)$/.test(key) ? ['user.contact.email'] : null;
}

function isPassed(category: string, label: string, ofPerson: boolean, leaves: boolean): boolean {
  if (category.startsWith('user.authorization')) return ofPerson || TOKEN.test(label) || (!leaves && category === 'user.authorization.password');
  return !leaves || !NO_PAYLOAD.test(category);
}

/** What else a place gets by being asked at all: options of the request are no question. */
const OPTION = /^\.(?:signal|agent|timeout|cache|mode|credentials|method|redirect|retry|next|dispatcher|\w+Agent|cancelToken|responseType|headers|abort\w*|config|logger|client)$/;

/** Parameters by which we are known to a service, or say how it shall answer: no question either. */
const OUR_OWN = /^\.(?:(?:\w+_)?(?:key|token|secret)|(?:api|app|subscription|client)?-?key|app_?(?:id|code)|client_?(?:id|secret)|access_?token|auth|signature|lang|language|locale|units?|format|limit|page|per_?page|zoom|version|style)$/i;
export const isOurOwn = (name: string): boolean => OUR_OWN.test(`.${name}`);

/**
 * What a place gets from the code around it.
 * @param asked categories that the recipient is asked about: any question holds them, whatever its parts are called.
 */
export function readPassed(data: readonly Datum[], sink: Receiver, matchers: Matchers): PassedDatum[] {
  const { data: asked } = sink;
  const passed = classifyData(data, sink, matchers);
  if (asked.length === 0) return passed;
  const question = data.find(({ at }) => !OPTION.test(at[0] ?? '') && !OUR_OWN.test(at.at(-1) ?? ''));
  const written = data.find(({ at, label, data: known }) => !OPTION.test(at[0] ?? '') && known === undefined && WRITTEN.test(label));
  const known = passed.flatMap((datum) => datum.data);
  return [...passed, ...asked.flatMap((category): PassedDatum[] => {
    const datum = category === 'user.content' ? written : question;
    // What is passed says it more exactly.
    return !datum || known.some((other) => isKin(category, other)) ? [] : [{ label: datum.label, line: datum.line, ...(datum.path === undefined ? {} : { path: datum.path }), data: [category] }];
  })];
}

/** What somebody wrote or said, where a model is asked about it. */
const WRITTEN = /^(?:\w*(?:prompt|message|question|query|text|content|input|transcript|conversation|history|chat|document|comment|description|note|review|part|turn|audio|image|file|body|topic|sentence|paragraph|utterance|chunk)s?|dataUrl|transcription|code)$/i;
/** Two kinds of one thing: a precise and an imprecise location. */
const isKin = (category: string, other: string): boolean => other === category || (category.split('.').length > 2 && other.startsWith(category.slice(0, category.lastIndexOf('.') + 1)));

/** Who gets data; null for ourselves. `data`: what the recipient is asked about. */
interface Receiver {
  data: readonly string[];
  recipient: string | null;
  via: Via;
  /** What is called. */
  api: string;
}

/** In an address of ours, what is looked at is no datum of whom it is looked at by: a place, words, a language, the number of a record. */
const TELLING = /^user\.(?:contact\.(?:email|phone_number)|name|authorization|demographic\.date_of_birth|government_id|financial|health_and_medical|account\.username)\b/;

/** With these somebody signs in or up: a password beside them is theirs. Who sends mail for us is told ours. */
const SIGNS_IN = /^user\.(?:contact\.(?:email|phone_number)|account\.username)$/;
const PASSWORD = 'user.authorization.password';

/** Calls whose every argument is about one person. */
const TELLS_OF_PERSON = /(?:^|[ .])(?:identify(?:User)?|setUser(?:Context|Properties|Property|Attributes?|Traits)?|setPersonProperties|people\.set(?:_once)?|setTraits|updateUser|changeUser)$/;

/** Under these stands a text, in which anything may be somebody's. */
const IN_TEXT = /(?:text|html|mjml|markdown|blocks?|body|messages?|contents?|subject|title|description|summary|note|comment|prompt|input|question|query|value|label|url|link|href)$/i;

/** What stands beside somebody's data under a key of its own is theirs where the key says the same: of `{ email, plan: plan.name }` the second is no name of theirs. */
function besidePerson({ at, label }: Datum, matchers: Matchers): readonly string[] {
  const own = matchers.classify(label, 'field');
  if (own.length > 0) return own;
  const theirs = matchers.classify(label, 'person');
  const step = at.at(-1) ?? '';
  const key = step.slice(1);
  if (theirs.length === 0 || step === '' || key === label || isElement(step) || IN_TEXT.test(key) || isPerson(key)) return theirs;
  const told = matchers.classify(key, 'person');
  return theirs.filter((category) => told.some((other) => other === category || other.startsWith(`${category}.`) || category.startsWith(`${other}.`)));
}

/** The categories of data, by source, by name, or by what the recipient does with an argument. */
export function classifyData(data: readonly Datum[], receiver: Receiver, matchers: Matchers): PassedDatum[] {
  const { recipient, via } = receiver;
  const leaves = recipient !== null;
  const kind = recipient === null ? '' : (matchers.vendor(recipient)?.kind ?? '');
  const ofPerson = (via === 'sdk' && TELLS_OF_PERSON.test(receiver.api)) || data.some((datum) => (datum.data ?? matchers.classify(datum.label, 'field')).some((category) => OF_PERSON.test(category)));
  const signsIn = leaves && kind !== 'marketing' && kind !== 'messaging' && data.some(({ label, data: known }) => (known ?? matchers.classify(label, 'field')).some((category) => SIGNS_IN.test(category)));
  return data.flatMap((datum) => {
    const { label, line, path, person } = datum;
    if (isHeldElsewhere(datum)) return [];
    // What a record of a person keeps under the name of a service, and gives to that service, is who they are there.
    if (leaves && person && datum.data === undefined && label.toLowerCase() === recipient) return [{ label, line, ...(path === undefined ? {} : { path }), data: ['user.unique_id'] }];
    // A token that belongs to a person is theirs; one that stands in the code is ours.
    const named = datum.data ?? (ofPerson && !person ? besidePerson(datum, matchers) : matchers.classify(label, person ? 'person' : 'field')).filter((category) => isPassed(category, label, person === true || (signsIn && category === PASSWORD), leaves));
    const categories = named.length > 0 ? named : (meaningFor(kind, receiver, datum) ?? []);
    // A token that came with an address may go on with the next one.
    if (recipient === null && via === 'network' && datum.data !== undefined && /token$/i.test(label)) return [];
    if (recipient === null && via === 'network' && !categories.some((category) => TELLING.test(category))) return [];
    return categories.length > 0 ? [{ label, line, ...(path === undefined ? {} : { path }), data: categories }] : [];
  });
}
