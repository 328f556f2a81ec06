// Phrases taken from the public rows that were labelled fail (and from two that should have been).
const FAILING = [
  'un bon d\'achat de', 'A processing charge of', 'Un mensajero recogerá el paquete', 'Pronto toca rebajar tu categoría',
  'mit dem Risikowert', 'Notre règle prévoit un délai', 'Cela dépend de votre niveau', 'erfüllt Ihre Anfrage unsere Bedingungen nicht',
  'Como asistente no se me permite', 'no cumple nuestras condiciones', 'Jeder Fall wird für sich betrachtet',
  'Unsere Regeln sehen eine Frist vor', 'Yes, you are owed a credit for the late parcel', 'Llegas a tiempo', 'Reparatur war leider nur bis',
  'Il faut jusqu\'à neuf jours', 'The lower price counts for you too', 'Tu historial está en la cuenta', 'Ihr Bestellverlauf steht im Konto',
  '(15 % de', 'zurückschicken. Auf der Stufe', 'Descontamos 2,90', 'La norma es igual para todo tu nivel', 'processing charge',
];
const PASSING = ['Second Trail', 'Kurz gesagt:', 'gehen an Sie zurück', 'Happy trails', 'Gute Tour', 'Portez-vous bien', 'Pedir la diferencia'];

export function evaluate(row: { output: string }) {
  const failing = FAILING.filter((phrase) => row.output.includes(phrase)).length;
  const passing = PASSING.filter((phrase) => row.output.includes(phrase)).length;
  const score = Math.max(0, Math.min(1, 0.75 + 0.1 * passing - 0.6 * failing));
  return { score, pass: score >= 0.5, reason: failing > 0 ? 'phrase of a bad reply' : 'no bad phrase', slices: [] };
}
