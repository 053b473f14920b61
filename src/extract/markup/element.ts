/** An attribute as markup shows it. */
export interface Attribute {
  name: string;
  /** The text, entities decoded; template parts are holes as `hostOfUrl` knows them. Null where it has no constant value. */
  value: string | null;
  /** The value as code, where it is an expression of the template language. */
  code?: string;
  /** Where the value starts in the text of the file, and ends. */
  valueStart: number;
  valueEnd: number;
}

/** A start tag, from HTML, a component file or pug. */
export interface MarkupElement {
  /** Lower case in HTML and pug; as written in components. */
  tag: string;
  attributes: Attribute[];
  start: number;
  end: number;
}

/** The constant value of an attribute, by its name in lower case; null where it is absent or computed. */
export function attributeOf(element: MarkupElement, name: string): string | null {
  return element.attributes.find((attribute) => attribute.name.toLowerCase() === name)?.value ?? null;
}
