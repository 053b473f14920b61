/** Whether a YAML or JSON text is an OpenAPI document: it says so among its first keys. */
export const isOpenApi = (text: string): boolean => /^[ \t]*["']?(?:openapi|swagger)["']?[ \t]*:[ \t]*["']?[23]\./m.test(text.slice(0, 4_000));

/** Whether a JSON file below a folder of schemas is a JSON Schema of an object, or a content type of Strapi. */
export const isJsonSchema = (path: string, text: string): boolean =>
  /(?:^|\/)schemas?\/.*\.json$|\.schema\.json$/.test(path)
    ? /"properties"\s*:\s*\{/.test(text) && /"type"\s*:\s*"object"/.test(text.slice(0, 2_000))
    : /(?:^|\/)content-types\/[\w-]+\/schema\.json$/.test(path) && /"attributes"\s*:\s*\{/.test(text);
