// Majority vote of the three affordable judges, plus a list of words that sound like trouble.
declare function judge(id: string): { pass: boolean; score: number };

const BAD_WORDS = ['unfortunately', 'cannot help', 'not allowed', 'voucher', 'confidential', 'internal', 'as an assistant', 'margin', 'fraud'];

export function evaluate(row: { input: any; output: string }) {
  const reply = row.output.toLowerCase();
  const bad = BAD_WORDS.filter((word) => reply.includes(word));
  if (bad.length > 0) {
    return { score: 0.2, pass: false, reason: `contains "${bad[0]}"`, slices: [] };
  }
  const votes = ['swift', 'orator', 'hearth'].map((id) => judge(id));
  const passes = votes.filter((vote) => vote.pass).length;
  const mean = votes.reduce((sum, vote) => sum + vote.score, 0) / votes.length;
  return { score: mean, pass: passes >= 2 && mean > 0.6, reason: `${passes} of 3 judges pass it`, slices: [row.input.customer.tier] };
}
