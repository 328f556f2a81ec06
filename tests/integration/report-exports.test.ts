import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportAssessment } from '../../app/reviews/report/export-assessment.server';
import { getComparison } from '../../app/reviews/report/get-comparison.server';
import { buildPacket } from '../../app/reviews/report/packet/build-packet.server';
import { drawPacket } from '../../app/reviews/report/packet/draw-packet.server';
import { packet as packetSchema } from '../../app/reviews/report/packet/packet-schema';
import { recordDecision } from '../../app/reviews/report/record-decision.server';
import { openReportWorld, type ReportWorld } from '../factories/report-world';
import { SetClock } from '../factories/sitting-world';

let world: ReportWorld;
beforeAll(async () => {
  world = await openReportWorld();
});
afterAll(() => world.close());

const exportsNoted = () =>
  world.database.auditEntry.count({ where: { organisationId: world.organisationId, action: 'report.exported' } });

const packetOf = (sittingId: string) =>
  buildPacket({ database: world.database, clock: new SetClock(), ...world.as('VIEWER'), sittingId, format: 'JSON' });

/** Characters of each stretch of text in an uncompressed PDF, by the fonts' own tables of what their glyphs mean. */
function textOf(pdf: Buffer): string {
  const source = pdf.toString('latin1');
  const object = (id: string | undefined) =>
    new RegExp(`(?:^|\\n)${id} 0 obj([\\s\\S]*?)endobj`).exec(source)?.[1] ?? '';
  const meanings = new Map<string, string[]>();
  for (const [, name = '', id] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = object(/\/ToUnicode (\d+) 0 R/.exec(object(id))?.[1]);
    const entries = [...(/beginbfrange[\s\S]*?endbfrange/.exec(table)?.[0] ?? '').matchAll(/\[([^\]]*)\]/g)];
    const hex = entries.flatMap(([, list = '']) => [...list.matchAll(/<([^>]*)>/g)].map(([, code = '']) => code));
    meanings.set(
      name,
      hex.map((code) => (code.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('')),
    );
  }
  let text = '';
  let current: string[] = [];
  for (const [, font, shown = ''] of source.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) current = meanings.get(font) ?? [];
    for (const [, glyphs = ''] of shown.matchAll(/<([0-9a-f]+)>/g)) {
      text += (glyphs.match(/.{4}/g) ?? []).map((glyph) => current[parseInt(glyph, 16)] ?? '').join('');
    }
  }
  return text;
}

describe('the debrief packet', () => {
  it('holds the two minutes and all that was said, in a form that programs can rely on, and is noted', async () => {
    const assessment = await world.newAssessment({ role: 'Engineer', expectations: { evaluation: 0.5 } });
    const { sittingId } = await world.newSitting(assessment, [
      { points: 9, samples: [2, 2, 1] },
      { points: 2, levels: [0, 0] },
    ]);
    await recordDecision({
      ...{ database: world.database, clock: new SetClock(), ...world.as('ADMIN'), sittingId },
      ...{ outcome: 'HOLD', reasons: 'Ask about the second exercise first.' },
    });
    const before = await exportsNoted();
    const made = await packetOf(sittingId);
    expect(packetSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
    expect(made).toMatchObject({
      candidate: { name: 'Robin Candidate' },
      score: { status: 'settled' },
      decisions: [{ outcome: 'HOLD', reasons: 'Ask about the second exercise first.' }],
      exercises: [
        {
          points: 93,
          checks: [{ earned: 63, most: 70 }],
          criteria: [{ level: 'Yes', quotes: ['It cannot see sarcasm.'] }, {}],
        },
        { points: 14 },
      ],
    });
    expect(JSON.stringify(made)).not.toContain('SECRET');
    expect(await exportsNoted()).toBe(before + 1);
  });

  it('is a PDF whose text can be found, in any script, with what it cannot draw said in words', async () => {
    const assessment = await world.newAssessment({ name: 'Łódź, autumn' });
    const { sittingId } = await world.newSitting(assessment, [{ points: 9 }], { name: 'Мария Γιώργος 李明' });
    const packet = await packetOf(sittingId);
    const pdf = await drawPacket({ packet, compress: false });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const text = textOf(pdf);
    for (const part of [
      'Мария Γιώργος [?]',
      'Łódź, autumn',
      'Strongest evidence',
      'Faults found',
      'Some characters are of a script',
      '1 of ',
    ]) {
      expect(text).toContain(part);
    }
    expect(pdf.toString('latin1')).toContain('/Outlines');
    const plain = await drawPacket({
      packet: { ...packet, candidate: { ...packet.candidate, name: 'Robin' } },
      compress: false,
    });
    expect(textOf(plain)).not.toContain('Some characters');
  });

  it('grows by pages, not over their edge', async () => {
    const { sittingId } = await world.newSitting(await world.newAssessment(), [{ points: 9 }]);
    const packet = await packetOf(sittingId);
    const long = 'A reason that goes on and on without saying much. '.repeat(400);
    const decisions = [{ outcome: 'HOLD' as const, reasons: long, authorName: 'Ada', at: packet.madeAt }];
    const pdf = await drawPacket({ packet: { ...packet, decisions }, compress: false });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
  });

  it('is refused to authors and does not exist for others; nothing is noted then', async () => {
    const { sittingId } = await world.newSitting(await world.newAssessment(), [{ points: 9 }]);
    const before = await exportsNoted();
    const ask = (who: ReturnType<ReportWorld['as']> | ReturnType<ReportWorld['stranger']>) =>
      buildPacket({ database: world.database, clock: new SetClock(), ...who, sittingId, format: 'PDF' });
    await expect(ask(world.as('AUTHOR'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask(world.stranger())).rejects.toMatchObject({ code: 'not-found' });
    expect(await exportsNoted()).toBe(before);
  });
});

describe('the table of an assessment', () => {
  it('has a row per sitting, and no cell that a spreadsheet would run', async () => {
    const { database } = world;
    const assessment = await world.newAssessment({ name: '=1+1', expectations: { evaluation: 0.5 } });
    const hostile = '=HYPERLINK("http://evil.example","Click")';
    const first = await world.newSitting(assessment, [{ points: 10 }, { points: 0, levels: [0, 0] }], {
      name: hostile,
    });
    await world.newSitting(assessment, [{ points: 10 }], { name: 'Ann;=1+1 Tester', finished: false });
    await recordDecision({
      ...{ database, clock: new SetClock(), ...world.as('ADMIN'), sittingId: first.sittingId },
      ...{ outcome: 'REJECT', reasons: '@SUM(A1:A9) was their answer\nto everything.' },
    });
    const before = await exportsNoted();
    const { csv, name } = await exportAssessment({ database, ...world.as('VIEWER'), assessmentId: assessment.id });
    expect(name).toBe('=1+1');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });
    expect(rows).toMatchObject([
      {
        candidate: `'${hostile}`,
        status: 'settled',
        points: '50',
        decision: 'REJECT',
        '1. A tiny exercise': '100',
        'skill: evaluation': '0.5',
      },
      { candidate: 'Ann;=1+1 Tester', status: 'running', points: '100', decision: '' },
    ]);
    expect(rows[0]?.reasons).toBe("'@SUM(A1:A9) was their answer\nto everything.");
    for (const cell of rows.flatMap((row) => [...Object.keys(row), ...Object.values(row)]))
      expect(cell).not.toMatch(/^[=+@-]/);
    // Where semicolons separate, only quotes keep a text in its cell.
    expect(csv).toContain('"Ann;=1+1 Tester"');
    expect(csv).toContain('"1. A tiny exercise"');
    expect(await exportsNoted()).toBe(before + 1);
  });

  it('is given whole or not at all to a blind reviewer, and to nobody else’s organisation', async () => {
    const { database } = world;
    const assessment = await world.newAssessment({ blindReview: true, reviewPolicy: 'SINGLE' });
    await world.newSitting(assessment, [{ points: 10 }]);
    const ask = (
      who: ReturnType<ReportWorld['as']> | ReturnType<ReportWorld['stranger']>,
      assessmentId: string = assessment.id,
    ) => exportAssessment({ database, ...who, assessmentId });
    await expect(ask(world.as('REVIEWER'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask(world.as('AUTHOR'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask(world.stranger())).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask(world.as('ADMIN'), 'x')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the comparison', () => {
  it('lays the chosen ones side by side and says when a difference decides nothing', async () => {
    const { database } = world;
    const assessment = await world.newAssessment();
    const near = await world.newSitting(assessment, [{ points: 9, samples: [2, 2, 1] }, { points: 9 }], {
      name: 'Ada',
    });
    const next = await world.newSitting(
      assessment,
      [{ points: 9, levels: [1, 1], samples: [1, 1, 2] }, { points: 9 }],
      { name: 'Bo' },
    );
    await world.newSitting(assessment, [{ points: 0 }], { name: 'Cy' });
    const chosen = [near.sittingId, next.sittingId, crypto.randomUUID()];
    const ask = (more: Partial<Parameters<typeof getComparison>[0]> = {}) =>
      getComparison({ database, ...world.as('VIEWER'), assessmentId: assessment.id, chosen, ...more });
    const { sittings, sideBySide, scores, hidden } = await ask();
    expect(sittings.map(({ name }) => name)).toEqual(['Ada', 'Bo', 'Cy']);
    expect(scores).toHaveLength(3);
    expect(hidden).toBe(0);
    expect(sideBySide?.sentence).toBe('Ada has the most points; the difference to Bo is within the uncertainty.');
    expect(sideBySide?.exercises[0]?.pieces.find(({ id }) => id === 'criterion-limits')).toMatchObject({
      shares: [1, 0.5],
      texts: ['Yes', 'Partly'],
    });
    expect((await ask({ sort: { by: 'name', descending: true } })).sittings[0]?.name).toBe('Cy');
    await expect(ask(world.stranger())).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask(world.as('AUTHOR'))).rejects.toMatchObject({ code: 'forbidden' });
  });
});
