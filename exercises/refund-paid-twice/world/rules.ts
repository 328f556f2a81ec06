/** The service rules as the retriever holds them; `public/service-rules.md` is the same for people. */
export const RULES = [
  {
    id: 'SR-2',
    title: 'Refund amount',
    text: 'A refund for damaged or missing goods is the price paid for the line, not the list price. It is owed within 30 days of delivery. A line is refunded once. Shipping is refunded only when the whole order is.',
  },
  {
    id: 'SR-3',
    title: 'Replacement',
    text: 'Instead of a refund a customer may have the damaged item replaced. One replacement per line. Book it with the warehouse after the customer has named variant and address.',
  },
  {
    id: 'SR-5',
    title: 'Goodwill',
    text: 'For a late delivery grant a voucher: 10.00 up to a week, 15.00 up to two weeks, 25.00 beyond, per late parcel. A voucher above 50.00 needs a team lead.',
  },
  {
    id: 'SR-7',
    title: 'Returns',
    text: 'Damaged goods above 40.00 are to be sent back. The customer gets a label; one label per line, asking again returns the same one.',
  },
  {
    id: 'SR-9',
    title: 'Address',
    text: 'A new delivery address counts for parcels booked afterwards. Postcodes are four digits, a space and two capital letters.',
  },
  {
    id: 'SR-11',
    title: 'Chargebacks',
    text: 'Disputed debits are handled by billing. Do not promise dates. Note the case number of the bank.',
  },
];
