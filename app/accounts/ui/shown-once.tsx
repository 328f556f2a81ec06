import { useState } from 'react';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import type { IntegrationOutcome } from '../integration-outcome';

/** A secret that was just made; nobody can look it up later. */
export function ShownOnce({ secret }: { secret: NonNullable<IntegrationOutcome['secret']> }) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(secret.text).then(() => setCopied(true));
  const title = secret.what === 'webhook' ? `Signing secret of ${secret.of}` : `API key "${secret.of}"`;
  return (
    <Notice tone="accent" role="status" title={<span className="break-all">{title}</span>}>
      <p>Copy it now: it is shown this once.</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="rounded-control bg-surface px-2 py-1 break-all select-all">{secret.text}</code>
        <Button size="sm" onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </Notice>
  );
}
