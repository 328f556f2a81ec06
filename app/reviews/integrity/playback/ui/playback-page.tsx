import { Link } from '@remix-run/react';
import { useMemo, useRef } from 'react';
import { Card } from '../../../../ui/card';
import { EmptyState } from '../../../../ui/empty-state';
import { Notice } from '../../../../ui/notice';
import { formatOffset } from '../../timeline-words';
import type { PlaybackOfAttempt } from '../playback-types';
import { readPlayback } from '../read-playback';
import { PlaybackPlayer } from './playback-player';
import { StateList } from './state-list';
import { usePlayer } from './use-player';

/** How the work on one exercise came about, to be played or read state by state. */
export function PlaybackPage({ page, back, from }: { page: PlaybackOfAttempt; back: string; from: number }) {
  const { playback, exerciseTitle } = page;
  const reader = useMemo(() => readPlayback(playback), [playback]);
  const player = usePlayer(playback);
  const head = useRef<HTMLHeadingElement>(null);
  const show = (step: number) => {
    player.goTo(step);
    head.current?.scrollIntoView({ block: 'start' });
    head.current?.focus({ preventScroll: true });
  };
  return (
    <div className="space-y-6">
      <div>
        <Link to={back} className="text-accent hover:underline">
          Integrity
        </Link>
        <h3 ref={head} tabIndex={-1} className="mt-1 scroll-mt-20 text-[1.2rem] outline-none">
          Playback: {exerciseTitle}
        </h3>
        <p className="max-w-[75ch] text-muted">
          A state is what was saved within about ten seconds. Underlined is new since the state before, struck through
          is gone.
        </p>
      </div>
      {playback.steps.length === 0 ? (
        <EmptyState title="Nothing was changed">
          The answer is what the candidate was given. There is nothing to play back.
        </EmptyState>
      ) : (
        <>
          {playback.coarseFrom !== null && (
            <Notice title="A very large history">
              <p>From {formatOffset(playback.coarseFrom)} on, one state a minute is shown.</p>
            </Notice>
          )}
          <noscript>
            <Notice title="The player needs JavaScript">
              <p>The states beneath show the same, one after the other.</p>
            </Notice>
          </noscript>
          <Card className="[@media(scripting:none)]:hidden">
            <PlaybackPlayer playback={playback} reader={reader} player={player} />
          </Card>
          <Card title="All states" headingLevel={4} id="states">
            <StateList playback={playback} reader={reader} from={from} onShow={show} />
          </Card>
        </>
      )}
    </div>
  );
}
