/** A workbench filmed while somebody works in it: a pointer that can be seen, and a picture of every step. */
import type { Locator, Page } from 'playwright-core';
import type { Frame } from '../support/animation.js';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pictures of one way of the pointer. */
const steps = 5;
const stepMilliseconds = 50;

export class Film {
  readonly #page: Page;
  readonly #frames: Frame[] = [];
  #pointer: Point = { x: 640, y: 420 };

  private constructor(page: Page) {
    this.#page = page;
  }

  static async of(page: Page): Promise<Film> {
    const film = new Film(page);
    await page.evaluate(`{ ${drawPointer} }`);
    await film.#put(film.#pointer);
    return film;
  }

  get frames(): readonly Frame[] {
    return this.#frames;
  }

  /** Shows the window for a while, once it no longer changes. */
  async hold(milliseconds: number): Promise<void> {
    let png = await this.#page.screenshot();
    for (let attempt = 1; attempt < 20; attempt++) {
      await this.#page.waitForTimeout(150);
      const next = await this.#page.screenshot();
      if (next.equals(png)) break;
      png = next;
    }
    this.#frames.push({ png, milliseconds });
  }

  /** Takes the pointer to something and clicks it, in sight. */
  async click(locator: Locator): Promise<void> {
    await locator.waitFor();
    const box = await locator.boundingBox();
    if (box === null) throw new Error('There is nothing to click.');
    const from = this.#pointer;
    // Low, so that the pointer leaves a tick in sight.
    const to = { x: box.x + Math.min(box.width * 0.75, 60), y: box.y + box.height * 0.7 };
    for (let step = 1; step <= steps; step++) {
      // Slower at both ends, as a hand is.
      const part = (1 - Math.cos((Math.PI * step) / steps)) / 2;
      await this.#put({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
      await this.#shoot(stepMilliseconds);
    }
    await this.hold(250);
    await this.#page.mouse.down();
    await this.#shoot(120);
    await this.#page.mouse.up();
  }

  async #put(point: Point): Promise<void> {
    this.#pointer = point;
    await this.#page.mouse.move(point.x, point.y);
  }

  async #shoot(milliseconds: number): Promise<void> {
    this.#frames.push({ png: await this.#page.screenshot(), milliseconds });
  }
}

/** Runs in the page, because a browser without a screen draws no pointer. */
const drawPointer = `
  const namespace = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(namespace, 'svg');
  picture.setAttribute('width', '20');
  picture.setAttribute('height', '25');
  picture.setAttribute('viewBox', '-1 -1 14 18');
  Object.assign(picture.style, {
    position: 'fixed',
    zIndex: '2147483647',
    pointerEvents: 'none',
    transformOrigin: '2px 2px',
  });
  const arrow = document.createElementNS(namespace, 'path');
  arrow.setAttribute('d', 'M0 0v14.5l3.6-3.4 2.4 5.4 2.5-1.1-2.4-5.3h5z');
  arrow.setAttribute('fill', '#000');
  arrow.setAttribute('stroke', '#fff');
  arrow.setAttribute('stroke-width', '1.2');
  picture.append(arrow);
  document.body.append(picture);
  const scaleTo = (scale) => () => {
    picture.style.transform = scale;
  };
  window.addEventListener('mousemove', ({ clientX, clientY }) => {
    picture.style.left = clientX - 1 + 'px';
    picture.style.top = clientY - 1 + 'px';
  }, true);
  window.addEventListener('mousedown', scaleTo('scale(0.8)'), true);
  window.addEventListener('mouseup', scaleTo(''), true);
`;
