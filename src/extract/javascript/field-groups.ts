import type { Node } from '@babel/types';
import type { Sighting } from '../../model/facts.ts';
import { CHOICES } from '../../model/keyed.ts';
import type { Matchers, NameContext } from '../../model/matchers.ts';
import { areOfVisit } from '../visit-records.ts';
import { spanOf } from './collect.ts';

export interface Field {
  name: string;
  node: Node;
  /** It holds yes or no: a choice perhaps, but no datum. */
  isFlag?: boolean;
  /** What a validator says that it holds, whatever its name. */
  holds?: string;
}

/** Fields that stand together, so that one tells whether the others are of a person. */
export interface FieldGroup {
  rule: string;
  action: Sighting['action'];
  via: Sighting['via'];
  fields: Field[];
  /** By the name of what the fields belong to. */
  ofPeople: boolean;
  /** What they belong to keeps visits, by its name. */
  ofVisit?: boolean;
  /** Somebody typed them. */
  typed?: boolean;
  /** Ids in it are of whoever asks; elsewhere they refer to a row whose own model says what it is. */
  ownIds?: boolean;
  /** Said only where nothing else in the file says it more directly. */
  weak?: boolean;
  /** A thing, of which only what no thing has is somebody's. */
  ofThing?: boolean;
}

/** Data that only people have: what has such a field is of a person, and its other fields are read as theirs. */
const OF_PERSON = /^user\.(?:contact\.(?:email|phone_number)|name\.|demographic\.date_of_birth|account\.username|government_id)/;
/** What no thing has: a poll has a title and a place, and who asked for it an address. */
const OF_NO_THING = /^user\.(?:contact\.(?:email|phone_number)|name\.|demographic\.date_of_birth|government_id|device\.(?:ip_address|user_agent))/;
/** How we connect to a service is no data about people. */
const CONNECTION = /^(?:host|hostname|port|smtp\w*|database|dialect|driver|secure|tls|ssl|region|bucket|connectionString)$/i;
/** `SMTP_PASSWORD` in a schema: an environment variable. */
const ENVIRONMENT = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
/** `sendEmail`, `isPhoneVerified`: a choice about the datum, not the datum. */
const CHOICE = /^(?:sent|send|is|has|should|can|allow|enable[sd]?|show|hide|skip|notify|use)(?=[A-Z_])|(?:^v|V)ia_?(?=[A-Z_])/;
/** Who somebody is among us, which a request never holds as typed. */
const STANDING = /^(?:roles?|groups?|account)$/i;
/** Of a record that is written, what is no datum of a person's own. */
const BOOKKEEPING = /^user\.(?:account(?:$|\.settings)|privacy_preferences|behavior|content(?:$|\.(?!self_image))|unique_id\.pseudonymous)/;
const OWN_ID = /^(?:user_?id(?:entifier)?|uid)$/i;
const REFERENCE = /^(?!(?:google|facebook|github|gitlab|discord|slack|telegram|provider|external|auth0|clerk|firebase|supabase|apple|osm|stripe|twitter|twitch|steam|webauthn)_)(?:\w+_)?(?:user|account|member|customer|person|profile|owner|author|creator|contact|subscriber|order|cart|checkout)_?ids?$/i;
const snake = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, '$1_$2');

export function sightGroups(groups: readonly FieldGroup[], known: readonly Sighting[], matchers: Matchers): Sighting[] {
  const places = new Set<string>();
  const said = new Set<string>();
  const admit = (sighting: Sighting): boolean => {
    const data = sighting.data.filter((category) => !places.has(`${sighting.line} ${category}`));
    for (const category of sighting.data) {
      places.add(`${sighting.line} ${category}`);
      said.add(category);
    }
    sighting.data = data;
    return data.length > 0;
  };
  for (const sighting of known) if (sighting.recipient === null && FIELD_VIAS.has(sighting.via)) admit({ ...sighting });
  const found: Sighting[] = [];
  for (const isWeak of [false, true]) {
    for (const group of groups) {
      if ((group.weak === true) !== isWeak) continue;
      for (const sighting of sightGroup(group, matchers)) {
        if (isWeak) sighting.data = sighting.data.filter((category) => !said.has(category));
        if (sighting.data.length > 0 && admit(sighting)) found.push(sighting);
      }
    }
  }
  return found;
}

const FIELD_VIAS: ReadonlySet<string> = new Set(['form', 'request', 'schema', 'database']);

function sightGroup({ rule, action, via, fields, ofPeople, ofVisit = false, typed = false, ownIds = false, ofThing = false }: FieldGroup, matchers: Matchers): Sighting[] {
  if (fields.filter(({ name }) => CONNECTION.test(name)).length > 1) return [];
  const person = ofPeople || (!ofThing && fields.some(({ name, holds = '', isFlag }) => isFlag !== true && !CHOICE.test(name) && (OF_PERSON.test(holds) || matchers.classify(name, 'field').some((category) => OF_PERSON.test(category)))));
  const visit = ofVisit || areOfVisit(fields.map(({ name }) => name), matchers);
  const classify = (name: string, context: NameContext): readonly string[] => matchers.classify(name, context);
  return fields.flatMap(({ name, node, isFlag = false, holds }) => {
    if (ENVIRONMENT.test(name)) return [];
    let data = classify(name, person ? 'person' : 'field');
    if (data.length === 0 && visit) data = classify(name, 'visit');
    if (data.length === 0 && typed) data = classify(name, 'input');
    if (data.length === 0 && holds !== undefined) data = [holds];
    if (ofThing) data = data.filter((category) => OF_NO_THING.test(category));
    if (isFlag || CHOICE.test(name)) data = data.filter((category) => CHOICES.has(category));
    else if (REFERENCE.test(snake(name)) && !(ownIds && OWN_ID.test(name))) data = data.filter((category) => !/^user\.(?:unique_id|behavior)/.test(category));
    if (rule === 'person-record' || rule === 'account-profile') data = data.filter((category) => !BOOKKEEPING.test(category));
    else if (via !== 'database' && STANDING.test(name)) data = [];
    return data.length === 0 ? [] : [{
      ...spanOf(node), rule, action, data: [...data].sort(), recipient: null, purpose: null, via, api: name,
      strength: 'called' as const, confidence: 'high' as const, detail: name,
    }];
  });
}
