import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isZone, toInstant, toLocal } from './zoned-time';

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe'];
const minute = fc
  .integer({ min: Date.UTC(1975, 0) / 60_000, max: Date.UTC(2060, 0) / 60_000 })
  .map((at) => new Date(at * 60_000));

describe('a wall-clock time in a zone', () => {
  test('means an instant that shows the same time there', () => {
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (at, zone) => {
        const back = toInstant(toLocal(at, zone), zone);
        expect(back && toLocal(back, zone)).toBe(toLocal(at, zone));
        // Twice a year an hour occurs twice; the first is meant.
        expect(Math.abs((back?.getTime() ?? 0) - at.getTime())).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });

  test('follows the change of clocks', () => {
    const berlin = (local: string) => toInstant(local, 'Europe/Berlin')?.toISOString();
    expect(berlin('2026-01-15T17:00')).toBe('2026-01-15T16:00:00.000Z');
    expect(berlin('2026-07-15T17:00')).toBe('2026-07-15T15:00:00.000Z');
    expect(berlin('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(berlin('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('is refused when the calendar does not have it', () => {
    for (const wrong of ['', 'soon', '2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T24:30', '0001-01-01T00:00']) {
      expect(toInstant(wrong, 'UTC'), wrong).toBeNull();
    }
  });

  test('needs a zone that exists', () => {
    expect(isZone('Europe/Berlin')).toBe(true);
    expect(isZone('Middle/Earth')).toBe(false);
    expect(isZone('')).toBe(false);
  });
});
