'use client';

const rows = [10, 9, 7, 4] as const;

/** The device's keyboard as a picture: it takes room and does nothing. */
export const Keyboard = ({ height }: { height: number }) => (
  <div className="phone-keyboard" style={{ height }} aria-hidden>
    {rows.map((keys) => (
      <div key={keys}>
        {Array.from({ length: keys }, (_, index) => (
          <span key={index} />
        ))}
      </div>
    ))}
  </div>
);
