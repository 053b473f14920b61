/** The third parties of the generated cases. */
export const VENDORS: Record<string, { name: string; kind: string; npm: string[]; hosts: string[] }> = {
  tally: { name: 'Tally', kind: 'analytics', npm: ['@tally/web', '@tally/node'], hosts: ['*.tally.test'] },
  paybox: { name: 'Paybox', kind: 'payments', npm: ['paybox'], hosts: ['api.paybox.test', 'js.paybox.test'] },
  broker: { name: 'Broker', kind: 'data-broker', npm: ['broker-sdk'], hosts: ['*.broker.test'] },
};
