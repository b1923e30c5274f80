// A stopwatch in the page: from the event that a hand makes until something stands painted on the screen.
// Before it stand `BEGINS`, the event, and `there`, which returns what was waited for: true, or a picture that still
// has to be decoded.
const watch = { since: null, until: null, tell: null, hears: 0, sawSaving: false, stopped: false };
const MODIFIERS = ['Control', 'Shift', 'Alt', 'Meta'];

const begin = (event) => {
    if (MODIFIERS.includes(event.key)) return;
    // The moment the window got it, not the moment the page came round to it. With several keys the last one counts.
    watch.since = Math.min(event.timeStamp, performance.now());
    watch.until = null;
    watch.sawSaving = false;
    watch.hears += 1;
};

// What follows a frame's drawing in the queue runs when the frame is done.
const afterFrame = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(null);
};

const end = (hears) => {
    if (hears !== watch.hears || watch.until !== null) return;
    watch.until = performance.now();
    watch.tell?.(watch.until - watch.since);
};

let waits = 0;
const look = (drawing) => {
    if (document.querySelector('.pd-saved.saving')) watch.sawSaving = true;
    if (watch.since === null || watch.until !== null || waits === watch.hears) return;
    const found = there();
    if (!found) return;
    const hears = watch.hears;
    waits = hears;
    if (found instanceof HTMLImageElement) {
        found.decode().then(() => requestAnimationFrame(() => afterFrame(() => end(hears))), () => (waits = 0));
    } else if (drawing) {
        afterFrame(() => end(hears));
    } else {
        requestAnimationFrame(() => afterFrame(() => end(hears)));
    }
};

const tick = () => {
    if (watch.stopped) return;
    look(true);
    requestAnimationFrame(tick);
};
const changes = new MutationObserver(() => look(false));
changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
document.addEventListener(BEGINS, begin, { capture: true });
watch.stop = () => {
    watch.stopped = true;
    changes.disconnect();
    document.removeEventListener(BEGINS, begin, { capture: true });
};
window.benchWatch?.stop();
window.benchWatch = watch;
requestAnimationFrame(tick);
