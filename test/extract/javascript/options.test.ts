import { expect, test } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();

test.each([
  ['navigator.mediaDevices.getUserMedia({ audio: true });', ['user.content.audio']],
  ['navigator.mediaDevices.getUserMedia({ audio: false, video: { width: 640 } });', ['user.content.photos']],
  ['const wanted = { video: true };\nnavigator.mediaDevices.getUserMedia(wanted);', ['user.content.photos']],
  ['navigator.mediaDevices.getUserMedia({ audio: true, video: true });', ['user.content.photos', 'user.content.audio']],
  ['export const open = (wanted) => navigator.mediaDevices.getUserMedia(wanted);', ['user.content.photos', 'user.content.audio']],
])('%s asks for %j', async (code, data) => {
  const { sightings } = await extract('app.ts', code, matchers);
  expect(sightings.filter(({ rule }) => rule === 'camera-and-microphone').map((one) => one.data)).toEqual([data]);
});
