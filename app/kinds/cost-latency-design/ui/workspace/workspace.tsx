import { useEffect, useMemo, useState } from 'react';
import { DocumentsPane } from '../../../../ui/workspace/documents-pane';
import { Panes, type Pane, type PaneColumn } from '../../../../ui/workspace/panes';
import type { WorkspaceProps } from '../../../contract';
import type { CostLatencyContent, CostLatencyFields, CostLatencyPublicView } from '../../content';
import { CHANGED_DESIGN_FILE, DESIGN_FILE, MEMO_FILE } from '../../kind';
import { useDraftDesign } from '../design/use-draft-design';
import type { Conditions } from '../simulation/protocol';
import { useLiveSimulation } from '../simulation/use-live-simulation';
import { useSimulator } from '../simulation/use-simulator';
import { extendTrail, type TrailEntry } from '../tried/trail';
import { TriedPane } from '../tried/tried-pane';
import { useTriedResults, type Circumstances } from '../tried/use-tried-results';
import { CallsPane } from './calls-pane';
import { CataloguePane } from './catalogue-pane';
import { DesignPane } from './design-pane';
import { JsonPanes } from './json-panes';
import { MemoSide } from './memo-side';
import type { Part } from './part-switch';
import { RunPane } from './run-pane';
import { SimulationPane } from './simulation-pane';
import { useAnswerEditing } from './use-answer';
import { groupOf, useIncidents, useOpenPanes, useOutdated, useSetup, type PaneId } from './use-workspace-state';

type Props = WorkspaceProps<CostLatencyContent, CostLatencyFields, CostLatencyPublicView>;

const COLUMNS: PaneColumn[] = [
  { size: 46, borderLabel: 'Width of the design side', groups: [{ id: 'work', label: 'Design', size: 100 }] },
  { size: 54, groups: [{ id: 'results', label: 'Results', size: 100 }] },
];

/** Where a design is worked on: brief, prices, the pipeline as stages and as JSON, memo; beside it the live simulation and all designs tried. */
export function Workspace({ content, view, answer, onChange, running, report, problems, brief, readOnly }: Props) {
  const [open, show] = useOpenPanes(running);
  const [part, setPart] = useState<Part>('first');
  const [scenarioId, setScenarioId] = useState(view.scenarios[0]?.id ?? '');
  const [chosen, setChosen] = useState<string[]>([]);
  const editing = useAnswerEditing(answer, onChange);
  const { setFile } = editing;
  const setup = useSetup(content, view);
  const { simulator, facts, failure } = useSimulator(setup);
  const scenarioFacts = facts.find(({ id }) => id === scenarioId);
  const incidents = useIncidents(content, view, scenarioFacts);
  const slices = useMemo(
    () => (facts.length > 0 ? [...new Set(facts.flatMap((each) => each.slices))] : undefined),
    [facts],
  );

  const changedCatalogue = view.changedCatalogue ?? null;
  const first = useDraftDesign({
    ...{ text: answer.files[DESIGN_FILE] ?? '', catalogue: view.catalogue, slices },
    onText: (text) => setFile(DESIGN_FILE, text),
  });
  const change = useDraftDesign({
    ...{ text: answer.files[CHANGED_DESIGN_FILE] ?? '', catalogue: changedCatalogue ?? view.catalogue, slices },
    onText: (text) => setFile(CHANGED_DESIGN_FILE, text),
  });
  const inChange = part === 'change' && content.change !== undefined && changedCatalogue !== null;
  const draft = inChange ? change : first;
  const catalogue = inChange ? changedCatalogue : view.catalogue;
  const targets = inChange && content.change ? content.change.targets : content.targets;

  const events = useMemo(
    () => incidents.filter(({ id }) => chosen.includes(id)).flatMap((incident) => incident.events),
    [incidents, chosen],
  );
  const circumstances = useMemo<Circumstances>(
    () => ({
      catalogue,
      scenarioId,
      events,
      key: `${inChange ? 'change' : 'first'} ${scenarioId} ${JSON.stringify(events)}`,
    }),
    [catalogue, scenarioId, events, inChange],
  );
  const { last } = draft;
  const runnable = draft.inStep && last !== null && last.problems.length === 0;
  const conditions = useMemo<Conditions | null>(
    () => (runnable && last ? { design: last.design, catalogue, scenarioId, events } : null),
    [runnable, last, catalogue, scenarioId, events],
  );
  const live = useLiveSimulation(simulator, conditions);

  // What was simulated with all replications was looked at for a moment: it belongs to the trail.
  const [trail, setTrail] = useState<readonly TrailEntry[]>([]);
  const settled = runnable && live.of === conditions && (live.result?.replications ?? 0) > 1;
  const { text } = draft;
  useEffect(() => {
    if (settled) setTrail((now) => extendTrail(now, text));
  }, [settled, text]);
  const isOnTop = (id: PaneId) => open.narrow === id || open[groupOf(id)] === id;
  const { tried } = answer.fields;
  const texts = useMemo(
    () => [...new Set([...tried.map(({ design }) => design), ...trail.map((entry) => entry.text), text])],
    [tried, trail, text],
  );
  const outcomes = useTriedResults({ simulator, circumstances, texts, active: isOnTop('tried') && settled });
  const plain = part === 'first' && events.length === 0 && scenarioId === view.scenarios[0]?.id;
  const outdated = useOutdated(report, `${first.text}\u0000${change.text}`);
  const scenarioEvents = view.scenarios.find(({ id }) => id === scenarioId)?.events;
  const shaded = useMemo(() => [...(scenarioEvents ?? []), ...events], [scenarioEvents, events]);
  const circumstancesInWords = [
    view.scenarios.find(({ id }) => id === scenarioId)?.title,
    ...incidents.filter(({ id }) => chosen.includes(id)).map(({ title }) => title),
  ].join(', ');
  const refusals = (file: string) =>
    problems
      .filter(({ path }) => path === `files/${file}` || path.startsWith(`files/${file}/`))
      .map(({ message }) => message);
  const parts = content.change
    ? { part, titles: { first: 'The design', change: content.change.title }, onChoose: setPart }
    : null;

  const pane = (id: PaneId, title: string, body: React.ReactNode, more: Partial<Pane> = {}): Pane => ({
    ...{ id, title, group: groupOf(id), content: body },
    ...more,
  });
  const panes: Pane[] = [
    pane('brief', 'Brief', <div className="p-4">{brief}</div>),
    ...(view.documents.length > 0
      ? [pane('documents', 'Documents', <DocumentsPane documents={view.documents} />, { note: view.documents.length })]
      : []),
    pane(
      'catalogue',
      'Prices',
      <CataloguePane catalogue={catalogue} note={inChange ? content.change?.description : undefined} />,
    ),
    pane(
      'design',
      'Design',
      <DesignPane
        {...{ draft, catalogue, readOnly, parts }}
        slices={slices ?? []}
        stages={live.result?.cost.stages ?? []}
        firstText={first.text}
        changeNote={inChange ? (content.change?.description ?? null) : null}
        onShowJson={() => show('json')}
      />,
    ),
    pane(
      'json',
      'JSON',
      <JsonPanes
        {...{ first, change, readOnly, refusals, parts, changedCatalogue }}
        part={inChange ? 'change' : 'first'}
        catalogue={view.catalogue}
        withChange={content.change !== undefined}
        shown={isOnTop('json')}
      />,
      { fills: true },
    ),
    pane(
      'memo',
      'Memo',
      <MemoSide
        words={content.memoWords}
        value={answer.files[MEMO_FILE] ?? ''}
        readOnly={readOnly}
        onChange={(value) => setFile(MEMO_FILE, value)}
        result={plain && settled ? live.result : null}
      />,
      { fills: true },
    ),
    pane(
      'simulation',
      'Simulation',
      <SimulationPane
        {...{ live, runnable, failure, scenarioId, incidents, chosen, targets, catalogue }}
        scenarios={view.scenarios}
        onScenario={setScenarioId}
        onChoose={setChosen}
        slo={content.slo}
        callsPerMonth={content.callsPerMonth}
        events={shaded}
      />,
    ),
    pane(
      'tried',
      'Designs tried',
      <TriedPane
        {...{ trail, outcomes, targets, readOnly }}
        kept={tried}
        current={text}
        circumstances={circumstancesInWords}
        callsPerMonth={content.callsPerMonth}
        cannotKeep={editing.cannotKeep}
        onKeep={editing.keep}
        onRename={editing.rename}
        onRemove={editing.remove}
        onRestore={draft.setText}
      />,
      { note: texts.length },
    ),
    pane('calls', 'Calls', <CallsPane {...{ simulator, conditions }} active={isOnTop('calls')} />, { fills: true }),
    pane(
      'run',
      'Run',
      <RunPane
        {...{ report, running, outdated, content, changedCatalogue }}
        catalogue={view.catalogue}
        scenarios={view.scenarios}
      />,
    ),
  ];
  return (
    <>
      <input type="hidden" name="fields" value={JSON.stringify(answer.fields)} />
      <Panes columns={COLUMNS} saveId="assay-panes-design" panes={panes} open={open} onOpen={show} />
    </>
  );
}
