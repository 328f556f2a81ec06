import { useEffect, useState } from 'react';
import { Card } from '../../../ui/card';
import { Icon } from '../../../ui/icon';
import { inWords } from './time-left';

interface Check {
  id: string;
  title: string;
  state: 'checking' | 'good' | 'warn';
  /** What is wrong and what to do about it. */
  note: string;
}

/** Narrower windows work, with panes below each other. */
const COMFORTABLE_WIDTH = 900;
const STREAM_WAIT_MS = 8_000;
/** A device clock that is off by more than this is said, in seconds; the server's clock counts either way. */
const CLOCK_TOLERANCE_S = 60;

const good = (note = ''): Pick<Check, 'state' | 'note'> => ({ state: 'good', note });
const warn = (note: string): Pick<Check, 'state' | 'note'> => ({ state: 'warn', note });

function checkStorage(): Pick<Check, 'state' | 'note'> {
  try {
    window.localStorage.setItem('assay-check', '1');
    window.localStorage.removeItem('assay-check');
    return good();
  } catch {
    return warn(
      'This browser keeps nothing for the page. Your work is saved on the server, but what you type while offline could be lost. Leave private browsing or allow site data.',
    );
  }
}

const checkWidth = () =>
  window.innerWidth >= COMFORTABLE_WIDTH
    ? good()
    : warn('This window is narrow. Everything works, but a wider window or a larger screen is more comfortable.');

async function checkEditor(): Promise<Pick<Check, 'state' | 'note'>> {
  try {
    await import('../../../ui/editor/monaco.client');
    return good();
  } catch {
    return warn(
      'The code editor could not be loaded. A plain text box takes its place; try another browser or network.',
    );
  }
}

/** Whether the event stream comes through, and what the server's clock says. */
function checkStream(url: string): Promise<{ stream: Pick<Check, 'state' | 'note'>; differenceMs: number | null }> {
  return new Promise((resolve) => {
    const source = new EventSource(url);
    const done = (stream: Pick<Check, 'state' | 'note'>, differenceMs: number | null) => {
      clearTimeout(timer);
      source.close();
      resolve({ stream, differenceMs });
    };
    const missing = () =>
      done(
        warn(
          'Live updates do not come through, probably because of a proxy. The clock is then asked for every 15 seconds, and everything else works.',
        ),
        null,
      );
    const timer = setTimeout(missing, STREAM_WAIT_MS);
    source.addEventListener('time', (event) => {
      const { now } = JSON.parse((event as MessageEvent<string>).data) as { now: string };
      done(good(), Date.now() - Date.parse(now));
    });
    source.onerror = missing;
  });
}

function checkClock(differenceMs: number | null): Pick<Check, 'state' | 'note'> {
  if (differenceMs === null) return good('The clock of the server counts.');
  const seconds = Math.round(Math.abs(differenceMs) / 1_000);
  if (seconds <= CLOCK_TOLERANCE_S) return good();
  const which = differenceMs > 0 ? 'ahead' : 'behind';
  return warn(
    `This device's clock is ${inWords(seconds)} ${which}. The time left you will see is the server's and right.`,
  );
}

const START: Check[] = [
  { id: 'storage', title: 'Keeps your text when you are offline', state: 'checking', note: '' },
  { id: 'stream', title: 'Live updates come through', state: 'checking', note: '' },
  { id: 'editor', title: 'The code editor loads', state: 'checking', note: '' },
  { id: 'clock', title: 'Clock', state: 'checking', note: '' },
  { id: 'width', title: 'Window is wide enough', state: 'checking', note: '' },
];
const SHOWN = { checking: 'Checking', good: 'Fine', warn: 'Look at this' } as const;

/** Tries out, before the clock starts, what the sitting needs of this browser, and says what to do where something is missing. */
export function SystemCheck({ streamUrl }: { streamUrl: string }) {
  const [checks, setChecks] = useState(START);
  useEffect(() => {
    let gone = false;
    const put = (id: string, result: Pick<Check, 'state' | 'note'>) => {
      if (!gone) setChecks((before) => before.map((check) => (check.id === id ? { ...check, ...result } : check)));
    };
    put('storage', checkStorage());
    put('width', checkWidth());
    void checkEditor().then((result) => put('editor', result));
    void checkStream(streamUrl).then(({ stream, differenceMs }) => {
      put('stream', stream);
      put('clock', checkClock(differenceMs));
    });
    return () => {
      gone = true;
    };
  }, [streamUrl]);
  return (
    <Card title="Your browser">
      <noscript>
        <p>
          JavaScript is off. The assessment can be taken without it: save with the buttons, and load the page again to
          see the time left. With JavaScript your work is saved by itself and the clock runs on the page.
        </p>
      </noscript>
      <ul className="needs-js grid gap-2">
        {checks.map(({ id, title, state, note }) => (
          <li key={id} className="grid grid-cols-[1.25rem_1fr] gap-x-2">
            <span className={state === 'warn' ? 'text-warn' : state === 'good' ? 'text-good' : 'text-muted'}>
              {state === 'checking' ? '·' : <Icon name={state === 'good' ? 'check' : 'warning'} />}
            </span>
            <div>
              {title}: <span className={state === 'warn' ? 'font-medium text-warn' : 'text-muted'}>{SHOWN[state]}</span>
              {note && <p className="text-[0.8667rem] text-muted">{note}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
