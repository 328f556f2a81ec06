import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EditorJump } from '../../../../ui/editor/editor-types';
import type { OpenPanes } from '../../../../ui/workspace/panes';
import { stableStringify } from '../../../../lib/json';
import type { RunReport } from '../../../contract';
import { detectorFile, type TraceDiagnosisAnswer } from '../../kind';
import { publicRunDetails, type PublicRunDetails } from '../../public-run';

/** Which side each pane is on. */
export const PANE_GROUP = {
  broken: 'runs',
  healthy: 'runs',
  replay: 'runs',
  brief: 'work',
  documents: 'work',
  diagnosis: 'work',
  fix: 'work',
  detector: 'work',
  memo: 'work',
} as const;
export type PaneId = keyof typeof PANE_GROUP;

/** Open panes; a run shows the replay. */
export function useOpenPanes(running: boolean, hasPatch: boolean): [OpenPanes, (id: string) => void] {
  const [open, setOpen] = useState<OpenPanes>({ runs: 'broken', work: 'brief', narrow: 'brief' });
  const show = useCallback((id: string) => {
    setOpen((now) => ({ ...now, [PANE_GROUP[id as PaneId]]: id, narrow: id }));
  }, []);
  const patched = useRef(hasPatch);
  patched.current = hasPatch;
  useEffect(() => {
    if (running && patched.current) setOpen((now) => ({ ...now, runs: 'replay', narrow: 'replay' }));
  }, [running]);
  return [open, show];
}

/** The details of the last run; null before one. */
export function useRunDetails(report: RunReport | null): PublicRunDetails | null {
  return useMemo(() => {
    const parsed = publicRunDetails.safeParse(report?.details);
    return parsed.success ? parsed.data : null;
  }, [report]);
}

/** True once patch or detector differ from what they were when the report came. */
export function useOutdated(report: RunReport | null, answer: TraceDiagnosisAnswer): boolean {
  const key = `${answer.fields.language}\n${answer.files[detectorFile(answer.fields)] ?? ''}\n${stableStringify(answer.fields.patch)}`;
  const [ran, setRan] = useState({ report, key });
  const latest = useRef(key);
  latest.current = key;
  useEffect(() => setRan({ report, key: latest.current }), [report]);
  return report !== null && ran.report === report && ran.key !== key;
}

/** A place in the editor to go to. */
export function useJump(show: (id: string) => void): [EditorJump | null, (line: number, column?: number) => void] {
  const [jump, setJump] = useState<EditorJump | null>(null);
  const jumpTo = useCallback(
    (line: number, column?: number) => {
      show('detector');
      setJump((old) => ({ line, ...(column === undefined ? {} : { column }), nonce: (old?.nonce ?? 0) + 1 }));
    },
    [show],
  );
  return [jump, jumpTo];
}
