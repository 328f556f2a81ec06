import type { KindUi } from '../contract';
import type { TraceDiagnosisContent, TraceDiagnosisFields, TraceDiagnosisPublicView } from './kind';
import { CheckEvidence } from './ui/evidence/check-evidence';
import { Workspace } from './ui/workspace/workspace';

export const ui: KindUi<TraceDiagnosisContent, TraceDiagnosisFields, TraceDiagnosisPublicView> = {
  Workspace,
  CheckEvidence,
};
