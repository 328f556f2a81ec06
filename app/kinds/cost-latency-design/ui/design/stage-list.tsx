import { AddStage } from './add-stage';
import type { StageListProps } from './editor-context';
import { StageCard } from './stage-card';

/** Stages in a row, with the gaps before, between and after them. */
export function StageList({ stages, list, where }: StageListProps) {
  return (
    <ol aria-label={where}>
      {stages.map((stage, at) => (
        <li key={`${stage.id} ${at}`}>
          <AddStage place={{ list, index: at }} label={`Add a stage before ${stage.id}`} />
          <StageCard stage={stage} path={`${list}/${at}`} />
        </li>
      ))}
      <li>
        <AddStage place={{ list, index: stages.length }} label={`Add a stage at the end of ${where}`} />
      </li>
    </ol>
  );
}
