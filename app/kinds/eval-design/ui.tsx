import type { KindUi } from '../contract';
import type { EvalDesignContent, EvalDesignFields, EvalDesignPublicView } from './kind';
import { CheckEvidence } from './ui/check-evidence';
import { Workspace } from './ui/workspace';

export const ui: KindUi<EvalDesignContent, EvalDesignFields, EvalDesignPublicView> = { Workspace, CheckEvidence };
