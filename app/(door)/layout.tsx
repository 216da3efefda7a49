import type { ReactNode } from 'react';
import { Mark } from '#app/_ui/mark.tsx';

/** The console's own door: one task, centred. */
const DoorLayout = ({ children }: { children: ReactNode }) => (
  <div className="flex min-h-dvh flex-col items-center justify-center gap-6 px-4 py-10">
    <header className="flex items-center gap-2.5 text-accent">
      <Mark className="size-7" />
      <span className="font-semibold text-ink text-xl tracking-tight">Sallyport</span>
    </header>
    <main id="main" className="w-full max-w-md rounded-card border border-line bg-surface p-6 sm:p-8">
      {children}
    </main>
    <footer className="max-w-md text-center text-muted text-sm">Draw how people get into your app. The drawing is the server.</footer>
  </div>
);
export default DoorLayout;
