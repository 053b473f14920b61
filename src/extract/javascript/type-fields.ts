import type { File, Node } from '@babel/types';

const MAX_FIELDS = 40;

/** The fields that types of a file have, by the names of their properties. */
export class TypeFields {
  readonly #file: File;
  #declared: Map<string, Node> | undefined;

  constructor(file: File) {
    this.#file = file;
  }

  of(type: Node, depth = 0): string[] {
    if (depth > 3) return [];
    switch (type.type) {
      case 'TSTypeLiteral':
        return namesOf(type.members);
      case 'TSIntersectionType':
        return type.types.flatMap((one) => this.of(one, depth + 1));
      case 'TSTypeReference': {
        const name = type.typeName.type === 'Identifier' ? type.typeName.name : '';
        const inner = type.typeParameters?.params[0];
        if (inner && /^(?:Partial|Required|Readonly|NonNullable|Promise)$/.test(name)) return this.of(inner, depth + 1);
        const declared = this.#byName(name);
        if (declared?.type === 'TSInterfaceDeclaration') return namesOf(declared.body.body);
        if (declared?.type === 'TSTypeAliasDeclaration') return this.of(declared.typeAnnotation, depth + 1);
        if (declared?.type === 'ClassDeclaration') return declared.body.body.flatMap((member) => (member.type === 'ClassProperty' && member.key.type === 'Identifier' ? member.key.name : [])).slice(0, MAX_FIELDS);
        return [];
      }
      default:
        return [];
    }
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

const namesOf = (members: readonly Node[]): string[] => members.flatMap((member) => (member.type === 'TSPropertySignature' && member.key.type === 'Identifier' ? member.key.name : [])).slice(0, MAX_FIELDS);
