/** Regions of cloud providers by country (ISO 3166-1), as their consoles and command lines name them. */
const REGIONS: Readonly<Record<string, string>> = {
  US: 'us-east-1 us-east-2 us-west-1 us-west-2 us-gov-east-1 us-gov-west-1 us-central1 us-east1 us-east4 us-east5 us-south1 us-west1 us-west2 us-west3 us-west4 us eastus eastus2 centralus northcentralus southcentralus westcentralus westus westus2 westus3 iad1 cle1 pdx1 sfo1 iad ord sjc dfw ewr lax sea atl den bos mia phx nyc1 nyc3 sfo2 sfo3 oregon ohio virginia',
  CA: 'ca-central-1 ca-west-1 northamerica-northeast1 northamerica-northeast2 canadacentral canadaeast yyz yul tor1',
  MX: 'mx-central-1 northamerica-south1 mexicocentral qro',
  BR: 'sa-east-1 southamerica-east1 brazilsouth brazilsoutheast gru1 gru',
  CL: 'southamerica-west1 scl',
  IE: 'eu-west-1 northeurope dub1',
  GB: 'eu-west-2 europe-west2 uksouth ukwest lhr1 lhr lon1',
  FR: 'eu-west-3 europe-west9 francecentral francesouth cdg1 cdg',
  DE: 'eu-central-1 europe-west3 europe-west10 germanywestcentral germanynorth fra1 fra frankfurt',
  IT: 'eu-south-1 europe-west8 europe-west12 italynorth',
  ES: 'eu-south-2 europe-southwest1 spaincentral mad',
  SE: 'eu-north-1 swedencentral arn1 arn',
  CH: 'eu-central-2 europe-west6 switzerlandnorth switzerlandwest',
  BE: 'europe-west1', NL: 'europe-west4 westeurope ams ams3', FI: 'europe-north1', PL: 'europe-central2 polandcentral waw', NO: 'norwayeast norwaywest',
  JP: 'ap-northeast-1 ap-northeast-3 asia-northeast1 asia-northeast2 japaneast japanwest hnd1 kix1 nrt',
  KR: 'ap-northeast-2 asia-northeast3 koreacentral koreasouth icn1',
  SG: 'ap-southeast-1 asia-southeast1 southeastasia sin1 sin sgp1 singapore',
  AU: 'ap-southeast-2 ap-southeast-4 australia-southeast1 australia-southeast2 australiaeast australiasoutheast syd1 syd',
  ID: 'ap-southeast-3 asia-southeast2', MY: 'ap-southeast-5', TH: 'ap-southeast-7',
  IN: 'ap-south-1 ap-south-2 asia-south1 asia-south2 centralindia southindia westindia bom1 bom blr1',
  HK: 'ap-east-1 asia-east2 eastasia hkg1 hkg', TW: 'asia-east1', CN: 'cn-north-1 cn-northwest-1 chinaeast chinanorth',
  AE: 'me-central-1 uaenorth uaecentral dxb1', BH: 'me-south-1', QA: 'me-central1 qatarcentral', SA: 'me-central2', IL: 'il-central-1 me-west1 israelcentral',
  ZA: 'af-south-1 africa-south1 southafricanorth southafricawest cpt1 jnb',
};

const COUNTRY = new Map(Object.entries(REGIONS).flatMap(([country, names]) => names.split(' ').map((name) => [name, country] as const)));

/** The country of a region; undefined for what is no region of a provider. A zone counts as its region. */
export function countryOfRegion(name: string): string | undefined {
  const plain = name.toLowerCase();
  return COUNTRY.get(plain) ?? COUNTRY.get(plain.replace(/(?:-[a-f]|(?<=-\d)[a-f])$/, '')) ?? COUNTRY.get(plain.replace(/ /g, ''));
}

/** Whether the name says by its form that it is a region: `iad` could be anything. */
export const isPlainRegion = (name: string): boolean => /^[a-z]{2,}-[a-z]+-?\d|^[a-z]{4,}\d?$|^[a-z]{3}\d$/i.test(name);
