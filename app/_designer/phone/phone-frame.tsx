'use client';

import { BatteryFull, Mail, MessageSquare, Signal, WifiOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ConsoleMessage, PhoneMessage, PhoneSide } from '#flows/protocol/phone.ts';
import { useLanguage, useSay } from '#app/_ui/language.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { bannerFor } from './banner-for.ts';
import type { PhoneWord } from './create-phone.ts';
import { deviceOf, keyboardShare } from './devices.ts';
import { Keyboard } from './keyboard.tsx';
import { pickPart } from './pick-part.ts';
import { usePhone, usePhoneState } from './use-phone.ts';

/** Around the screen (px). */
const rim = 10;
const bannerMs = 6_000;

/** Shrinks the device to the room there is. */
const useScale = (box: { readonly current: HTMLDivElement | null }, device: { width: number; height: number }): number => {
  const { width, height } = device;
  const [scale, setScale] = useState(0.6);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setScale(Math.max(0.2, Math.min(1, element.clientWidth / width, element.clientHeight / height)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, width, height]);
  return scale;
};

const useSandboxTime = (): string => {
  const { tag } = useLanguage();
  const offsetMs = usePhoneState((phone) => phone.offsetMs);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hour12: false }).format(now + offsetMs);
};

const Banner = ({ side, only }: { side: PhoneSide; only: PhoneSide | undefined }) => {
  const phone = usePhone();
  const editor = useEditor();
  const say = useSay();
  const mail = usePhoneState(({ banner }) => bannerFor(banner, side, only));
  useEffect(() => {
    if (mail === undefined) return;
    const timer = setTimeout(() => phone.dismissBanner(), bannerMs);
    return () => clearTimeout(timer);
  }, [mail, phone]);
  if (mail === undefined) return null;
  return (
    <button
      type="button"
      className="phone-banner"
      onClick={() => {
        editor.view.setState({ drawer: 'inbox' });
        phone.dismissBanner();
      }}
    >
      {mail.channel === 'sms' ? <MessageSquare aria-hidden /> : <Mail aria-hidden />}
      {mail.channel === 'sms' ? (
        <span>
          <strong>{say('SMS to {person}', { person: mail.to })}</strong>
          <small className="phone-banner-text" dir="auto" translate="no">
            {mail.text}
          </small>
        </span>
      ) : (
        <span>
          <strong dir="auto" translate="no">
            {mail.subject}
          </strong>
          <small>{say('Mail to {person}. Press to read it.', { person: mail.to })}</small>
        </span>
      )}
      {mail.side !== side && (
        <span className="mail-app" translate="no">
          {mail.app}
        </span>
      )}
    </button>
  );
};

const isPhoneMessage = (data: unknown): data is PhoneMessage =>
  typeof data === 'object' &&
  data !== null &&
  'source' in data &&
  data.source === 'sallyport-phone' &&
  'type' in data &&
  (data.type !== 'picked' || ('node' in data && typeof data.node === 'string' && 'part' in data && typeof data.part === 'string')) &&
  (data.type !== 'handed' || !('pass' in data) || typeof data.pass === 'string');

/** Words between the designer and the frame. Only our own frame, on its own origin, is heard and told (WEB-10). */
const useConversation = (frame: { readonly current: HTMLIFrameElement | null }, side: PhoneSide, origin: string): void => {
  const phone = usePhone();
  const editor = useEditor();
  useEffect(() => {
    const tell = (word: PhoneWord, to: PhoneSide) => {
      if (to !== side) return;
      const message: ConsoleMessage = { source: 'sallyport-console', ...word };
      frame.current?.contentWindow?.postMessage(message, origin);
    };
    const listen = ({ source, origin: from, data }: MessageEvent<unknown>) => {
      if (source === null || source !== frame.current?.contentWindow || from !== origin || !isPhoneMessage(data)) return;
      // Who acts in one of two apps has it in hand.
      if (document.activeElement === frame.current) phone.take(side);
      phone.hear(side, data);
      if (data.type === 'picked' && side === 'own') pickPart(editor, data.node, data.part);
      if (data.type !== 'ready') return;
      const { scheme, textSize, picking } = phone.store.getState().look;
      tell({ type: 'theme', scheme }, side);
      tell({ type: 'text-size', percent: textSize }, side);
      if (side === 'own') tell({ type: 'pick', on: picking }, side);
    };
    addEventListener('message', listen);
    const stop = phone.onWord(tell);
    return () => {
      removeEventListener('message', listen);
      stop();
    };
  }, [phone, editor, frame, side, origin]);
};

/** The production pages in a device of real proportions: those of the draft, or of the linked app. `only`: the one of the two that is in sight. */
export const PhoneFrame = ({ side = 'own', only }: { side?: PhoneSide; only: PhoneSide | undefined }) => {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const look = usePhoneState((phone) => phone.look);
  const { width, height } = deviceOf(look.device);
  const device = { width: width + 2 * rim, height: height + 2 * rim };
  const scale = useScale(box, device);
  const keyboard = look.keyboard ? Math.round(height * keyboardShare) : 0;
  const time = useSandboxTime();
  const url = usePhoneState(({ frameUrl, twin }) => (side === 'own' ? frameUrl : twin.kind === 'open' ? twin.frameUrl : undefined));
  const other = usePhoneState(({ twin }) => (side === 'twin' && twin.kind === 'open' ? twin.name : undefined));
  const key = usePhoneState((phone) => phone.frame);
  const online = usePhoneState((phone) => phone.device.online);
  const { publicUrl } = useEditor().app;
  const address = new URL(url ?? '/', publicUrl);
  useConversation(frame, side, address.origin);
  return (
    <div ref={box} className="phone-box">
      <div className="phone-room" style={{ width: device.width * scale, height: device.height * scale }}>
        <div className="phone-device" data-theme={look.scheme} style={{ ...device, transform: `scale(${scale})` }}>
          <div className="phone-bar">
            <time>{time}</time>
            <span className="phone-notch" aria-hidden />
            <span className="phone-signs">
              {online ? <Signal aria-hidden /> : <WifiOff aria-label={say('No network')} />}
              <BatteryFull aria-hidden />
            </span>
          </div>
          {url !== undefined && (
            <iframe
              key={key}
              ref={frame}
              src={address.origin + address.pathname}
              title={other === undefined ? say('Phone: the draft, running') : say('Phone: {app}, running', { app: other })}
              translate="no"
              className="phone-screen"
              style={{ colorScheme: look.scheme, marginBottom: keyboard }}
            />
          )}
          {keyboard > 0 && <Keyboard height={keyboard} />}
          <Banner side={side} only={only} />
        </div>
      </div>
    </div>
  );
};
