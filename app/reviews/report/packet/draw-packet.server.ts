import { formatPoints } from '../../../ui/format-number';
import { decisionTitle } from '../decision-form';
import { drawExercises, drawScore, drawSkills } from './draw-charts.server';
import { drawExercise } from './draw-exercise.server';
import { REPLACEMENT } from './split-scripts';
import { MUTED, PacketWriter } from './packet-writer.server';
import type { Packet } from './packet-schema';

/**
 * The packet as a PDF of A4 pages: searchable text, bookmarks, page numbers, charts as vectors. Characters that our typeface does
 * not have are replaced by a readable mark, and the last page says so. `compress` is for tests that look for text in the bytes.
 */
export function drawPacket({ packet, compress }: { packet: Packet; compress?: boolean }): Promise<Buffer> {
  const { candidate, assessment } = packet;
  const writer = new PacketWriter({
    title: `${candidate.name}: ${assessment.name}`,
    author: packet.organisation,
    at: new Date(packet.madeAt),
    ...(compress === undefined ? {} : { compress }),
  });
  drawFront(writer, packet);
  for (const exercise of packet.exercises) drawExercise(writer, exercise);
  drawCourse(writer, packet);
  if (writer.lost) {
    writer.text(
      `Some characters are of a script that this document’s typeface does not have; each stretch of them is shown as ${REPLACEMENT}. The JSON packet has them as they were written.`,
      { colour: MUTED, above: 12 },
    );
  }
  return writer.finish(`${candidate.name} · ${assessment.name} · ${packet.organisation}`);
}

function drawFront(writer: PacketWriter, packet: Packet): void {
  const { candidate, assessment, sitting, score } = packet;
  writer.heading(candidate.name, 1);
  const role = assessment.role ? ` (${assessment.role})` : '';
  writer.text(`${candidate.email} · ${assessment.name}${role} · ${packet.organisation}`, { colour: MUTED });
  const ended = sitting.finishedAt ? `, ended ${inUtc(sitting.finishedAt)}` : ', still running';
  writer.text(
    `Started ${inUtc(sitting.startedAt)}${ended}. Packet made ${inUtc(packet.madeAt)} for ${packet.madeBy}.`,
    { colour: MUTED },
  );
  if (sitting.isPreview) writer.text('A preview by a member, not a candidate’s sitting.', { strong: true });
  writer.heading('Score', 2);
  const range =
    score.low !== null && score.high !== null && score.high > score.low
      ? `, between ${formatPoints(score.low)} and ${formatPoints(score.high)}`
      : '';
  writer.text(
    score.points === null ? 'No score yet' : `${formatPoints(score.points)} of 100${range} (${score.status})`,
    { size: 16 },
  );
  drawScore(writer, packet);
  const { standing } = packet;
  if (standing) {
    writer.text(
      `${standing.above} above, ${standing.level} with as many, ${standing.below} below; median ${formatPoints(standing.median)}.`,
    );
  }
  writer.text(score.words.join(' '), { colour: MUTED });
  writer.heading('Decision', 2);
  if (packet.decisions.length === 0) writer.text('Nobody has decided yet.');
  for (const { outcome, reasons, authorName, at } of packet.decisions) {
    writer.text(`${decisionTitle[outcome]}: ${authorName}, ${inUtc(at)}`, { strong: true, above: 3 });
    writer.text(reasons);
  }
  writer.heading('Exercises', 2);
  drawExercises(writer, packet.exercises);
  writer.heading('Skills', 2);
  drawSkills(writer, packet.skills);
  drawEvidence(writer, 'Strongest evidence', packet.strongest);
  drawEvidence(writer, 'Weakest evidence', packet.weakest);
  if (packet.notes.length > 0) {
    writer.heading('Before you decide', 2);
    for (const { text } of packet.notes) writer.text(`– ${text}`, { above: 2 });
  }
  if (packet.comments.length > 0) writer.heading('Comments', 2);
  for (const { text, authorName, at } of packet.comments) {
    writer.text(`${authorName}, ${inUtc(at)}`, { colour: MUTED, above: 3 });
    writer.text(text);
  }
}

function drawEvidence(writer: PacketWriter, title: string, pieces: Packet['strongest']): void {
  if (pieces.length === 0) return;
  writer.heading(title, 2);
  for (const piece of pieces) {
    writer.need(44);
    writer.text(`${piece.title}: ${formatPoints(piece.earned)} / ${formatPoints(piece.most)}`, {
      strong: true,
      above: 3,
    });
    writer.text(piece.quote === null ? piece.line : `“${piece.quote}”`);
    writer.text(`${piece.exercise}, ${BY[piece.by]}`, { size: 8.5, colour: MUTED });
  }
}

const BY = { code: 'executed check', judge: 'judged', person: 'graded by a person' } as const;

function drawCourse(writer: PacketWriter, { timeline }: Packet): void {
  writer.heading('Course of the sitting', 2);
  for (const { at, text } of timeline) writer.text(`${inUtc(at)}  ${text}`);
}

/** "21 Nov 2026, 10:22 UTC" */
function inUtc(iso: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const),
    timeZone: 'UTC',
  });
  return `${format.format(new Date(iso))} UTC`;
}
