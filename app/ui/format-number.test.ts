import { expect, test } from 'vitest';
import { formatCoefficient, formatDuration, formatPoints, formatPValue, formatShare, formatUsd } from './format-number';

test('shares are percentages, and nothing is a dash', () => {
  expect([formatShare(0.305), formatShare(0.305, 1), formatShare(-0.02), formatShare(null)]).toEqual([
    '31 %',
    '30.5 %',
    '−2 %',
    '–',
  ]);
});

test('points have at most one decimal', () => {
  expect([formatPoints(7), formatPoints(7.25), formatPoints(14.96)]).toEqual(['7', '7.3', '15']);
});

test('coefficients have two decimals, a real minus sign, and no negative zero', () => {
  expect([formatCoefficient(0.684), formatCoefficient(-0.2), formatCoefficient(-0.001)]).toEqual([
    '0.68',
    '−0.20',
    '0.00',
  ]);
});

test('money shows cents at least and three significant digits of small amounts', () => {
  expect([0, 1.2, 0.6, 0.03, 0.004, 0.0029, 0.0001234].map(formatUsd)).toEqual([
    '$0.00',
    '$1.20',
    '$0.60',
    '$0.03',
    '$0.004',
    '$0.0029',
    '$0.000123',
  ]);
});

test('small p values are bounded, not rounded to zero', () => {
  expect([formatPValue(0.00004), formatPValue(0.0321)]).toEqual(['< 0.001', '0.032']);
});

test('durations are told in the unit that suits them', () => {
  expect([84, 3240, 125_000].map(formatDuration)).toEqual(['84 ms', '3.2 s', '2 min 5 s']);
});
