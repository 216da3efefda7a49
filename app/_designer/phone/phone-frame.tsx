'use client';

import { BatteryFull, Mail, Signal, WifiOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useEditor } from '../editor/use-editor.ts';
import { usePhone, usePhoneState } from './use-phone.ts';

/** The device drawn around the frame: 390 x 844 inside of a 10 px rim. */
const device = { width: 410, height: 864, screenWidth: 390, screenHeight: 844, bar: 44 } as const;
const bannerMs = 6_000;

/** Shrinks the device to the room there is. */
const useScale = (box: { readonly current: HTMLDivElement | null }): number => {
  const [scale, setScale] = useState(0.6);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setScale(Math.max(0.3, Math.min(1, element.clientWidth / device.width, element.clientHeight / device.height)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return scale;
};

const useSandboxTime = (): string => {
  const offsetMs = usePhoneState((phone) => phone.offsetMs);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false }).format(now + offsetMs);
};

const Banner = () => {
  const phone = usePhone();
  const editor = useEditor();
  const mail = usePhoneState((state) => state.banner);
  useEffect(() => {
    if (mail === undefined) return;
    const timer = setTimeout(() => phone.dismissBanner(), bannerMs);
    return () => clearTimeout(timer);
  }, [mail, phone]);
  if (mail === undefined) return null;
  return (
    <button type="button" className="phone-banner" onClick={() => { editor.view.setState({ drawer: 'inbox' }); phone.dismissBanner(); }}>
      <Mail aria-hidden />
      <span><strong>{mail.subject}</strong><small>Mail to {mail.to}. Press to read it.</small></span>
    </button>
  );
};

/** Messages of the frame: it has shown another step. Only our own frame is listened to. */
const useFrameSteps = (frame: { readonly current: HTMLIFrameElement | null }): void => {
  const phone = usePhone();
  useEffect(() => {
    const listen = (event: MessageEvent<unknown>) => {
      if (event.source !== frame.current?.contentWindow) return;
      const { data } = event;
      if (typeof data === 'object' && data !== null && 'source' in data && data.source === 'sallyport-phone') void phone.refresh();
    };
    addEventListener('message', listen);
    return () => removeEventListener('message', listen);
  }, [phone, frame]);
};

/** The production pages in a device of real proportions. */
export const PhoneFrame = ({ theme }: { theme: 'light' | 'dark' }) => {
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const scale = useScale(box);
  const time = useSandboxTime();
  const url = usePhoneState((phone) => phone.frameUrl);
  const key = usePhoneState((phone) => phone.frame);
  const online = usePhoneState((phone) => phone.device.online);
  useFrameSteps(frame);
  return (
    <div ref={box} className="phone-box">
      <div className="phone-room" style={{ width: device.width * scale, height: device.height * scale }}>
        <div className="phone-device" data-theme={theme} style={{ transform: `scale(${scale})` }}>
          <div className="phone-bar">
            <time>{time}</time>
            <span className="phone-notch" aria-hidden />
            <span className="phone-signs">{online ? <Signal aria-hidden /> : <WifiOff aria-label="Mail cannot leave" />}<BatteryFull aria-hidden /></span>
          </div>
          {url !== undefined && (
            <iframe
              key={key} ref={frame} src={url} title="Phone: the draft, running" className="phone-screen" style={{ colorScheme: theme }}
            />
          )}
          <Banner />
        </div>
      </div>
    </div>
  );
};
