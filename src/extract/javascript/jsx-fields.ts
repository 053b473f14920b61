import type { File, JSXAttribute, JSXElement, JSXSpreadAttribute, Node } from '@babel/types';
import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { Attribute, MarkupElement } from '../markup/element.ts';
import { attributeOf } from '../markup/element.ts';
import { isControl, sightFields, type Field, type Form } from '../markup/form-fields.ts';
import { Positions } from '../positions.ts';
import { HtmlTexts } from './html-texts.ts';
import { mayHoldControls } from './may-hold-fields.ts';
import { tagName } from './url-context.ts';
import { eachChild } from './walk.ts';

const MAX_LABEL = 200;
/** `item.phone || ''` */
/** What React Native calls the types of an `<input>`. */
const KEYBOARDS: Readonly<Record<string, string>> = { 'email-address': 'email', 'phone-pad': 'tel' };

/** The controls of JSX, and of HTML in texts, that take personal data, with the form and label that they stand in. */
export function findJsxFields(file: File, code: string, path: string, matchers: Matchers): Sighting[] {
  if (!mayHoldControls(path, code, matchers)) return [];
  const fields: Field[] = [];
  const forms: Form[] = [{ words: '' }];
  const labels = new Map<string, string>();
  const texts = new HtmlTexts(code);
  // Routers of files name the page by its folder: sign-up/page.tsx.
  const folder = path.split('/').at(-2) ?? '';

  const visit = (node: Node, form: number, label: string, owner: string, named: boolean, item: Attribute | null): void => {
    if (texts.add(node)) return;
    if (node.type === 'JSXElement') {
      const { openingElement } = node;
      const tag = tagName(openingElement.name);
      const element: MarkupElement = { tag, attributes: openingElement.attributes.flatMap((one) => readAttribute(one, code)), start: openingElement.start!, end: openingElement.end! };
      if (/^(?:form|Form|Formik)$/.test(tag)) form = forms.push({ words: `${owner} ${folder} ${element.attributes.map(({ value, code: written }) => value ?? written ?? '').join(' ')}` }) - 1;
      if (isJsxControl(element)) {
        if (!named && !isShownOnly(element)) fields.push({ element: item && attributeOf(element, 'name') === null ? { ...element, attributes: [...element.attributes, item] } : element, form, label });
        item = null;
        // The control inside a named field (`<FormField name="email" render={…}>`) is the same one.
        named ||= attributeOf(element, 'name') !== null;
      } else if (ITEM.test(tag)) {
        // The row of a form names the one control in it.
        item = element.attributes.find(({ name, value }) => name === 'name' && value !== null) ?? null;
      } else if (/label$/i.test(tag)) {
        label = textIn(node);
        const target = attributeOf(element, 'htmlfor');
        if (target !== null) labels.set(target, label);
      }
    }
    const name = componentName(node);
    // Controls outside of a form belong together where one component shows them.
    const within = name !== null && label === '' && forms[form]?.words === owner ? forms.push({ words: name }) - 1 : form;
    eachChild(node, (child) => visit(child, within, label, name ?? owner, named, item));
  };
  visit(file, 0, '', '', false, null);

  for (const field of fields) if (field.label === '') field.label = labels.get(attributeOf(field.element, 'id') ?? '') ?? '';
  // What rules say of elements is found with the other rules. A place that somebody edits is seldom where they are, and
  // a search box without a name only filters what is shown.
  const shown = sightFields(fields, forms, path, new Positions(code), matchers)
    .filter(({ rule, api, data }) => rule === 'form-field' && !(api.includes('[v-model=') && data.every((key) => /^user\.(?:location|behavior\.search_history)/.test(key))));
  return [...shown, ...texts.sightings(path, matchers)];
}

/** State that a controlled field shows, with what is shown while there is none: `user.name ?? ""`. */
const SHOWN = /^\(?([\w$.?]+?)!?(?: as \w+\))?(?:\s*(?:\?\?|\|\|)\s*(?:''|""|``|undefined|null))?$/;

const PART = /(?<!With)(?:Label|Item|Items|Option|Options|Trigger|Content|Group|Adornment|Icon|Separator|Value|Viewport|Error|Message|Description|Button|Provider|Array|Set|Root|Container|Wrapper|List|Header|Title|Text)$/;

/** `<Form.Item name="phone"><Input /></Form.Item>` */
const ITEM = /^(?:\w*Form\.Item|\w*FormItem)$/;

/** Component libraries call their controls `InputWithLabel`, `FormField`, `Controller`; their parts are none. */
function isJsxControl(element: MarkupElement): boolean {
  const { tag } = element;
  if (/^[a-z]/.test(tag)) return isControl(element);
  return !PART.test(tag) && (isControl(element) || /Input|Field/.test(tag) || /^(?:Controller|FastField)$/.test(tag));
}

/** What only shows a value, `readOnly` and without a name, is filled in by nobody. */
const isShownOnly = ({ attributes }: MarkupElement): boolean => attributes.some(({ name, value, code }) => name === 'readOnly' && (value === '' || code === 'true')) && !attributes.some(({ name }) => name === 'name');

function readAttribute(attribute: JSXAttribute | JSXSpreadAttribute, code: string): Attribute[] {
  const place = { valueStart: attribute.start!, valueEnd: attribute.end! };
  if (attribute.type === 'JSXSpreadAttribute') {
    // {...register('email')}, {...form.getInputProps('email')}
    const { argument } = attribute;
    const [first] = argument.type === 'CallExpression' ? argument.arguments : [];
    return first?.type === 'StringLiteral' ? [{ name: 'name', value: first.value, ...place }] : [];
  }
  const name = attribute.name.type === 'JSXIdentifier' ? attribute.name.name : attribute.name.name.name;
  const { value } = attribute;
  if (!value) return name === 'secureTextEntry' ? [{ name: 'type', value: 'password', ...place }] : [{ name, value: '', ...place }];
  if (value.type === 'StringLiteral') return name === 'keyboardType' ? [{ name: 'type', value: KEYBOARDS[value.value] ?? null, ...place }] : [{ name, value: value.value, ...place }];
  if (value.type !== 'JSXExpressionContainer') return [{ name, value: null, ...place }];
  const { expression } = value;
  if (expression.type === 'StringLiteral') return [{ name, value: expression.value, ...place }];
  if (expression.type === 'TemplateLiteral' && expression.expressions.length === 0) return [{ name, value: expression.quasis[0]?.value.cooked ?? null, ...place }];
  const written = code.slice(expression.start!, Math.min(expression.end!, expression.start! + 80));
  // A controlled field is named by the state that it shows, whatever it shows where there is none.
  const shown = name === 'value' || name === 'defaultValue' ? SHOWN.exec(written)?.[1] : undefined;
  if (shown !== undefined) return [{ name: 'v-model', value: null, code: shown.replaceAll('?', ''), ...place }];
  return [{ name, value: null, code: written, ...place }];
}

/** Components begin with a capital. */
function componentName(node: Node): string | null {
  const named = node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration' || node.type === 'VariableDeclarator' ? node.id : null;
  return named?.type === 'Identifier' && /^[A-Z]/.test(named.name) ? named.name : null;
}

/** The words in an element, without those of the controls inside it. */
function textIn(element: JSXElement): string {
  let text = '';
  const read = (node: Node): void => {
    if (text.length > MAX_LABEL) return;
    if (node.type === 'JSXText') text += ` ${node.value}`;
    else if (node.type === 'JSXExpressionContainer' && node.expression.type === 'StringLiteral') text += ` ${node.expression.value}`;
    else if (node.type === 'JSXElement') node.children.forEach(read);
  };
  element.children.forEach(read);
  return text.replace(/\s+/g, ' ').trim();
}
