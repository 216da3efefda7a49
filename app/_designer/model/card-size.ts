/** What a card is made of, in px at zoom 1. The drawing follows these numbers, so sizes are known before it is drawn. */
export const cardMetrics = {
  width: 236,
  head: 40,
  line: 22,
  badges: 22,
  /** Under the last line of text, before the outcomes. */
  foot: 8,
  port: 24,
  portsPadding: 6,
  /** Around and between the children of a container. */
  inset: 12,
  gap: 8,
  emptyContainer: 64,
} as const;

const m = cardMetrics;

export type CardParts = { line: boolean; badges: boolean; ports: number };

/** In compact view a card shows only its head and its ports. */
export const compactParts = { line: false, badges: false } as const;

const bodyHeight = ({ line, badges }: Pick<CardParts, 'line' | 'badges'>): number =>
  m.head + (line ? m.line : 0) + (badges ? m.badges : 0) + (line || badges ? m.foot : 0);

const portsHeight = (ports: number): number => (ports === 0 ? 0 : ports * m.port + 2 * m.portsPadding);

export const stepSize = (parts: CardParts) => ({ width: m.width, height: bodyHeight(parts) + portsHeight(parts.ports) });

/** A child shows no outcomes: they are its container's. */
export const childSize = (parts: Pick<CardParts, 'line' | 'badges'>) => ({ width: m.width, height: bodyHeight(parts) });

/** Where each child of a container stands in it, and how large the container is for that. */
export const containerLayout = (parts: Pick<CardParts, 'line' | 'ports'>, childHeights: readonly number[]) => {
  let y = bodyHeight({ line: parts.line, badges: false });
  const children = childHeights.map((height) => {
    const position = { x: m.inset, y };
    y += height + m.gap;
    return position;
  });
  const inner = childHeights.length === 0 ? y + m.emptyContainer : y - m.gap;
  return { children, size: { width: m.width + 2 * m.inset, height: inner + m.inset + portsHeight(parts.ports) } };
};

/** Middle of the input port, and of the outcome ports, from the card's top. */
export const inputY = m.head / 2;
export const portY = (height: number, ports: number, index: number): number => height - m.portsPadding - (ports - index) * m.port + m.port / 2;
