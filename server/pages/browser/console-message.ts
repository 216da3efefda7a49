import { isRecord } from '#flows/client/is-record.ts';
import type { ConsoleMessage, PhoneTheme } from '#flows/protocol/phone.ts';

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNone = (value: unknown): boolean => value === undefined || isText(value);
const isTheme = (value: unknown): value is PhoneTheme =>
  isRecord(value) && isText(value.accent) && typeof value.radius === 'number' && (value.logo === null || isText(value.logo));
const isBlocked = (value: unknown): boolean => value === undefined || (isRecord(value) && isText(value.problem) && typeof value.count === 'number');
const isContext = (value: unknown): boolean => value === undefined || isRecord(value);

const isStanding = (value: unknown): boolean => isRecord(value) && isText(value.run) && isText(value.state);

const isConsoleMessage = (value: unknown): value is ConsoleMessage => {
  if (!isRecord(value) || value.source !== 'sallyport-console') return false;
  switch (value.type) {
    case 'open':
      return (
        isText(value.token) &&
        isText(value.flow) &&
        isText(value.locale) &&
        isTextOrNone(value.entry) &&
        isContext(value.context) &&
        isRecord(value.app) &&
        isText(value.app.name) &&
        isTheme(value.app.theme) &&
        isBlocked(value.blocked) &&
        isTextOrNone(value.pass) &&
        (value.standing === undefined || isStanding(value.standing))
      );
    case 'restart':
      return isTextOrNone(value.flow) && isTextOrNone(value.entry) && isContext(value.context) && isBlocked(value.blocked);
    case 'take-up':
      return isStanding(value.standing);
    case 'walked':
    case 'reload':
    case 'hand-over':
    case 'put-away':
    case 'open-app':
      return true;
    case 'clock':
      return typeof value.aheadMs === 'number' && Number.isFinite(value.aheadMs);
    case 'arrive':
      return isText(value.pass) && isTextOrNone(value.entry);
    case 'link':
      return isText(value.secret);
    case 'code':
      return isText(value.code);
    case 'theme':
      return (
        (value.scheme === 'light' || value.scheme === 'dark' || value.scheme === 'system') && (value.theme === undefined || isTheme(value.theme))
      );
    case 'locale':
      return isText(value.locale);
    case 'pick':
      return typeof value.on === 'boolean';
    case 'point':
      return isTextOrNone(value.node) && isTextOrNone(value.field);
    case 'text-size':
      return typeof value.percent === 'number' && Number.isFinite(value.percent);
    default:
      return false;
  }
};

/** A message event as the console's word, or undefined: another origin, another window, another shape (WEB-10). */
export const readConsoleMessage = (
  event: { origin: string; source: unknown; data: unknown },
  consoleOrigin: string,
  parent: unknown,
): ConsoleMessage | undefined => {
  if (event.origin !== consoleOrigin || event.source !== parent) return undefined;
  return isConsoleMessage(event.data) ? event.data : undefined;
};
