import type { KindUi } from '../contract';
import type { CostLatencyContent, CostLatencyFields, CostLatencyPublicView } from './content';
import { CheckEvidence } from './ui/evidence/check-evidence';
import { Workspace } from './ui/workspace/workspace';

export const ui: KindUi<CostLatencyContent, CostLatencyFields, CostLatencyPublicView> = { Workspace, CheckEvidence };
