// Solves the small sum that keeps machines from signing by the thousand (as ALTCHA does it), and
// leads people in a country at risk to the safe ways. The form works without this file.
"use strict";
(() => {
  const form = document.querySelector("form[data-proof]");
  if (!form || !window.fetch) return;
  const answer = form.elements.altcha;
  let solving = null;

  const K = [], H0 = [];
  for (let n = 2, found = 0; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
    if (!prime) continue;
    const part = (root) => ((root - Math.floor(root)) * 4294967296) | 0;
    if (found < 8) H0.push(part(Math.sqrt(n)));
    K.push(part(Math.cbrt(n)));
    found++;
  }
  const words = new Int32Array(64);
  const sha256 = (text) => {
    const length = text.length, blocks = ((length + 8) >> 6) + 1;
    const data = new Int32Array(blocks * 16);
    for (let i = 0; i < length; i++) data[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
    data[length >> 2] |= 0x80 << (24 - (length % 4) * 8);
    data[blocks * 16 - 1] = length * 8;
    const h = H0.slice();
    const turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let at = 0; at < data.length; at += 16) {
      let [a, b, c, d, e, f, g, k] = h;
      for (let i = 0; i < 64; i++) {
        if (i < 16) words[i] = data[at + i];
        else {
          const x = words[i - 15], y = words[i - 2];
          words[i] = (words[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + words[i - 7] +
            (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
        }
        const t = (k + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
        const u = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        k = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0;
      }
      [a, b, c, d, e, f, g, k].forEach((value, i) => { h[i] = (h[i] + value) | 0; });
    }
    return h.map((value) => (value >>> 0).toString(16).padStart(8, "0")).join("");
  };

  const search = (asked) => new Promise((found, missed) => {
    let number = 0;
    const some = () => {
      for (const stop = Math.min(number + 1500, asked.maxnumber + 1); number < stop; number++) {
        if (sha256(asked.salt + number) === asked.challenge) return found(number);
      }
      if (number > asked.maxnumber) return missed();
      setTimeout(some);
    };
    some();
  });

  const solve = () => {
    solving = solving || fetch(form.dataset.proof, { credentials: "omit" })
      .then((said) => said.json())
      .then((asked) => search(asked).then((number) => {
        answer.value = btoa(JSON.stringify({ ...asked, number }));
      }))
      .catch(() => {});
    return solving;
  };

  form.addEventListener("focusin", solve, { once: true });
  form.addEventListener("submit", (event) => {
    if (answer.value) return;
    event.preventDefault();
    const most = new Promise((done) => setTimeout(done, 15000));
    Promise.race([solve(), most]).then(() => form.submit());
  });

  const atRisk = (form.dataset.risk || "").split(" ").filter(Boolean);
  const country = form.elements.country;
  if (country && atRisk.length) country.addEventListener("change", () => {
    if (atRisk.includes(country.value)) location.replace(form.dataset.safe);
  });
})();
