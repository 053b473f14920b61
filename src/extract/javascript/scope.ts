import type { ArrowFunctionExpression, BlockStatement, Class, File, Function as FunctionNode, ImportDeclaration, JSXOpeningElement, Node, ObjectExpression } from '@babel/types';
import { PUTS } from './flow/methods.ts';
import { readTarget } from './put-target.ts';
import { TypeShapes } from './type-shapes.ts';
import { eachChild } from './walk.ts';

export interface Source {
  node: Node;
  scope: Scope;
  steps: string[];
  /** A statement of its own block: whoever comes by has it, and nothing that was there before. */
  replaces?: true;
}

/** A name in a scope and everything that can give it a value. */
export interface Binding {
  name: string;
  declaration:
    | { kind: 'import'; specifier: string; steps: string[] }
    | { kind: 'param'; function: FunctionNode; index: number; node: Node; steps: string[]; line: number; isRest?: true }
    | { kind: 'function'; node: FunctionNode }
    | { kind: 'class'; node: Class }
    | { kind: 'variable'; steps: string[]; annotation: Node | null }
    | { kind: 'other' };
  /** Expressions assigned to it, and the steps that a pattern takes from each. */
  sources: Source[];
  /** What is put into it after it was made: `it.name = value`, `it.push(value)`; null for what is deleted. */
  parts?: Part[];
}

export interface Scope {
  parent: Scope | null;
  bindings: Map<string, Binding>;
  /** The nearest function, where `var` lives. */
  isFunction: boolean;
  /** Run again and again. */
  isLoop?: true;
  /** What `this` is: the class whose member encloses this scope. */
  thisClass: Class | null;
  /** Or the object literal whose method encloses it, and where that stands. */
  thisObject: { node: ObjectExpression; scope: Scope } | null;
}

export interface ClassMember {
  node: Node;
  scope: Scope;
}

/** What is put into something after it was made; null for what is deleted. */
export interface Part {
  steps: string[];
  node: Node | null;
  scope: Scope;
}

export interface Scopes {
  program: Scope;
  of: Map<Node, Scope>;
  /** The node that holds a function expression, e.g. the call it is an argument of. */
  parentOfFunction: Map<Node, Node>;
  /** `this.name = value` and initialised fields, by class. */
  members: Map<Node, Map<string, ClassMember[]>>;
  /** What the providers of a context of this file give, by the name of the context. */
  provided: Map<string, ClassMember[]>;
  /** What is put into what they hold: `this.data.email = value`, `this.list.push(value)`. */
  memberParts: Map<Node, Map<string, Part[]>>;
  /** What types and schemas of the file show. */
  types: TypeShapes;
}

export function lookUp(scope: Scope, name: string): Binding | undefined {
  for (let s: Scope | null = scope; s; s = s.parent) {
    const found = s.bindings.get(name);
    if (found) return found;
  }
  return undefined;
}

/** The name of a property, where it is written in the code or is a constant. */
export function propertyName(key: Node, computed: boolean): string | null {
  if (key.type === 'Identifier') return computed ? null : key.name;
  if (key.type === 'StringLiteral') return key.value;
  if (key.type === 'NumericLiteral') return String(key.value);
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? null;
  return null;
}

/** Requests and responses go everywhere, and nobody means what something put deep into them. */
const EXCHANGED = /^_?(?:req|request|res|response|reply|ctx|context|c)$/;
const isLoop = ({ type }: Node): boolean => type === 'ForStatement' || type === 'ForInStatement' || type === 'WhileStatement' || type === 'DoWhileStatement';

/** Reads the declarations of a whole file, before anything is evaluated: names are hoisted, so order says nothing. */
export function buildScopes(file: File): Scopes {
  const program: Scope = { parent: null, bindings: new Map(), isFunction: true, thisClass: null, thisObject: null };
  const scopes: Scopes = { program, of: new Map([[file.program, program]]), parentOfFunction: new Map(), members: new Map(), memberParts: new Map(), provided: new Map(), types: new TypeShapes(file, program) };
  const assignments: { target: Node; value: Node; scope: Scope; replaces: boolean }[] = [];
  /** Steps of patterns that a name in brackets stands for. */
  const computed: { steps: string[]; key: string }[] = [];
  /** The assignment that is a statement of a block. */
  let settled: Node | null = null;
  const puts: { object: string; steps: string[]; node: Node | null; scope: Scope }[] = [];

  const bind = (scope: Scope, name: string, declaration: Binding['declaration']): Binding => {
    const known = scope.bindings.get(name);
    if (known && declaration.kind === 'variable') return known;
    const binding: Binding = { name, declaration, sources: known?.sources ?? [] };
    scope.bindings.set(name, binding);
    return binding;
  };

  /** Calls `found` for each identifier of a pattern, with the steps that lead to it. */
  const eachName = (pattern: Node, steps: string[], found: (name: string, steps: string[], fallback: Node | null, annotation: Node | null, at: Node) => void, fallback: Node | null = null): void => {
    switch (pattern.type) {
      case 'Identifier':
        found(pattern.name, steps, fallback, pattern.typeAnnotation ?? null, pattern);
        return;
      case 'AssignmentPattern':
        eachName(pattern.left, steps, found, pattern.right);
        return;
      case 'RestElement':
        eachName(pattern.argument, steps, found);
        return;
      case 'TSParameterProperty':
        eachName(pattern.parameter, steps, found);
        return;
      case 'ArrayPattern':
        pattern.elements.forEach((element, index) => element && eachName(element, element.type === 'RestElement' ? steps : [...steps, `.${index}`], found));
        return;
      case 'ObjectPattern':
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') {
            const taken = pattern.properties.flatMap((other) => (other.type === 'ObjectProperty' ? (propertyName(other.key, other.computed) ?? []) : []));
            eachName(property.argument, [...steps, `~${taken.join(',')}`], found);
          } else {
            const name = propertyName(property.key, property.computed);
            if (name !== null) eachName(property.value, [...steps, `.${name}`], found);
            else {
              const taken = [...steps, '.*'];
              if (property.key.type === 'Identifier' && property.value.type !== 'ObjectPattern' && property.value.type !== 'ArrayPattern') computed.push({ steps: taken, key: property.key.name });
              eachName(property.value, taken, found);
            }
          }
        }
        return;
      default:
    }
  };

  const functionScope = (scope: Scope): Scope => {
    let s = scope;
    while (!s.isFunction && s.parent) s = s.parent;
    return s;
  };
  const open = (node: Node, parent: Scope, isFunction: boolean, thisClass = parent.thisClass): Scope => {
    const scope: Scope = { parent, bindings: new Map(), isFunction, thisClass, thisObject: thisClass === null ? parent.thisObject : null };
    scopes.of.set(node, scope);
    return scope;
  };
  const addTo = <T>(all: Map<Node, Map<string, T[]>>, owner: Node, name: string, member: T): void => {
    let members = all.get(owner);
    if (!members) all.set(owner, (members = new Map()));
    const list = members.get(name);
    if (list) list.push(member);
    else members.set(name, [member]);
  };
  const addMember = (owner: Node, name: string, member: ClassMember): void => addTo(scopes.members, owner, name, member);
  /** What is put into a variable, a part of one, or a member of the class around. */
  const put = (into: Node, part: Part): void => {
    const target = readTarget(into);
    if (target === null) return;
    const steps = [...target.steps, ...part.steps];
    if (target.kind === 'variable') puts.push({ ...part, object: target.name, steps });
    else if (part.scope.thisClass) addTo(scopes.memberParts, part.scope.thisClass, target.name, { ...part, steps });
  };
  /** What is thrown where it is caught. */
  let thrown: Source[] | null = null;
  let caught: Source[] = [];

  const enterFunction = (node: FunctionNode, scope: Scope, owner: Class | null, method?: ObjectExpression): void => {
    const outerThrown = thrown;
    thrown = null;
    const isArrow = (node as Node).type === 'ArrowFunctionExpression';
    const inner = open(node, scope, true, owner ?? (isArrow ? scope.thisClass : null));
    if (!isArrow) inner.thisObject = method ? { node: method, scope } : null;
    if (node.type === 'FunctionExpression' && node.id) bind(inner, node.id.name, { kind: 'function', node });
    node.params.forEach((param, index) => {
      eachName(param, [], (name, steps, fallback, annotation, at) => {
        const binding = bind(inner, name, { kind: 'param', function: node, index, node: param, steps, line: at.loc?.start.line ?? 0, ...(param.type === 'RestElement' ? { isRest: true as const } : {}) });
        if (fallback) binding.sources.push({ node: fallback, scope: inner, steps: [] });
        if ((annotation ?? fallback) && steps.length === 0 && param.type === 'TSParameterProperty' && owner) addMember(owner, name, { node: param, scope: inner });
      });
      visit(param, inner, node);
      if ('decorators' in param && param.decorators) for (const decorator of param.decorators) visit(decorator, inner, node);
    });
    if (node.body.type === 'BlockStatement') {
      scopes.of.set(node.body, inner);
      eachChild(node.body, (child) => visit(child, inner, node.body));
    } else visit((node as ArrowFunctionExpression).body, inner, node);
    thrown = outerThrown;
  };

  const enterClass = (node: Class, scope: Scope): void => {
    const inner = open(node, scope, false, node);
    if (node.id) bind(inner, node.id.name, { kind: 'class', node });
    if (node.superClass) visit(node.superClass, scope, node);
    for (const decorator of node.decorators ?? []) visit(decorator, scope, node);
    for (const member of node.body.body) {
      if ('decorators' in member && member.decorators) for (const decorator of member.decorators) visit(decorator, inner, member);
      if (member.type === 'ClassMethod' || member.type === 'ClassPrivateMethod') {
        const name = propertyName(member.key, 'computed' in member && member.computed);
        if (name !== null) addMember(node, name, { node: member, scope: inner });
        enterFunction(member, inner, node);
      } else if (member.type === 'ClassProperty' || member.type === 'ClassPrivateProperty' || member.type === 'ClassAccessorProperty') {
        const name = propertyName(member.key, 'computed' in member && member.computed === true);
        if (name !== null && (member.value || ('typeAnnotation' in member && member.typeAnnotation))) addMember(node, name, { node: member.value ?? member, scope: inner });
        if (member.value) visit(member.value, inner, member);
      } else visit(member, inner, node);
    }
  };

  const visit = (node: Node, scope: Scope, parent: Node): void => {
    switch (node.type) {
      case 'ImportDeclaration':
        bindImports(node, scope);
        return;
      case 'TSImportEqualsDeclaration':
        if (node.moduleReference.type === 'TSExternalModuleReference') bind(scope, node.id.name, { kind: 'import', specifier: node.moduleReference.expression.value, steps: [] });
        return;
      case 'JSXOpeningElement':
        if (node.name.type === 'JSXMemberExpression' && node.name.property.name === 'Provider' && node.name.object.type === 'JSXIdentifier') addProvided(node.name.object.name, node, scope);
        eachChild(node, (child) => visit(child, scope, node));
        return;
      case 'FunctionDeclaration':
        if (node.id && !isQueue(node)) bind(scope, node.id.name, { kind: 'function', node });
        enterFunction(node, scope, null);
        return;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'ObjectMethod':
        scopes.parentOfFunction.set(node, parent);
        if (node.type === 'ObjectMethod' && node.computed) visit(node.key, scope, node);
        enterFunction(node, scope, null, node.type === 'ObjectMethod' && parent.type === 'ObjectExpression' ? parent : undefined);
        return;
      case 'ObjectProperty':
        if (node.value.type === 'FunctionExpression' && !node.computed) {
          scopes.parentOfFunction.set(node.value, node);
          enterFunction(node.value, scope, null, parent.type === 'ObjectExpression' ? parent : undefined);
          return;
        }
        eachChild(node, (child) => visit(child, scope, node));
        return;
      case 'ClassDeclaration':
        if (node.id) bind(scope, node.id.name, { kind: 'class', node });
        enterClass(node, scope);
        return;
      case 'ClassExpression':
        enterClass(node, scope);
        return;
      case 'VariableDeclaration': {
        // `declare const gtag: any`: what is elsewhere, by its global name.
        if (node.declare) return;
        const target = node.kind === 'var' ? functionScope(scope) : scope;
        for (const declarator of node.declarations) {
          eachName(declarator.id, [], (name, steps, fallback, annotation) => {
            const binding = bind(target, name, { kind: 'variable', steps, annotation });
            if (declarator.init) binding.sources.push({ node: declarator.init, scope, steps, ...(fallback ? {} : { replaces: true as const }) });
            if (fallback) binding.sources.push({ node: fallback, scope, steps: [] });
          });
          eachChild(declarator, (child) => visit(child, scope, declarator));
        }
        return;
      }
      case 'ExpressionStatement':
        if (node.expression.type === 'AssignmentExpression' && node.expression.operator === '=' && (parent.type === 'BlockStatement' || parent.type === 'Program')) settled = node.expression;
        visit(node.expression, scope, node);
        return;
      case 'AssignmentExpression':
        assignments.push({ target: node.left, value: node.right, scope, replaces: settled === node });
        eachChild(node, (child) => visit(child, scope, node));
        return;
      case 'CallExpression': {
        const { callee } = node;
        if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') {
          const method = callee.property.name;
          if (method === 'setState' && callee.object.type === 'ThisExpression' && scope.thisClass && node.arguments[0]?.type === 'ObjectExpression') addTo(scopes.memberParts, scope.thisClass, 'state', { steps: [], node: node.arguments[0], scope });
          if (Object.hasOwn(PUTS, method)) {
            const { from, key } = PUTS[method]!;
            const name = key !== undefined && node.arguments[key] ? propertyName(node.arguments[key], true) : null;
            for (const argument of node.arguments.slice(from)) put(callee.object, argument.type === 'SpreadElement' ? { steps: [], node: argument.argument, scope } : { steps: [name === null ? '.*' : `.${name}`], node: argument, scope });
          } else if (method === 'assign' && callee.object.type === 'Identifier' && callee.object.name === 'Object' && node.arguments[0]) {
            for (const argument of node.arguments.slice(1)) if (argument.type !== 'SpreadElement') put(node.arguments[0], { steps: [], node: argument, scope });
          }
        }
        eachChild(node, (child) => visit(child, scope, node));
        if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'init') {
          for (const argument of node.arguments) if (argument.type === 'ObjectExpression') noteLoaded(argument, node);
        }
        return;
      }
      case 'UnaryExpression':
        if (node.operator === 'delete' && node.argument.type === 'MemberExpression' && node.argument.object.type === 'Identifier') {
          const name = propertyName(node.argument.property, node.argument.computed);
          if (name !== null) puts.push({ object: node.argument.object.name, steps: [`.${name}`], node: null, scope });
        }
        eachChild(node, (child) => visit(child, scope, node));
        return;
      case 'ForOfStatement': {
        const inner = open(node, scope, false);
        inner.isLoop = true;
        eachChild(node, (child) => visit(child, inner, node));
        const { left } = node;
        if (left.type === 'VariableDeclaration') {
          const target = left.kind === 'var' ? functionScope(scope) : inner;
          for (const { id } of left.declarations) eachName(id, ['.*'], (name, steps) => target.bindings.get(name)?.sources.push({ node: node.right, scope: inner, steps }));
        } else assignments.push({ target: left, value: node.right, scope: inner, replaces: false });
        return;
      }
      case 'BlockStatement':
      case 'ForStatement':
      case 'ForInStatement':
      case 'SwitchStatement':
      case 'StaticBlock':
      case 'TSModuleBlock': {
        const inner = open(node, scope, false);
        if (isLoop(node) || isLoop(parent)) inner.isLoop = true;
        eachChild(node, (child) => visit(child, inner, node));
        return;
      }
      case 'ThrowStatement':
        thrown?.push({ node: node.argument, scope, steps: [] });
        visit(node.argument, scope, node);
        return;
      case 'TryStatement': {
        const outer = thrown;
        if (node.handler) thrown = [];
        visit(node.block, scope, node);
        caught = thrown ?? [];
        thrown = outer;
        if (node.handler) visit(node.handler, scope, node);
        if (node.finalizer) visit(node.finalizer, scope, node);
        return;
      }
      case 'CatchClause': {
        const inner = open(node, scope, false);
        const sources = caught;
        if (node.param) eachName(node.param, [], (name, steps) => bind(inner, name, { kind: 'other' }).sources.push(...sources.map((source) => ({ ...source, steps }))));
        visit(node.body, inner, node);
        return;
      }
      case 'TSEnumDeclaration':
      case 'TSModuleDeclaration':
        if (node.id.type === 'Identifier') bind(scope, node.id.name, { kind: 'other' });
        eachChild(node, (child) => visit(child, scope, node));
        return;
      default:
        eachChild(node, (child) => visit(child, scope, node));
    }
  };

  /** `init(key, { loaded: (sdk) => … })`: a function that the call of `init` calls. */
  const noteLoaded = ({ properties }: ObjectExpression, call: Node): void => {
    for (const property of properties) {
      if (property.type === 'SpreadElement' || propertyName(property.key, property.computed) !== 'loaded') continue;
      const fn = property.type === 'ObjectMethod' ? property : property.value;
      if (fn.type === 'ObjectMethod' || fn.type === 'ArrowFunctionExpression' || fn.type === 'FunctionExpression') scopes.parentOfFunction.set(fn, call);
    }
  };

  const addProvided = (context: string, { attributes }: JSXOpeningElement, scope: Scope): void => {
    for (const attribute of attributes) {
      if (attribute.type !== 'JSXAttribute' || attribute.name.name !== 'value' || attribute.value?.type !== 'JSXExpressionContainer') continue;
      const list = scopes.provided.get(context) ?? [];
      list.push({ node: attribute.value.expression, scope });
      scopes.provided.set(context, list);
    }
  };

  const bindImports = (node: ImportDeclaration, scope: Scope): void => {
    for (const specifier of node.specifiers) {
      const steps =
        specifier.type === 'ImportSpecifier'
          ? [`.${specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value}`]
          : specifier.type === 'ImportDefaultSpecifier' ? ['.default'] : [];
      bind(scope, specifier.local.name, { kind: 'import', specifier: node.source.value, steps });
    }
  };

  for (const statement of file.program.body) visit(statement, program, file.program);

  for (const { target, value, scope, replaces } of assignments) {
    if (target.type === 'MemberExpression') {
      const name = propertyName(target.property, target.computed);
      const owner = target.object.type === 'ThisExpression' ? (scope.thisClass ?? scope.thisObject?.node) : undefined;
      if (owner && name !== null) addMember(owner, name, { node: value, scope });
      else put(target.object, { steps: [name === null ? '.*' : `.${name}`], node: value, scope });
    } else {
      eachName(target, [], (name, steps) => lookUp(scope, name)?.sources.push({ node: value, scope, steps, ...(replaces ? { replaces: true as const } : {}) }));
    }
  }
  for (const { steps, key } of computed) {
    const [source] = program.bindings.get(key)?.sources ?? [];
    if (source?.node.type === 'StringLiteral') steps[steps.length - 1] = `.${source.node.value}`;
  }
  for (const { object, steps, node, scope } of puts) {
    const binding = lookUp(scope, object);
    if (binding && binding.declaration.kind !== 'import' && !(steps.length > 1 && binding.declaration.kind === 'param' && EXCHANGED.test(object))) (binding.parts ??= []).push({ steps, node, scope });
  }
  return scopes;
}

/** `function gtag() { dataLayer.push(arguments); }`: what an SDK has pages declare until it is loaded, in its own name. */
function isQueue({ params, body: { body } }: FunctionNode & { body: BlockStatement }): boolean {
  const [only] = body;
  if (params.length > 0 || body.length !== 1 || only?.type !== 'ExpressionStatement' || only.expression.type !== 'CallExpression') return false;
  const { callee, arguments: given } = only.expression;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'push' && given.length === 1 && given[0]?.type === 'Identifier' && given[0].name === 'arguments';
}
