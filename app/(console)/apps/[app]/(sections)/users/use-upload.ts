import { useState } from 'react';
import type { Environment } from '#app/_ui/environment-switch.tsx';

const messageIn = (text: string): string | undefined => {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && 'message' in read && typeof read.message === 'string' ? read.message : undefined;
  } catch {
    return undefined;
  }
};

/** Sends a file and says how far it is, which `fetch` cannot. */
export const useUpload = (app: string, env: Environment, onDone: () => Promise<unknown>) => {
  const [part, setPart] = useState<number>();
  const [fault, setFault] = useState<string>();
  const send = (file: File) => {
    setFault(undefined);
    setPart(0);
    const request = new XMLHttpRequest();
    request.open('POST', `/files/apps/${app}/${env}/imports?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'text/csv');
    request.upload.onprogress = ({ loaded, total }) => setPart(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status !== 201) setFault(messageIn(request.responseText) ?? 'The server could not take the file. Try again.');
      void onDone().finally(() => setPart(undefined));
    };
    request.onerror = () => {
      setPart(undefined);
      setFault('The server cannot be reached. Check your connection, then try again.');
    };
    request.send(file);
  };
  return { part, fault, send };
};
