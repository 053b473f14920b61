import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();

async function fieldsOf(code: string, path = 'app.component.ts'): Promise<string[]> {
  const { sightings } = await extract(path, code, matchers);
  return sightings.filter(({ rule }) => rule === 'form-field').map(({ line, column, data }) => `${line}:${column} ${data.join()}`);
}

describe('controls in markup that code holds', () => {
  it.each<[string, string, string[]]>([
    ['an inline template of Angular', '@Component({\n  template: `\n    <input formControlName="phone">`\n})\nexport class A {}', ['3:5 user.contact.phone_number']],
    ['one in quotes', "@Component({ template: '<input type=\"email\">' })\nexport class A {}", ['1:25 user.contact.email']],
    ['a tagged template', 'const view = () => html`<form><input type="password" value=${old}></form>`;', ['1:31 user.authorization.password']],
    ['what is put into an element', 'box.innerHTML = `<form>\n${rows.map((row) => `<input name="email_address" id="${row}">`).join("")}\n</form>`;', ['2:22 user.contact.email']],
    ['what is inserted beside one', 'box.insertAdjacentHTML("beforeend", `<input type="tel" name="${name}">`);', ['1:38 user.contact.phone_number']],
    ['several lines of code in a hole', 'box.innerHTML = `<p>${list\n  .join()}</p><input type="email">`;', ['2:15 user.contact.email']],
  ])('%s', async (_, code, fields) => {
    expect(await fieldsOf(code)).toEqual(fields);
  });

  it.each([
    ['markup without controls of people', '@Component({ template: `<input type="submit" name="email"><input name="amount">` })\nexport class A {}'],
  ])('nothing in %s', async (_, code) => {
    expect(await fieldsOf(code)).toEqual([]);
  });
});
