/** Prints the line items of a document in the layout of its supplier. */
import type { Line } from './facts.ts';
import type { Printer } from './render-body.ts';

interface Cells {
  description: string;
  quantity: string;
  unit: string;
  price: string;
  amount: string;
}

function cells(printer: Printer, line: Line): Cells {
  const quantity = printer.quantity(line);
  const { facts } = printer;
  const sign = facts.type === 'credit_note' && !facts.printsMinus ? -1 : 1;
  const per = line.pricePer === 100 ? ` ${printer.label('perHundred')}` : '';
  const perHour = line.inMinutes ? '/h' : '';
  return {
    description: line.description,
    quantity: quantity.amount,
    unit: quantity.unit,
    price: `${printer.money(line.unitPrice * sign)}${per}${perHour}`,
    amount: printer.money(line.amount),
  };
}

const left = (text: string, width: number): string => (text.length >= width ? `${text}  ` : text.padEnd(width));
const right = (text: string, width: number): string => (text.length >= width ? `  ${text}` : text.padStart(width));

function tableRow(row: Cells): string {
  return `${left(row.description, 34)}${right(`${row.quantity} ${row.unit}`, 12)}${right(row.price, 16)}${right(row.amount, 14)}`;
}

function renderTable(printer: Printer, rows: Cells[]): string[] {
  const [name = '', quantity = '', price = '', amount = ''] = printer.label('columns').split('|');
  const head = tableRow({ description: name, quantity, unit: '', price, amount });
  if (printer.facts.layout !== 'scan' || rows.length < 4) return [head, ...rows.map(tableRow)];
  const breakAt = Math.ceil(rows.length / 2);
  const carried = printer.facts.lines.slice(0, breakAt).reduce((sum, line) => sum + line.amount, 0);
  const carriedRow = `${left(printer.label('carried'), 62)}${right(printer.money(carried), 14)}`;
  return [
    head,
    ...rows.slice(0, breakAt).map(tableRow),
    carriedRow,
    `- 1/2 -`,
    printer.facts.supplier.name,
    `${printer.facts.number}   - 2/2 -`,
    carriedRow,
    ...rows.slice(breakAt).map(tableRow),
  ];
}

/** The item section. Six layouts; `csv` occurs in hidden data only. */
export function renderLines(printer: Printer): string[] {
  const rows = printer.facts.lines.map((line) => cells(printer, line));
  const head = printer.label('columns').split('|');
  switch (printer.facts.layout) {
    case 'table':
    case 'scan':
      return renderTable(printer, rows);
    case 'pipes':
      return [
        `# | ${head.join(' | ')}`,
        ...rows.map(
          (row, at) => `${at + 1} | ${row.description} | ${row.quantity} ${row.unit} | ${row.price} | ${row.amount}`,
        ),
      ];
    case 'list':
      return rows.map((row) => `- ${row.quantity} ${row.unit} ${row.description} @ ${row.price} = ${row.amount}`);
    case 'blocks':
      return rows.flatMap((row, at) => [
        `${String(at + 1).padStart(3, '0')} ${row.description}`,
        `    ${head[1]}: ${row.quantity} ${row.unit}   ${head[2]}: ${row.price}   ${head[3]}: ${row.amount}`,
      ]);
    case 'csv':
      return [
        `pos;${head.join(';')}`,
        ...rows.map(
          (row, at) => `${(at + 1) * 10};${row.description};${row.quantity} ${row.unit};${row.price};${row.amount}`,
        ),
      ];
  }
}
