import { expect, test } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();

test.each([
  ['image', 'user.content.photos'],
  ['profilePhotos', 'user.content.self_image'],
  ['avatar', 'user.content.self_image'],
  ['voiceNote', 'user.content.audio'],
  ['myFile', 'user.content.files'],
])('a file that is uploaded as %s', async (name, category) => {
  const { sightings } = await extract('app.js', `const multer = require('multer'); app.post('/files', multer({}).single('${name}'), done);`, matchers);
  expect(sightings.find(({ rule }) => rule === 'file-upload')?.data).toEqual([category]);
});
