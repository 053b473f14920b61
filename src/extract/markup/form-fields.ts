import type { Sighting } from '../../model/facts.ts';
import type { ApiModel } from '../../model/rules.ts';
import type { Matchers } from '../../model/matchers.ts';
import { MASK } from '../../model/hosts.ts';
import { sightApi } from '../../model/sighting.ts';
import { isOfPeople } from '../people-words.ts';
import type { Positions } from '../positions.ts';
import { attributeOf, type MarkupElement } from './element.ts';
import { AUTOCOMPLETE, CHOICE_TYPES, INPUT_TYPES, NAME_ATTRIBUTES, NO_DATA_TYPES, PERSON_DATA, PERSON_FORM, SECOND_FACTOR, TEXT_OF, TEXT_TYPES } from './field-tables.ts';

/** A control, with the form and the label that it stands in. */
export interface Field {
  element: MarkupElement;
  /** Number of its form; 0 outside all forms. */
  form: number;
  label: string;
}

export interface Form {
  /** Its id, name, class and action. */
  words: string;
}

const CONTROL = /^(?:input|select|textarea)|(?:input|textarea|text-?field|select|date-?picker|combobox|field|formkit)$/i;
const MODELS = new Set(['v-model', 'formcontrolname', '[(ngmodel)]', 'ng-model', 'bind:value', 'x-model', 'wire:model']);

/** Components whose model is whether, or what of them, is shown: nobody types there. */
const SHOWN =
  /^(?!.*(?:input|select|field|picker)).*(?:dialog|modal|menu|popover|popup|tooltip|drawer|sheet|snackbar|toast|tabs?|carousel|swiper|pagination|paginator|collapse|accordion|panels?|stepper|steps|alert|overlay|loader|loading|progress|spinner|meter|strength|draggable|navigation)$/i;

export function isControl(element: MarkupElement): boolean {
  return CONTROL.test(element.tag) || (!SHOWN.test(element.tag) && element.attributes.some(({ name }) => MODELS.has(withoutModifiers(name))));
}

/** The controls that take personal data. A control in a form about a person is read more willingly: `name`, `city`. */
export function sightFields(fields: readonly Field[], forms: readonly Form[], path: string, positions: Positions, matchers: Matchers): Sighting[] {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const personal = new Set<number>();
  for (const { element, form, label } of fields) {
    if (personal.has(form)) continue;
    const words = `${forms[form]?.words ?? ''} ${file}`;
    if (PERSON_FORM.test(words) || read(element, label, { person: false, words: '', named: true }, matchers).data.some((key) => PERSON_DATA.test(key))) personal.add(form);
  }
  const folder = path.slice(0, path.length - file.length).split('/').at(-2) ?? '';
  return fields.flatMap(({ element, form, label }) => {
    const span = positions.span(element.start, element.end);
    const { data, api, name } = read(element, label, { person: personal.has(form), words: `${forms[form]?.words ?? ''} ${folder}/${file}` }, matchers);
    const models = modelsOf(element, matchers);
    const said = new Set(models.flatMap((model) => model.data));
    const rest = data.filter((key) => !said.has(key));
    const sightings = models.map((model) => sightApi(model, api, span, name === '' ? {} : { detail: name }));
    if (rest.length > 0) {
      sightings.push({
        ...span, rule: 'form-field', action: 'collect', data: rest, recipient: null, purpose: null, via: 'form', api,
        strength: 'called', confidence: 'high', ...(name === '' ? {} : { detail: name }),
      });
    }
    return sightings;
  });
}

/** API models on the element; a bound attribute (`:type="x"`) is there, without a value. */
export function modelsOf(element: MarkupElement, matchers: Matchers): readonly ApiModel[] {
  const attributes = new Map<string, string | null>();
  for (const { name, value } of element.attributes) {
    const plain = name.replace(/^(?::|v-bind:|bind:|\[\(?(?:attr\.)?)|\)?\]$/g, '');
    if (plain === name) attributes.set(name, value?.includes(MASK) ? null : value);
    else if (!attributes.has(plain)) attributes.set(plain, null);
  }
  return matchers.apisOfElement({ tag: element.tag, attributes });
}

/** A key that somebody was given, not a word that they chose. */
const API_KEY = /\bapi[- _]?(?:keys?|tokens?)\b|\baccess[- ]token\b/i;

interface Reading {
  data: string[];
  api: string;
  name: string;
}

interface Surroundings {
  /** The form is about a person. */
  person: boolean;
  /** Words of the form, its file and folder. */
  words: string;
  /** Only what a name says of any field counts: a shop has a phone as well. */
  named?: true;
}

function read(element: MarkupElement, label: string, surroundings: Surroundings, matchers: Matchers): Reading {
  const { words } = surroundings;
  const tag = element.tag.toLowerCase();
  const type = attributeOf(element, 'type')?.toLowerCase() ?? '';
  const named = namesOf(element);
  const [first] = named;
  const reading = (data: readonly string[], by: string): Reading => ({ data: [...new Set(data)].sort(), api: `${tag}[${by}]`, name: first?.name ?? '' });
  const nothing = reading([], first ? `${first.attribute}=${first.name}` : `type=${type}`);
  if (NO_DATA_TYPES.has(type)) return nothing;

  const autocomplete = attributeOf(element, 'autocomplete')?.toLowerCase().split(/\s+/).findLast((token) => AUTOCOMPLETE.has(token));
  if (autocomplete !== undefined && type !== 'hidden') {
    return reading([AUTOCOMPLETE.get(autocomplete)!], first ? `${first.attribute}=${first.name}` : `autocomplete=${autocomplete}`);
  }
  const typed = INPUT_TYPES.get(type);
  for (const { attribute, name, owner } of named) {
    const around = isOfPeople(owner) === true ? { ...surroundings, person: true } : surroundings;
    const data = classifyTyped(name, type, around, matchers).filter((key) => counts(key, type));
    // What is masked while it is typed may be a key as well.
    if (typed === 'user.authorization.password' && data.length > 0 && data.every((key) => key === 'user.authorization.credentials')) return reading(data, `${attribute}=${name}`);
    // An id may name what the form is for.
    if (data.length > 0 && attribute === 'id' && (typed === 'user.contact.email' || typed === 'user.authorization.password')) return reading([typed], `${attribute}=${name}`);
    if (data.length > 0) return reading(typed !== undefined && type !== 'tel' && type !== 'phone' ? [...data, typed] : data, `${attribute}=${name}`);
  }
  if (typed === 'user.authorization.password' && API_KEY.test(`${label} ${attributeOf(element, 'label') ?? ''} ${attributeOf(element, 'placeholder') ?? ''}`)) return reading(['user.authorization.credentials'], first ? `${first.attribute}=${first.name}` : `type=${type}`);
  if (typed !== undefined) return reading([typed], first ? `${first.attribute}=${first.name}` : `type=${type}`);
  if (named.some(({ name }) => /^(?:code|pin|digits?)$/i.test(name)) && SECOND_FACTOR.test(`${words} ${label} ${attributeOf(element, 'label') ?? keyOfTranslation(element, 'label')}`)) return reading(['user.authorization.credentials'], `${first!.attribute}=${first!.name}`);
  if (type === 'hidden' || type === 'search' || CHOICE_TYPES.has(type) || named.some(({ name }) => /^(?:q|s|query|search|filter)$|search/i.test(name))) return nothing;
  for (const attribute of ['label', 'aria-label', 'floating-label', 'placeholder'] as const) {
    const shown = attribute === 'label' ? label || (attributeOf(element, 'label') ?? '') : (attributeOf(element, attribute) ?? '');
    const data = classifyShown(shown || keyOfTranslation(element, attribute), surroundings, matchers);
    // `My API key` is an example of a name.
    if (attribute === 'placeholder' && data[0] === 'user.authorization.credentials' && named.some(({ name }) => /^(?:name|title|label)$/i.test(name))) continue;
    if (data.length > 0) return reading(data, first ? `${first.attribute}=${first.name}` : `${attribute}=${tidy(shown)}`);
  }
  if (TEXT_TYPES.has(type) && attributeOf(element, 'readonly') === null && attributeOf(element, 'disabled') === null && /^(?:input|textarea|input-?base|text-?input|\w*text-?field)$/i.test(tag)) {
    for (const [pattern, category] of TEXT_OF) if (pattern.test(words)) return reading([category], first ? `${first.attribute}=${first.name}` : 'text');
  }
  return nothing;
}

/** What is typed counts as such, beside what names say of any field. */
function classifyTyped(name: string, type: string, { person, named }: Surroundings, matchers: Matchers): readonly string[] {
  const data = matchers.classify(name, person && type !== 'hidden' ? 'person' : 'field');
  return data.length > 0 || named || type === 'hidden' || CHOICE_TYPES.has(type) ? data : matchers.classify(name, 'input');
}

/** A label that is looked up, `t('form.email')`: the last part of its key. */
function keyOfTranslation(element: MarkupElement, name: string): string {
  const code = element.attributes.find((attribute) => attribute.name.toLowerCase() === name)?.code;
  const key = code === undefined ? undefined : /^\W{0,3}(?:i18n\.)?(?:t|tc|translate|formatMessage|_)\(\s*["'`]([\w.:-]{1,80})["'`]/.exec(code)?.[1];
  return (key ?? '').split(/[.:]/).at(-1)!.replace(/[_-]/g, ' ');
}

/** Tokens and wishes are no data: a hidden CSRF token, a checkbox `email`. */
function counts(key: string, type: string): boolean {
  if (type === 'hidden') return !/^user\.(?:authorization|account|unique_id)/.test(key);
  return !CHOICE_TYPES.has(type) || !/^user\.(?:contact|name|device)/.test(key);
}

/** What names a control, and what that is a part of: `user.name`, `user[name]`. */
interface ControlName {
  attribute: string;
  name: string;
  owner: string;
}

function namesOf(element: MarkupElement): ControlName[] {
  const names: ControlName[] = [];
  for (const wanted of NAME_ATTRIBUTES) {
    for (const { name, value, code } of element.attributes) {
      if (withoutModifiers(name) !== wanted) continue;
      const parts = (wanted.startsWith('[form') || wanted === '[control]' ? nameOfControl(value ?? code ?? '') : (value ?? code ?? '')).split(/[[\].{}*'"\s]+/).filter((part) => part !== '' && !/^\d+$/.test(part));
      const last = parts.at(-1);
      if (last !== undefined && last.length <= 80 && !last.includes(MASK) && !/[^\p{L}\p{N}_$-]/u.test(last)) names.push({ attribute: wanted, name: last, owner: parts.at(-2) ?? '' });
    }
  }
  return names;
}

/** What a control of Angular goes by: `emailControl`, `form.get('email')`, `form.controls['email']`. */
const nameOfControl = (code: string): string => code.replace(/^(.{0,200})(?:\.get\(|\.controls\[)\s*["'`]([\w.-]{1,80})["'`]\s*[)\]][\s!?)]*$/, '$1.$2').replace(/(?:_?(?:Form)?(?:Control|Ctrl))[\s!?)]*$/i, '');

/** `v-model.trim`, `wire:model.lazy`. */
const withoutModifiers = (name: string): string => name.toLowerCase().replace(/^(v-model|wire:model|x-model)[.:].*$/, '$1');

const tidy = (shown: string): string => shown.replace(/\([^()]*\)|[*:…?]/g, ' ').replace(/\s+/g, ' ').trim();

/** Text for people: a few words that name the field, or the sample of an address. */
function classifyShown(shown: string, surroundings: Surroundings, matchers: Matchers): readonly string[] {
  if (shown === '' || shown.length > 80 || shown.includes(MASK)) return [];
  const words = tidy(shown).replace(/^(?:please )?(?:enter|type|add|provide|confirm)?\s*(?:your|an?|the)?\s+/i, '');
  if (/^[^\s@]+@[^\s@]+\.\w+$/.test(words)) return ['user.contact.email'];
  if (/^(?:e\.?g\.?,? ?)?\+\d[\d ()-]{6,20}$/i.test(words)) return ['user.contact.phone_number'];
  // `Phone number to text`, `E-mail for receipts`, `Additional notes, comments`.
  const [name = ''] = words.split(/, | (?:to|for|where|that|used|we|on|with|at|so) /i);
  return name.split(' ').length > 4 ? [] : classifyTyped(name, '', surroundings, matchers);
}
