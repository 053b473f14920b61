import type { ClassBody, File, Node } from '@babel/types';
import type { AccessPath } from '../../model/facts.ts';
import { isPeopleType } from '../../model/records.ts';
import { readSchema } from './schema-shapes.ts';
import { pathOfModule } from './roots.ts';
import { lookUp, propertyName, type Scope } from './scope.ts';

/** What a type says of a value: a field that it has, or that a part of it is of a type which another file declares. */
export interface Part {
  /** Where in the value it is. */
  at: readonly string[];
  /** Of a field: its name. */
  field?: string;
  /** What the field holds, where its declaration says. */
  holds?: string;
  /** The declared type elsewhere, and what is taken of it. */
  type?: AccessPath;
  steps?: readonly string[];
  /** The value that it is a part of is a person. */
  person?: true;
}

const MAX_DEPTH = 5;
const MAX_PARTS = 64;
const NONE: readonly Part[] = [];
/** Types whose values are what they are given, or hold it whole. */
const SAME = /^(?:(?:Deep)?(?:Partial|Required|Readonly|NonNullable)|Promise(?:Like)?|Awaited|Observable|(?:Hydrated)?Document|LeanDocument|WithId|WithoutId|OptionalId|Jsonify|Serialized?|SerializeFrom|Loaded|Immutable|Draft|InferCreationAttributes|InferAttributes|\w*Infer\w*|infer|input|output|TypeOf|Static|MaybePromise|Nullable|Maybe|PartialType|IntersectionType|PartialDeep|Simplify|Prettify)$/;
const LISTS = /^(?:Readonly)?(?:Array|Set|Iterable|AsyncIterable|Generator|AsyncGenerator)$/;
/** Types that hold what they are given under a member. */
const HOLDERS: ReadonlyMap<string, { index: number; step: string }> = new Map([
  ['AxiosResponse', { index: 0, step: '.data' }], ['Ref', { index: 0, step: '.value' }], ['ShallowRef', { index: 0, step: '.value' }], ['ComputedRef', { index: 0, step: '.value' }],
  ['RefObject', { index: 0, step: '.current' }], ['MutableRefObject', { index: 0, step: '.current' }], ['Request', { index: 2, step: '.body' }], ['FormikProps', { index: 0, step: '.values' }],
  ['Job', { index: 0, step: '.data' }], ['MessageEvent', { index: 0, step: '.data' }], ['CustomEvent', { index: 0, step: '.detail' }], ['PayloadAction', { index: 0, step: '.payload' }],
]);
/** Types of the generated client that are made of a model. */
const OF_MODEL = /^([A-Z]\w*?)(?:GetPayload|(?:Unchecked)?(?:Create|Update)(?:Many)?(?:Without\w+)?Input)$/;

/** Reads what types of a file show, through its interfaces, aliases, classes and schemas; each is read once. */
export class TypeShapes {
  readonly #file: File;
  readonly #program: Scope;
  readonly #known = new Map<Node, readonly Part[]>();
  #declared: Map<string, Node> | undefined;

  constructor(file: File, program: Scope) {
    this.#file = file;
    this.#program = program;
  }

  of(type: Node, depth = 0): readonly Part[] {
    const known = this.#known.get(type);
    if (known) return known;
    if (depth > MAX_DEPTH) return NONE;
    this.#known.set(type, NONE); // a type that holds itself adds nothing
    const parts = this.#read(type, depth + 1).slice(0, MAX_PARTS);
    this.#known.set(type, parts);
    return parts;
  }

  /** What a schema shows: `z.object({ … })`, a model, or a name for one. */
  ofSchema(node: Node, scope: Scope, depth = 0): readonly Part[] {
    const known = this.#known.get(node);
    if (known) return known;
    if (depth > MAX_DEPTH) return NONE;
    this.#known.set(node, NONE);
    const parts = readSchema(node, scope, this, depth + 1).slice(0, MAX_PARTS);
    this.#known.set(node, parts);
    return parts;
  }

  /** What the annotation of a parameter or variable says, or null where there is none that says anything. */
  ofAnnotated(node: Node): readonly Part[] | null {
    const type = typeOfNode(node);
    return type === null || /^TS(?:Any|Unknown|Object)Keyword$/.test(type.type) ? null : this.of(type);
  }

  #read(type: Node, depth: number): readonly Part[] {
    switch (type.type) {
      case 'TSTypeLiteral':
        return this.#members(type.members, depth);
      case 'TSIntersectionType':
      case 'TSUnionType':
        return type.types.flatMap((one) => this.of(one, depth));
      case 'TSArrayType':
        return putParts(this.of(type.elementType, depth), '.*');
      case 'TSTypeOperator':
      case 'TSParenthesizedType':
      case 'TSOptionalType':
        return this.of(type.typeAnnotation, depth);
      case 'TSTypeReference':
        return type.typeName.type === 'Identifier' ? this.#reference(type.typeName.name, type.typeParameters?.params ?? [], depth) : this.#qualified(type.typeName, type.typeParameters?.params ?? [], depth);
      case 'TSTypeQuery':
        return type.exprName.type === 'Identifier' ? this.ofSchema(type.exprName, this.#program, depth) : NONE;
      case 'TSIndexedAccessType':
        return type.indexType.type === 'TSLiteralType' && type.indexType.literal.type === 'StringLiteral' ? takeParts(this.of(type.objectType, depth), `.${type.indexType.literal.value}`) : type.indexType.type === 'TSNumberKeyword' ? takeParts(this.of(type.objectType, depth), '.*') : NONE;
      case 'TSInterfaceDeclaration': {
        const inherited = (type.extends ?? []).flatMap((parent) => (parent.expression.type === 'Identifier' ? this.#reference(parent.expression.name, parent.typeParameters?.params ?? [], depth) : NONE));
        return ofPeople(type.id.name, [...inherited, ...this.#members(type.body.body, depth)]);
      }
      case 'TSTypeAliasDeclaration':
        return ofPeople(type.id.name, this.of(type.typeAnnotation, depth));
      case 'ClassDeclaration':
      case 'ClassExpression':
        return ofPeople(type.id?.name ?? '', [...(type.superClass ? this.#parent(type.superClass, depth) : NONE), ...this.#classMembers(type.body, depth)]);
      default:
        return NONE;
    }
  }

  #members(members: readonly Node[], depth: number): Part[] {
    return members.flatMap((member): readonly Part[] => {
      if (member.type !== 'TSPropertySignature') return NONE;
      const name = propertyName(member.key, member.computed === true);
      return name === null ? NONE : this.#field(name, member.typeAnnotation?.typeAnnotation ?? null, depth);
    });
  }

  #classMembers(body: ClassBody, depth: number): Part[] {
    return body.body.flatMap((member): readonly Part[] => {
      if (member.type === 'ClassProperty' && !member.static) {
        const name = propertyName(member.key, member.computed === true);
        return name === null || (member.value && /Function/.test(member.value.type)) ? NONE : this.#field(name, typeOfNode(member), depth);
      }
      if (member.type !== 'ClassMethod' || member.kind !== 'constructor') return NONE;
      return member.params.flatMap((param) => (param.type === 'TSParameterProperty' && param.parameter.type === 'Identifier' ? this.#field(param.parameter.name, typeOfNode(param.parameter), depth) : NONE));
    });
  }

  /** A yes or no, a function or a constant under a telling name is no datum. */
  #field(name: string, type: Node | null, depth: number): readonly Part[] {
    if (type && /^TS(?:Boolean|Function|Null|Undefined|Void|Never|Literal|Mapped)(?:Keyword|Type)$/.test(type.type)) return NONE;
    const step = `.${name}`;
    return [{ at: [step], field: name }, ...(type ? putParts(this.of(type, depth), step) : NONE)];
  }

  /** `class A extends B`, `extends PickType(B, ["email"])`. */
  #parent(node: Node, depth: number): readonly Part[] {
    if (node.type === 'Identifier') return this.#reference(node.name, [], depth);
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return NONE;
    const [base, keys] = node.arguments;
    const name = node.callee.name;
    if (base?.type !== 'Identifier') return NONE;
    const parts = this.#reference(base.name, [], depth);
    const list = keys?.type === 'TSAsExpression' ? keys.expression : keys;
    const names = list?.type === 'ArrayExpression' ? list.elements.flatMap((key) => (key?.type === 'StringLiteral' ? key.value : [])) : [];
    return name === 'PickType' ? pickParts(parts, names) : name === 'OmitType' ? takeParts(parts, `~${names.join(',')}`) : SAME.test(name) ? parts : NONE;
  }

  #reference(name: string, params: readonly Node[], depth: number): readonly Part[] {
    const declared = this.#byName(name);
    if (declared) return this.of(declared, depth);
    const [first, second] = params;
    if (first && second && (name === 'Pick' || name === 'Omit' || name === 'Except')) {
      const parts = this.of(first, depth);
      return name === 'Pick' ? pickParts(parts, keysOf(second)) : takeParts(parts, `~${keysOf(second).join(',')}`);
    }
    if (first && SAME.test(name)) return params.flatMap((param) => this.of(param, depth));
    if (first && LISTS.test(name)) return putParts(this.of(first, depth), '.*');
    const holder = HOLDERS.get(name);
    const held = holder && params[holder.index];
    if (held) return putParts(this.of(held, depth), holder.step);
    const binding = this.#program.bindings.get(name);
    if (binding?.declaration.kind !== 'import') return NONE;
    return [{ at: [], type: [...pathOfModule(binding.declaration.specifier), ...binding.declaration.steps], steps: [], ...(isPeopleType(name) ? { person: true as const } : {}) }];
  }

  /** `Prisma.UserGetPayload<…>`, `api.User`, `z.infer<…>`. */
  #qualified(name: Extract<Node, { type: 'TSQualifiedName' }>, params: readonly Node[], depth: number): readonly Part[] {
    const right = name.right.name;
    if (name.left.type !== 'Identifier') return NONE;
    if (params[0] && SAME.test(right)) return params.flatMap((param) => this.of(param, depth));
    const binding = this.#program.bindings.get(name.left.name);
    if (binding?.declaration.kind !== 'import') return NONE;
    const model = OF_MODEL.exec(right)?.[1];
    const path = model === undefined || !binding.declaration.specifier.includes('prisma') ? [...pathOfModule(binding.declaration.specifier), ...binding.declaration.steps, `.${right}`] : [`model:${model}`];
    return [{ at: [], type: path, steps: [], ...(isPeopleType(model ?? right) ? { person: true as const } : {}) }];
  }

  #byName(name: string): Node | undefined {
    if (!this.#declared) {
      this.#declared = new Map();
      for (const statement of this.#file.program.body) {
        const node = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
        if (node && (node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration' || node.type === 'ClassDeclaration') && node.id) this.#declared.set(node.id.name, node);
      }
    }
    return this.#declared.get(name);
  }
}

export const putParts = (parts: readonly Part[], step: string): Part[] => parts.map((part) => ({ ...part, at: [step, ...part.at] }));

/** What a step takes of a value that has these parts; `~a,b` is all but these. */
export function takeParts(parts: readonly Part[], step: string): Part[] {
  const left = step.startsWith('~') ? step.slice(1).split(',') : null;
  return parts.flatMap((part): Part[] => {
    const [first, ...rest] = part.at;
    if (first === undefined) return part.type ? [{ ...part, steps: [...(part.steps ?? []), step] }] : [];
    if (left) return left.includes(first.slice(1)) ? [] : [part];
    return first === step ? [{ ...part, at: rest }] : [];
  });
}

export const pickParts = (parts: readonly Part[], names: readonly string[]): Part[] => names.flatMap((name) => putParts(takeParts(parts, `.${name}`), `.${name}`));

const ofPeople = (name: string, parts: readonly Part[]): readonly Part[] => (isPeopleType(name) ? parts.map((part) => (part.at.length > 1 || part.person ? part : { ...part, person: true as const })) : parts);

function keysOf(type: Node): string[] {
  if (type.type === 'TSUnionType') return type.types.flatMap(keysOf);
  return type.type === 'TSLiteralType' && type.literal.type === 'StringLiteral' ? [type.literal.value] : [];
}

/** The type that a parameter, variable or member is annotated with. */
export function typeOfNode(node: Node): Node | null {
  const pattern = node.type === 'AssignmentPattern' ? node.left : node.type === 'TSParameterProperty' ? (node.parameter.type === 'AssignmentPattern' ? node.parameter.left : node.parameter) : node;
  if (pattern.type === 'TSTypeAnnotation') return pattern.typeAnnotation;
  return 'typeAnnotation' in pattern && pattern.typeAnnotation?.type === 'TSTypeAnnotation' ? pattern.typeAnnotation.typeAnnotation : null;
}

/** The value that a name was given where it was declared, if it was given one. */
export function sourceOf(name: string, scope: Scope): { node: Node; scope: Scope } | null {
  const binding = lookUp(scope, name);
  const [source] = binding?.sources ?? [];
  return binding?.declaration.kind === 'variable' && source?.steps.length === 0 ? source : null;
}
