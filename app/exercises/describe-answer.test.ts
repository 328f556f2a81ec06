import { expect, it } from 'vitest';
import { kinds } from '../kinds/registry.server';
import { describeAnswer } from './describe-answer.server';

it('writes for every kind what its answers look like', () => {
  for (const kind of kinds.keys()) {
    const described = describeAnswer({ kind });
    expect(Object.keys(described)).toContain('answer.schema.json');
    for (const [file, text] of Object.entries(described)) {
      const schema = JSON.parse(text) as { properties?: object };
      expect(Object.keys(schema.properties ?? {}).length, `${kind}, ${file}`).toBeGreaterThan(0);
    }
  }
});
