export { sightApi, sightHost, sightVendor } from '../model/sighting.ts';
