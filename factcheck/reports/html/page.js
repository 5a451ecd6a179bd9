"use strict";
// What is on the page is there without this script. It adds the filters, the table of all figures, the texts of
// the sources, and of very long pages the findings after the first. Words of documents only ever become text
// nodes; what is built from markup is markup that the report wrote, in which they are escaped.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = JSON.parse(byId("data").textContent);
  const { verdicts, signs, measures, sources, claims, findings } = all;
  const TEXT = 0, READ = 1, SOURCE = 2, LINE = 3, MEASURE = 4, WHEN = 5, NUMBER = 6, DAY = 7, VERDICT = 8, TOLD = 9;
  const CHUNK = 5;  // of a finding
  const PAGE = 50;

  const make = (name, given = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(given)) {
      if (value !== null && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  };
  const own = (text) => make("bdi", {}, text);
  const badge = (verdict, more = "") =>
    make("span", { class: `badge ${verdicts[verdict]}` },
      make("span", { class: "sign", "aria-hidden": "true" }, signs[verdict]), ` ${verdicts[verdict]}${more}`);
  const some = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

  // --- filters: of findings and of rows alike -------------------------------------------------------
  const chosen = { verdicts: new Set(), measure: null, source: null };
  const fits = (verdict, inMeasures, inSources) =>
    (chosen.verdicts.size === 0 || chosen.verdicts.has(verdict)) &&
    (chosen.measure === null || inMeasures(chosen.measure)) &&
    (chosen.source === null || inSources(chosen.source));

  // --- what waits as data until it comes near ---------------------------------------------------------
  const fitting = findings.map(() => true);
  const later = (() => {
    const build = (place) => {
      const template = document.createElement("template");
      template.innerHTML = JSON.parse(byId(`later-${place.dataset.later}`).textContent);
      for (const each of template.content.querySelectorAll("[id^=f]")) each.hidden = !fitting[Number(each.id.slice(1))];
      place.replaceWith(template.content);
    };
    const near = new IntersectionObserver((seen) => {
      for (const each of seen) if (each.isIntersecting) { near.unobserve(each.target); build(each.target); }
    }, { rootMargin: "1500px" });
    const places = () => document.querySelectorAll(".later");
    for (const place of places()) {
      place.style.minHeight = `${Number(place.dataset.count) * (place.closest(".lines") ? 80 : 300)}px`;
      near.observe(place);
    }
    addEventListener("beforeprint", () => places().forEach(build));
    return {
      places,
      need: (number) => {
        const place = document.querySelector(`.later[data-later="${findings[number][CHUNK]}"]`);
        if (place) build(place);
      },
      needAside: () => document.querySelectorAll(".later.aside").forEach(build),
    };
  })();

  const filterFindings = () => {
    let shown = 0;
    const waiting = new Map();
    findings.forEach(([verdict, ofMeasures, ofSources], number) => {
      const fit = fits(verdict, (m) => ofMeasures.includes(m), (s) => ofSources.includes(s));
      fitting[number] = fit;
      const chunk = String(findings[number][CHUNK]);
      waiting.set(chunk, waiting.get(chunk) || fit);
      if (fit && number < all.told) shown += 1;
    });
    for (const each of document.querySelectorAll(".card[id], .lines > li[id]")) each.hidden = !fitting[Number(each.id.slice(1))];
    for (const place of later.places()) place.hidden = waiting.get(place.dataset.later) === false;
    for (const block of document.querySelectorAll(".block, .quiet")) {
      block.hidden = !block.querySelector(".card:not([hidden]), .lines > li:not([hidden]), .later:not(.aside, [hidden])");
    }
    const filtered = chosen.verdicts.size > 0 || chosen.measure !== null || chosen.source !== null;
    if (byId("contents")) byId("contents").hidden = filtered;
    byId("clear").hidden = !filtered;
    byId("count").textContent = filtered
      ? `${shown.toLocaleString("en")} of ${some(all.told, "finding")} shown`
      : `${some(all.told, "finding")}`;
  };

  const refilter = () => { filterFindings(); rows.refill(); };
  const number = (text) => (text === "" ? null : Number(text));
  for (const pick of document.querySelectorAll(".pick")) {
    pick.addEventListener("click", () => {
      const on = pick.getAttribute("aria-pressed") !== "true";
      pick.setAttribute("aria-pressed", String(on));
      chosen.verdicts[on ? "add" : "delete"](Number(pick.dataset.verdict));
      refilter();
    });
  }
  byId("by-measure").addEventListener("change", (event) => { chosen.measure = number(event.target.value); refilter(); });
  byId("by-source").addEventListener("change", (event) => { chosen.source = number(event.target.value); refilter(); });
  const clear = () => {
    chosen.verdicts.clear();
    chosen.measure = chosen.source = null;
    for (const pick of document.querySelectorAll(".pick")) pick.setAttribute("aria-pressed", "false");
    byId("by-measure").value = byId("by-source").value = "";
    refilter();
  };
  byId("clear").addEventListener("click", () => { clear(); byId("by-measure").focus(); });

  // --- the table: sorted and searched as data, a page of it at a time -------------------------------
  const rows = (() => {
    const heads = [...document.querySelectorAll("th")];
    const keys = [
      (claim) => claim[NUMBER],
      (claim) => (claim[MEASURE] < 0 ? null : measures[claim[MEASURE]]),
      (claim) => claim[DAY],
      (claim) => claim[SOURCE] * 1e7 + claim[LINE],
      (claim) => (claim[VERDICT] < 0 ? null : claim[VERDICT]),
    ];
    const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
    let folded = null;
    let sorted = 4;
    let backwards = false;
    let found = [];
    let page = 0;

    const foldAll = () => claims.map((claim) => fold(
      [claim[TEXT], claim[READ], claim[MEASURE] < 0 ? "" : measures[claim[MEASURE]], claim[WHEN],
        ...sources[claim[SOURCE]].slice(0, 2), claim[VERDICT] < 0 ? "" : verdicts[claim[VERDICT]]].join("\n")));

    const compare = (one, other) => {
      if (one === other) return 0;
      if (one === null) return 1;
      if (other === null) return -1;
      const order = typeof one === "string" ? (one < other ? -1 : 1) : one - other;
      return backwards ? -order : order;
    };

    const refill = () => {
      const words = fold(byId("search").value).split(/\s+/).filter(Boolean);
      if (words.length && folded === null) folded = foldAll();
      found = [];
      claims.forEach((claim, place) => {
        if (!fits(claim[VERDICT], (m) => claim[MEASURE] === m, (s) => claim[SOURCE] === s)) return;
        if (words.every((word) => folded[place].includes(word))) found.push(place);
      });
      const key = keys[sorted];
      found.sort((one, other) => compare(key(claims[one]), key(claims[other])) || one - other);
      page = 0;
      show();
    };

    const row = (place) => {
      const claim = claims[place];
      const cell = (...children) => make("td", { role: "cell" }, ...children);
      const told = claim[TOLD].length;
      return make("tr", { role: "row" },
        cell(make("a", { href: `#c${place}`, class: "go" }, own(claim[TEXT])), " ",
          claim[READ] === "" || claim[READ] === claim[TEXT] ? null : make("span", { class: "small" }, claim[READ])),
        cell(claim[MEASURE] < 0 ? make("span", { class: "small" }, "not linked") : measures[claim[MEASURE]]),
        cell(claim[WHEN]),
        cell(sources[claim[SOURCE]][0] === sources[claim[SOURCE]][1] ? null : own(sources[claim[SOURCE]][0]), " ",
          make("span", { class: "small path" }, own(sources[claim[SOURCE]][1]), `:${claim[LINE]}`)),
        cell(...(told ? [make("a", { href: `#f${claim[TOLD][0]}` }, badge(claim[VERDICT], told > 1 ? ` ${told}` : ""))] : [])));
    };

    const tell = () => heads.forEach((each, column) => {
      if (column === sorted) each.setAttribute("aria-sort", backwards ? "descending" : "ascending");
      else each.removeAttribute("aria-sort");
    });
    const show = () => {
      const pages = Math.max(Math.ceil(found.length / PAGE), 1);
      byId("rows").replaceChildren(...found.slice(page * PAGE, (page + 1) * PAGE).map(row));
      byId("rows-count").textContent = `${found.length.toLocaleString("en")} of ${some(claims.length, "figure")}`;
      byId("page-number").textContent = `Page ${page + 1} of ${pages}`;
      byId("before").disabled = page === 0;
      byId("after").disabled = page >= pages - 1;
    };

    heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => {
      backwards = sorted === column && !backwards;
      sorted = column;
      tell();
      refill();
    }));
    tell();
    let waiting = 0;
    byId("search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(refill, 120); });
    const turn = (by) => { page += by; show(); byId("figures").scrollIntoView(); };
    byId("before").addEventListener("click", () => turn(-1));
    byId("after").addEventListener("click", () => turn(1));
    return { refill };
  })();

  // --- the texts ------------------------------------------------------------------------------------
  const reader = (() => {
    const dialog = byId("reader");
    const text = byId("reader-text");
    let source = -1;
    let stops = [];
    let at = -1;

    const figure = ([words, ...inside]) => {
      const main = inside.reduce((best, each) => (weight(each) < weight(best) ? each : best));
      const [verdict, told] = [claims[main][VERDICT], claims[main][TOLD].length];
      const kind = verdict >= 0 ? ` told ${verdicts[verdict]}` : claims[main][MEASURE] >= 0 ? " linked" : "";
      return make("a", { class: `m${kind}`, href: `#c${main}`, "data-c": inside.join(" "),
        tabindex: verdict >= 0 ? null : "-1", title: told > 1 ? `in ${told} findings` : null,
        "data-times": told > 1 ? told : null },
      words);
    };
    const weight = (claim) => (claims[claim][VERDICT] < 0 ? 99 : claims[claim][VERDICT]);

    const fill = (number) => {
      if (number === source) return;
      source = number;
      const pieces = JSON.parse(byId(`text-${number}`).textContent);
      const shown = document.createDocumentFragment();
      for (const piece of pieces) {
        if (typeof piece === "string") shown.append(piece);
        else shown.append(make("span", { class: "s" }, ...piece.map((part) => (typeof part === "string" ? part : figure(part)))));
      }
      text.replaceChildren(shown);
      byId("reader-title").replaceChildren(own(sources[number][0]));
      byId("reader-known").replaceChildren(own([sources[number][1], sources[number][2]].filter(Boolean).join(" · ")));
      stops = [...text.querySelectorAll(".m.told, .m.linked")];
      if (!stops.length) stops = [...text.querySelectorAll(".m")];
      at = -1;
    };

    const told = (place) => {
      const claim = claims[place];
      const about = byId("reader-told");
      const lines = claim[TOLD].map((each) => {
        const [verdict, , , held, message] = findings[each];
        const others = held.filter((other) => other !== place).slice(0, 6).flatMap((other) => [" ", make("a", { href: `#c${other}` }, own(claims[other][TEXT]))]);
        return make("li", {}, badge(verdict), " ", own(message), " ", make("a", { href: `#f${each}` }, "See the finding"), others.length ? " Other figures:" : null, ...others);
      });
      const said = [claim[READ] === claim[TEXT] ? "" : claim[READ], claim[WHEN],
        claim[MEASURE] < 0 ? "not linked to a measure" : measures[claim[MEASURE]]].filter(Boolean).join(" · ");
      about.replaceChildren(make("p", {}, make("b", {}, own(claim[TEXT])), ` ${said}`),
        lines.length ? make("ul", {}, ...lines) : make("p", { class: "small" }, "No finding is about this figure."));
    };

    const point = (mark, place) => {
      for (const each of text.querySelectorAll(".here")) each.classList.remove("here");
      mark.classList.add("here");
      mark.closest(".s").classList.add("here");
      told(place);  // before scrolling: it takes room from the text
      mark.scrollIntoView({ block: "center", behavior: "instant" });
      mark.focus({ preventScroll: true });
      at = stops.indexOf(mark);
    };

    const open = () => { if (!dialog.open) dialog.showModal(); };
    const showClaim = (place) => {
      fill(claims[place][SOURCE]);
      open();
      const mark = [...text.querySelectorAll(".m")].find((each) => each.dataset.c.split(" ").includes(String(place)));
      if (mark) point(mark, place);
    };
    const showSource = (number) => {
      fill(number);
      open();
      byId("reader-told").replaceChildren();
      for (const each of text.querySelectorAll(".here")) each.classList.remove("here");
      text.scrollTop = 0;
      text.focus();
    };
    const step = (by) => {
      if (!stops.length) return;
      at = at < 0 ? (by > 0 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length;
      location.hash = stops[at].getAttribute("href");
    };
    byId("reader-before").addEventListener("click", () => step(-1));
    byId("reader-after").addEventListener("click", () => step(1));
    byId("reader-close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => { if (/^#[ct]\d+$/.test(location.hash)) history.replaceState(null, "", "#"); });
    return { showClaim, showSource, close: () => dialog.close() };
  })();

  // --- links: #c3 a figure in its text, #t2 a text, #f1 a finding, #m5 a timeline ------------------------------------
  const follow = (hash) => {
    const [, kind, digits] = /^#([ctfm])(\d+)$/.exec(hash) || [];
    const place = Number(digits);
    if (kind === "c" && place < claims.length) reader.showClaim(place);
    else if (kind === "t" && place < sources.length) reader.showSource(place);
    else if (kind === "f" && place < findings.length) {
      reader.close();
      later.need(place);
      const card = byId(`f${place}`);
      if (card.hidden) clear();
      const folded = card.closest("details");
      if (folded) folded.open = true;
      card.scrollIntoView({ block: "start" });
      card.focus({ preventScroll: true });
    } else {
      reader.close();
      if (kind === "m" && !byId(`m${place}`)) {
        later.needAside();
        if (byId(`m${place}`)) byId(`m${place}`).scrollIntoView();
      }
    }
  };
  addEventListener("hashchange", () => follow(location.hash));
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    const hash = link && link.getAttribute("href");
    if (hash && hash === location.hash) { event.preventDefault(); follow(hash); }
  });

  // --- a finding lights its lines in the timelines ---------------------------------------------------
  let lit = null;
  const light = (event) => {
    const card = event.target.closest && event.target.closest(".card[id]");
    if (card === lit) return;
    lit = card;
    for (const each of document.querySelectorAll(".lit, .join.on, .drift.on")) each.classList.remove("lit", "on");
    if (!card) return;
    for (const line of document.querySelectorAll(`[data-f="${card.id.slice(1)}"]`)) {
      line.classList.add("on");
      line.closest(".plot").classList.add("lit");
    }
  };
  document.addEventListener("focusin", light);
  document.addEventListener("pointerover", light);

  byId("filters").hidden = claims.length === 0;
  refilter();
  if (location.hash) follow(location.hash);
})();
