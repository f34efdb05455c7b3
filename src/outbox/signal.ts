/** A sleep that can be cut short. A wake that comes while nobody sleeps ends the next sleep at once: none is lost. */
export interface Signal {
  wake(): void;
  sleep(ms: number): Promise<void>;
}

/** Real time, not the service's clock: it only decides how often we look. */
export function createSignal(): Signal {
  let woken = false;
  let end: (() => void) | null = null;
  return {
    wake() {
      woken = true;
      end?.();
    },
    async sleep(ms) {
      if (!woken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        end = null;
      }
      woken = false;
    },
  };
}
