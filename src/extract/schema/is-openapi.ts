/** Whether a YAML or JSON text is an OpenAPI document: it says so among its first keys. */
export const isOpenApi = (text: string): boolean => /^[ \t]*["']?(?:openapi|swagger)["']?[ \t]*:[ \t]*["']?[23]\./m.test(text.slice(0, 4_000));
