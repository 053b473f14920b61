import type { Node, ObjectExpression } from '@babel/types';
import { putAt, type Datum } from '../../../model/datum.ts';
import { propertyName } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import type { Value } from '../value.ts';

/** Small signs, in the form of the code, of what a value is. */

/** `Scope.EMAIL`, `Filter.Following`: one of the values that a type has, not what somebody has. */
export const isEnumMember = ({ object, computed }: Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>, name: string): boolean => {
  const owner = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? (propertyName(object.property, object.computed) ?? '') : '';
  return !computed && /^[A-Z]/.test(name) && /^[A-Z][A-Za-z\d]*[a-z]/.test(owner);
};

/** What stands there under the name of a field is said about the field: a message, whether somebody was there. */
const ABOUT_FIELDS = /^(?:\w*[eE]rrors|touched(?:Fields)?|dirty(?:Fields)?|\w*[vV]alidations?)$/;
/** `errors.email`, `form.formState.errors.email`. */
export const isAboutField = ({ object }: Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>): boolean =>
  ABOUT_FIELDS.test(object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' || object.type === 'OptionalMemberExpression' ? (propertyName(object.property, object.computed) ?? '') : '');

/** `{ user, pass }`: beside a password a user is a name, often our own. */
export const isLogin = (object: ObjectExpression, key: string): boolean =>
  /^user$/i.test(key) && object.properties.some((property) => property.type === 'ObjectProperty' && /^(?:pass|password|passwd|pwd)$/i.test(propertyName(property.key, property.computed) ?? ''));

/** `typeof customer === "string"`: what passes it is no record. */
export const isTextTest = (test: Node): boolean =>
  test.type === 'BinaryExpression' && test.operator.startsWith('==') && test.left.type === 'UnaryExpression' && test.left.operator === 'typeof' && test.right.type === 'StringLiteral' && /^(?:string|number)$/.test(test.right.value);

/** Functions that give a text in somebody's language: what is put into it is in it, what it is called is not. */
export const TRANSLATES = /^(?:t|\$t|_t|__|tc|i18n|translate|gettext|ngettext|formatMessage)$/;

/** Whether a path of a request is what somebody typed. */
export const isInput = (path: readonly string[]): boolean => path.length > 2 && /^\.(?:body|payload|json|formData|parseBody|valid)$/.test(path[1] ?? '');

/** A parameter of a request may be called like a method: `req.query.search`. */
export const isParameter = (value: Value | undefined): boolean => value?.kind === 'path' && value.path.length === 3 && value.path[0] === 'request' && /^\.(?:query|body|params)$/.test(value.path[1] ?? '');

/** What a request brings besides texts, and under which name a form has it. */
const FILES = ['user.content.files'];
export const filesOf = (path: readonly string[], key: string | null = null): { data: readonly string[] } | Record<string, never> =>
  (key === null ? path.length === 2 && path[0] === 'request' && /^\.files?$/.test(path[1] ?? '') : /^(?:file|files|uploads?|attachments?)(?:\[\])?$/.test(key)) ? { data: FILES } : {};

/** A token that came with an address is somebody's; one that stands in the code is ours. */
const CREDENTIALS = ['user.authorization.credentials'];
export const tokenOf = (key: string, from: string): { data: readonly string[] } | Record<string, never> =>
  /^(?:\w+[_-])?token$|^\w+Token$/.test(key) && /(?:params|query)$/i.test(from) ? { data: CREDENTIALS } : {};

/** `localStorage.getItem("email")`, `watch("email")`: an entry is what its key says. */
const ENTRY = /^(?:global:(?:local|session)Storage\.getItem|npm:@react-native-async-storage\/async-storage\.getItem|npm:react-hook-form\.useForm(?:Context)?\(\)\.(?:watch|getValues))\(\)$/;
export const isEntry = (result: Value | undefined): boolean => result?.kind === 'path' && ENTRY.test(result.path.join(''));

/** What a header of this name holds, if it is a token that came from elsewhere and no key of ours. */
export const asToken = (value: readonly Datum[]): Datum[] => value.filter(({ label }) => /token|jwt|session|bearer/i.test(label) && !/key|secret/i.test(label)).map((datum) => ({ ...datum, at: [], data: ['user.authorization.credentials'] }));

const RANDOM = /^(?:random\w*|nanoid|uuid\w*|v4|generate\w*)$/;

/** `token = randomBytes(16).toString("hex")`: made for somebody, to be told them. */
export function isMadeToken(name: string, source: Node): boolean {
  if (!/(?:^|[a-z_])(?:token|otp)$/i.test(name)) return false;
  for (let at = source.type === 'AwaitExpression' ? source.argument : source; at.type === 'CallExpression'; at = at.callee.object) {
    if (RANDOM.test(calleeName(at.callee) ?? '')) return true;
    if (at.callee.type !== 'MemberExpression') return false;
  }
  return false;
}

/** Of a form's state: `{ user: { address: { city: '' } } }`. */
const MAX_STATE_DEPTH = 3;
/** Fields of a form's state that start empty, to be typed in. */
export function typedLater(state: Node | undefined, depth = 0): Datum[] {
  if (state?.type !== 'ObjectExpression' || depth > MAX_STATE_DEPTH) return [];
  return state.properties.flatMap((property): Datum[] => {
    if (property.type === 'ObjectProperty' && property.value.type === 'ObjectExpression') {
      const group = propertyName(property.key, property.computed);
      return group === null ? [] : putAt(typedLater(property.value, depth + 1), `.${group}`);
    }
    const name = property.type === 'ObjectProperty' && property.value.type === 'StringLiteral' && property.value.value === '' ? propertyName(property.key, property.computed) : null;
    return name === null ? [] : [{ at: [`.${name}`], label: name, line: property.loc?.start.line ?? 0 }];
  });
}

export const hasProperty = ({ properties }: ObjectExpression, name: string): boolean => properties.some((property) => property.type !== 'SpreadElement' && propertyName(property.key, property.computed) === name);

export const isState = (node: Node): boolean => node.type === 'CallExpression' && /^(?:use\w*State|useReducer|useSignal|createSignal|ref|useRef|useForm\w*|useField|useController)$/.test(calleeName(node.callee) ?? '');
