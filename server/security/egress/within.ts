import { EgressFault } from './egress-fault.ts';

/** The promise's value, or EgressFault `too-slow` after so many ms. What is still under way is left to itself. */
export const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new EgressFault('too-slow')), ms);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
};
