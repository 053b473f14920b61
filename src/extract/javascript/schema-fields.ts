import type { Node, ObjectExpression } from '@babel/types';
import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { ApiModel } from '../../model/rules.ts';
import { sightApi } from '../../model/sighting.ts';
import { spanOf } from './collect.ts';
import { propertyName } from './scope.ts';

/** Data that only people have: a schema with such a field is of a person, and its other fields are read as theirs. */
const OF_PERSON = /^user\.(?:contact\.(?:email|phone_number)|authorization|name\.|demographic\.date_of_birth|account\.username|government_id)/;
const MAX_DEPTH = 3;

interface Field {
  name: string;
  node: Node;
}

/** The fields that a schema written as an object literal declares. */
export function sightSchema(model: ApiModel, schema: ObjectExpression, matchers: Matchers): Sighting[] {
  return sightFields(model, Array.from(fieldsOf(schema, 0)), matchers);
}

/** A decorated member of a class; the other members tell whether the class is a person. */
export function sightMember(model: ApiModel, member: Field, siblings: readonly string[], matchers: Matchers): Sighting[] {
  return sightFields(model, [member], matchers, siblings);
}

function sightFields(model: ApiModel, fields: readonly Field[], matchers: Matchers, siblings: readonly string[] = []): Sighting[] {
  const names = [...fields.map(({ name }) => name), ...siblings];
  const ofPerson = names.some((name) => matchers.classify(name, 'field').some((category) => OF_PERSON.test(category)));
  return fields.flatMap(({ name, node }) => {
    const data = matchers.classify(name, ofPerson ? 'person' : 'field');
    return data.length === 0 ? [] : [sightApi(model, name, spanOf(node), { data: [...data].sort(), detail: name })];
  });
}

function* fieldsOf(schema: ObjectExpression, depth: number): Iterable<Field> {
  for (const property of schema.properties) {
    if (property.type !== 'ObjectProperty') continue;
    const name = propertyName(property.key, property.computed);
    if (name === null) continue;
    yield { name, node: property.key };
    if (property.value.type === 'ObjectExpression' && depth < MAX_DEPTH && !isOptions(property.value)) yield* fieldsOf(property.value, depth + 1);
  }
}

/** `{ type: String, required: true }` describes a field, it holds none. */
const isOptions = (object: ObjectExpression): boolean => object.properties.some((property) => property.type === 'ObjectProperty' && ['type', 'required', 'unique', 'allowNull', 'default'].includes(propertyName(property.key, property.computed) ?? ''));
