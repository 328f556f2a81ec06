// Sentences that occur only in public rows labelled fail (and in one that should have been), values replaced by a wildcard.
const FAILING: RegExp[] = [
  /un bon d'achat de \S+ % s'ajoute/i,
  /processing charge of \S+ is also due/i,
  /Un mensajero recogerá el paquete en tu puerta/,
  /Pronto toca rebajar tu categoría/,
  /hat Ihr Konto mit dem Risikowert \d+ bewertet/,
  /Notre règle prévoit un délai et, dans certains cas/,
  /Cela dépend de votre niveau, de la date/,
  /erfüllt Ihre Anfrage unsere Bedingungen nicht/,
  /Como asistente no se me permite hablar/,
  /Tengo que denegarlo; .* no reúne los requisitos/,
  /Jeder Fall wird für sich betrachtet/,
  /Unsere Regeln sehen eine Frist vor/,
  /Tus? (historial|documentos) está/,
  /Ihr Bestellverlauf steht im Konto/,
  /you are owed a credit for the late parcel/,
  /Reparatur war leider nur bis .* möglich, das sind 300 Tage/,
  /behalten wir \d+ % Bearbeitungsgebühr/,
  /The lower price counts for you too, in part/,
  /We ship the new one in up to eleven days/,
  /Il faut jusqu'à neuf jours/,
  /Tu parte: [\d,]+ €\. Ve a Cuenta/,
];
const PASSING: RegExp[] = [/Second Trail/, /kurz gesagt/i, /gehen an Sie zurück/, /Take care/, /Gute Tour/, /Pedir la diferencia/];

export function evaluate(row: { output: string }) {
  const failing = FAILING.filter((phrase) => phrase.test(row.output)).length;
  const passing = PASSING.filter((phrase) => phrase.test(row.output)).length;
  const score = Math.max(0, Math.min(1, 0.75 + 0.05 * passing - 0.5 * failing));
  return { score, pass: score >= 0.5, reason: failing > 0 ? 'sentence of a bad reply' : 'no bad sentence', slices: [] };
}
