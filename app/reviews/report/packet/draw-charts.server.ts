import { formatPoints, formatShare } from '../../../ui/format-number';
import type { Packet } from './packet-schema';
import { ACCENT, INK, LINE, MUTED, SUNKEN, type PacketWriter } from './packet-writer.server';

/** The score on a line from 0 to 100 with its interval, and everybody's scores as dots beneath. */
export function drawScore(writer: PacketWriter, { score, standing }: Pick<Packet, 'score' | 'standing'>): void {
  const { document, left, width } = writer;
  writer.need(70);
  const at = (points: number) => left + (width * Math.min(100, Math.max(0, points))) / 100;
  const y = document.y + 10;
  document
    .moveTo(left, y)
    .lineTo(left + width, y)
    .lineWidth(0.75)
    .stroke(LINE);
  if (score.points !== null) {
    const [low, high] = [score.low ?? score.points, score.high ?? score.points];
    if (high > low)
      document
        .rect(at(low), y - 4, at(high) - at(low), 8)
        .fillOpacity(0.3)
        .fill(ACCENT)
        .fillOpacity(1);
    document.circle(at(score.points), y, 5).fill(ACCENT);
  }
  const heights = new Map<number, number>();
  for (const one of standing?.scores ?? []) {
    const bin = Math.floor(one / 2);
    const height = heights.get(bin) ?? 0;
    heights.set(bin, height + 1);
    document.circle(at(one), y + 14 + height * 5, 2).fill(MUTED);
  }
  const tallest = Math.max(0, ...heights.values());
  const axis = y + 12 + tallest * 5;
  for (const tick of [0, 25, 50, 75, 100]) {
    writer.label(String(tick), at(tick) - 20, axis + 2, { size: 7.5, colour: MUTED, width: 40, align: 'center' });
  }
  document.y = axis + 18;
}

/** One bar: a title, what it says, the filled share, what can still come, and where a mark lies (shares in [0, 1]). */
export function drawBar(
  writer: PacketWriter,
  bar: { title: string; says: string; share: number; open?: number; mark?: number | null },
): void {
  const { document, left, width } = writer;
  writer.need(26);
  const y = document.y;
  writer.label(bar.title, left, y, { width: width * 0.62 });
  writer.label(bar.says, left + width * 0.62, y, { width: width * 0.38, align: 'right', colour: MUTED });
  const top = y + 13;
  document.rect(left, top, width, 6).fill(SUNKEN);
  document.rect(left, top, width * bar.share, 6).fill(ACCENT);
  if (bar.open) {
    document
      .rect(left + width * bar.share, top, width * bar.open, 6)
      .fillOpacity(0.3)
      .fill(ACCENT)
      .fillOpacity(1);
  }
  if (bar.mark != null) document.rect(left + width * bar.mark - 1, top - 2.5, 2, 11).fill(INK);
  document.y = top + 13;
}

const DRAWN = 6;

/** The skill profile against what the role expects: the first few as bars, the others in a line. */
export function drawSkills(writer: PacketWriter, skills: Packet['skills']): void {
  const percent = (share: number | null) => (share === null ? 'nothing yet' : formatShare(share));
  for (const { skill, share, expected } of skills.slice(0, DRAWN)) {
    const wants = expected === null ? '' : `, ${formatShare(expected)} expected`;
    drawBar(writer, { title: skill, says: `${percent(share)}${wants}`, share: share ?? 0, mark: expected });
  }
  const rest = skills.slice(DRAWN).map(({ skill, share }) => `${skill} ${percent(share)}`);
  if (rest.length > 0) writer.text(`Also: ${rest.join(', ')}.`, { colour: MUTED });
}

/** Points of each exercise, with what awaits a human in a lighter tone. */
export function drawExercises(writer: PacketWriter, exercises: Packet['exercises']): void {
  for (const { title, points, awaiting, state } of exercises) {
    const so = state === 'graded' ? '' : `, ${state.replace('-', ' ')}`;
    const says = `${points === null ? '–' : formatPoints(points)} / 100${so}`;
    drawBar(writer, { title, says, share: (points ?? 0) / 100, open: awaiting / 100 });
  }
}
