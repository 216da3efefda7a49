'use client';

import { SlidersHorizontal } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { serves } from '#flows/kit/define-connector.ts';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Input } from '#app/_ui/input.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { Select } from '#app/_ui/select.tsx';
import { Switch } from '#app/_ui/switch.tsx';
import { useEditor, useGraph } from '../editor/use-editor.ts';
import { languageName } from '#flows/languages/language-name.ts';
import { devices, textSizes } from './devices.ts';
import { DirectoryPanel } from './directory-panel.tsx';
import { usePhone, usePhoneState } from './use-phone.ts';

/** Where the phone is, what it speaks, what it reaches, and who is in the directory behind it. */
export const DeviceSettings = () => {
  const phone = usePhone();
  const say = useSay();
  const editor = useEditor();
  const { connectors = [], defaultLanguage } = editor.app.settings;
  const device = usePhoneState((state) => state.device);
  const look = usePhoneState((state) => state.look);
  const languages = useGraph((graph) => graph.languages);
  const [ip, setIp] = useState(device.ip);
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton size="small" label={say('Device settings')}>
          <SlidersHorizontal />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={say('Device settings')}
          className="phone-settings"
          onKeyDown={(event) => event.stopPropagation()}
        >
          <Field label={say('Device')}>
            <Select
              value={look.device}
              options={devices.map(({ id, name, width, height }) => ({ value: id, label: say(name), hint: `${width} × ${height}` }))}
              onChange={(chosen) => phone.setLook({ device: chosen })}
            />
          </Field>
          <Field label={say('Text size')}>
            <Select
              value={String(look.textSize)}
              options={textSizes.map((percent) => ({ value: String(percent), label: say('{percent} %', { percent }) }))}
              onChange={(percent) => phone.setLook({ textSize: Number(percent) })}
            />
          </Field>
          <Switch
            label={say('Keyboard shown')}
            help={say('What is left of the screen while somebody types.')}
            checked={look.keyboard}
            onChange={(keyboard) => phone.setLook({ keyboard })}
          />
          <Field label={say('Language')}>
            <Select
              value={device.language}
              options={[...new Set([defaultLanguage, ...languages, device.language])].map((tag) => ({
                value: tag,
                label: languageName(tag, editor.language.tag),
                own: true as const,
              }))}
              onChange={(language) => void phone.setDevice({ language })}
            />
          </Field>
          <Field label={say('IP address')} help={say('Where the phone seems to be.')}>
            <div className="flex gap-2">
              <Input
                value={ip}
                spellCheck={false}
                onChange={(event) => setIp(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') void phone.setDevice({ ip: ip.trim() });
                }}
              />
              <Button disabled={ip.trim() === '' || ip.trim() === device.ip} onClick={() => void phone.setDevice({ ip: ip.trim() })}>
                {say('Use')}
              </Button>
            </div>
          </Field>
          <Switch
            label={say('Network')}
            help={say('Off: no mail or SMS leaves, and neither a directory nor a sign-in service answers. See what a fallback chain does.')}
            checked={device.online}
            onChange={(online) => void phone.setDevice({ online })}
          />
          {connectors.some(({ kind }) => serves(kind, 'directory')) && <DirectoryPanel />}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
};
