import { markColour, type Tone } from '../../ui/tone';
import type { DeliveryState } from '../integration-views';

export const deliveryStates: Record<DeliveryState, { title: string; tone: Tone }> = {
  delivered: { title: 'delivered', tone: 'good' },
  waiting: { title: 'will be tried', tone: 'warn' },
  'given-up': { title: 'given up', tone: 'bad' },
  off: { title: 'not sent: switched off', tone: 'neutral' },
};

/** How the newest deliveries went, one mark each, oldest first: full height for delivered, half for waiting, low for given up. */
export function DeliveryStrip({ recent }: { recent: DeliveryState[] }) {
  if (recent.length === 0) return <span className="text-[0.8667rem] text-muted">Nothing sent yet</span>;
  const heights: Record<DeliveryState, number> = { delivered: 16, waiting: 10, 'given-up': 5, off: 5 };
  const counts = Object.entries(deliveryStates).flatMap(([state, { title }]) => {
    const count = recent.filter((one) => one === state).length;
    return count > 0 ? [`${count} ${title}`] : [];
  });
  return (
    <span className="flex items-center gap-2">
      <svg
        width={recent.length * 6}
        height={16}
        role="img"
        aria-label={`The newest ${recent.length}: ${counts.join(', ')}`}
        className="shrink-0"
      >
        {recent.map((state, at) => (
          <rect
            key={at}
            x={at * 6}
            y={16 - heights[state]}
            width={4}
            height={heights[state]}
            rx={1}
            fill={markColour[deliveryStates[state].tone]}
          />
        ))}
      </svg>
      <span className="text-[0.8667rem] text-muted" aria-hidden>
        {counts.join(', ')}
      </span>
    </span>
  );
}
