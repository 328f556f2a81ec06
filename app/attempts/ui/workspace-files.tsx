import { useState, type FormEvent } from 'react';
import { Button } from '../../ui/button';
import { buttonStyle } from '../../ui/button-style';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { readRefusal } from './workspace-read-refusal';

interface FilesProps {
  open: boolean;
  /** Address of the workspace. */
  base: string;
  /** Sends what is unsaved, so that the download holds it. */
  onBeforeDownload(): void;
  onClose(): void;
}

/** Download of the workspace and upload of an answer, for those who would rather work in their own editor. */
export function FilesDialog({ open, base, onBeforeDownload, onClose }: FilesProps) {
  const [error, setError] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  async function upload(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = new FormData(event.currentTarget);
    setSending(true);
    setError(null);
    const response = await fetch(`${base}/upload`, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
    setSending(false);
    // A redirect back to the workspace is the success; the page then starts from the uploaded draft.
    if (response && (response.type === 'opaqueredirect' || response.ok)) window.location.reload();
    else if (response) setError(readRefusal(response, await response.json().catch(() => null)).message);
    else setError('No connection to the server.');
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Work in your own editor"
      description="The zip holds the brief, the public data and your files. Upload it again, or only your files, in the same layout."
    >
      <div className="grid gap-4">
        {error ? (
          <Notice tone="bad" role="alert">
            {error}
          </Notice>
        ) : null}
        <div>
          <a className={buttonStyle()} href={`${base}/download`} download onClick={onBeforeDownload}>
            Download workspace (zip)
          </a>
        </div>
        <form className="grid gap-2" onSubmit={(event) => void upload(event)}>
          <label className="grid gap-1 font-medium">
            Upload an answer (zip)
            <input type="file" name="zip" accept=".zip,application/zip" required className="font-normal" />
          </label>
          <div>
            <Button type="submit" variant="primary" disabled={sending}>
              {sending ? 'Uploading' : 'Replace my draft'}
            </Button>
          </div>
        </form>
      </div>
    </Dialog>
  );
}
