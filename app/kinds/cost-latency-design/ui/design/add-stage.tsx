import { DropdownMenu } from 'radix-ui';
import { classNames } from '../../../../ui/class-names';
import type { StageType } from '../../design';
import { findStageIds, insertStage, type StagePlace } from './edit-stages';
import { usePipelineEditing } from './editor-context';
import { newStage } from './new-stage';
import { STAGE_TYPES } from './stage-types';
import { gapName } from './use-stage-drag';

/** A gap between stages: a button that adds one here, and the place where a dragged one is dropped. */
export function AddStage({ place, label }: { place: StagePlace; label: string }) {
  const { raw, catalogue, readOnly, change, drag, setOpenPath, announce } = usePipelineEditing();
  const isTarget = drag.target !== null && gapName(drag.target) === gapName(place);

  function add(type: StageType, title: string) {
    const stage = newStage(type, catalogue, findStageIds(raw));
    if (stage === null) return;
    const refusal = change(insertStage(raw, place, stage));
    if (refusal === null) setOpenPath(`${place.list}/${place.index}`);
    announce(refusal ?? `${title} added.`);
  }

  return (
    <div
      data-gap={gapName(place)}
      className={classNames(
        'group/gap relative flex h-6 items-center',
        isTarget && 'before:absolute before:inset-x-0 before:h-1 before:rounded before:bg-accent',
      )}
    >
      <span aria-hidden="true" className="absolute left-[1.35rem] h-full w-px bg-line-strong" />
      {readOnly ? null : (
        <DropdownMenu.Root>
          <DropdownMenu.Trigger
            aria-label={label}
            className={classNames(
              'relative ml-[0.6rem] flex size-6 items-center justify-center rounded-full border border-line-strong bg-surface text-muted hover:border-accent hover:text-accent data-[state=open]:border-accent data-[state=open]:text-accent',
              drag.path !== null && 'invisible',
            )}
          >
            <span aria-hidden="true">+</span>
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content
              align="start"
              sideOffset={4}
              collisionPadding={8}
              className="z-50 max-h-[min(32rem,var(--radix-dropdown-menu-content-available-height))] w-[22rem] max-w-[calc(100vw-1rem)] overflow-y-auto rounded-card border border-line bg-surface p-1 text-ink shadow-xl"
            >
              {STAGE_TYPES.map(({ type, title, does }) => {
                const nothing = newStage(type, catalogue, []) === null;
                return (
                  <DropdownMenu.Item
                    key={type}
                    disabled={nothing}
                    onSelect={() => add(type, title)}
                    className="cursor-pointer rounded-control px-2.5 py-1.5 outline-none data-[disabled]:cursor-not-allowed data-[disabled]:opacity-55 data-[highlighted]:bg-accent-soft"
                  >
                    <span className="block font-medium">{title}</span>
                    <span className="block text-[0.8667rem] text-muted">
                      {nothing ? 'The catalogue has nothing for it.' : does}
                    </span>
                  </DropdownMenu.Item>
                );
              })}
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      )}
    </div>
  );
}
