import { expect, test } from 'vitest';
import { pictureIn } from './picture-in.ts';

const picture = `<picture>
<source media="(prefers-color-scheme: dark)" srcset="images/tour-dark.png">
<img alt="The phone beside
the drawing" src="images/tour-light.png">
</picture>
`;

test('a picture in two themes is read from what code hosts show', () => {
  expect(pictureIn(picture)).toEqual({ alt: 'The phone beside the drawing', light: 'images/tour-light.png', dark: 'images/tour-dark.png' });
});

test('nothing else of HTML is', () => {
  for (const html of ['<img alt="A" src="b.png">', '<script>alert(1)</script>', picture.replace('alt="', 'onerror="'), `${picture}<b>more</b>`]) {
    expect(pictureIn(html), html).toBeUndefined();
  }
});
