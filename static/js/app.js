// Starts GOV.UK's components, warns before leaving a form with changes that are not saved, and
// before somebody who is away is signed out.
// Every page works without this file.

const { initAll } = await import(document.getElementById("govuk-frontend").href);
initAll();

for (const form of document.querySelectorAll("form[data-unsaved-changes]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (leaving) => {
    if (changed) leaving.preventDefault();
  });
}

window.addEventListener("beforeprint", () => {
  for (const closed of document.querySelectorAll("details:not([open])")) {
    closed.open = true;
    closed.dataset.openedToPrint = "";
  }
});
window.addEventListener("afterprint", () => {
  for (const opened of document.querySelectorAll("details[data-opened-to-print]")) {
    opened.open = false;
    delete opened.dataset.openedToPrint;
  }
});

const warning = document.getElementById("idle-warning");
if (warning) {
  const idle = warning.dataset.idleMinutes * 60_000;
  const notice = Math.min(5 * 60_000, idle / 2);
  const noteSeen = () => localStorage.setItem("last-seen", Date.now());  // other tabs read it too
  const timeLeft = () => Number(localStorage.getItem("last-seen")) + idle - Date.now();

  let isLate = false;
  let isAnswered = true;  // false from the warning's opening until the server has heard that somebody is there
  const warn = () => { isAnswered = false; warning.showModal(); };
  const tooLate = () => {
    isLate = true;
    clearInterval(looking);
    const button = warning.querySelector("button");
    document.getElementById("idle-title").textContent = button.dataset.lateTitle;
    document.getElementById("idle-words").textContent = button.dataset.lateWords;
    button.textContent = button.dataset.lateText;
    warning.showModal();
  };

  noteSeen();
  const looking = setInterval(() => {
    if (timeLeft() <= notice) { if (isAnswered) warn(); }
    else if (warning.open) warning.close();
  }, 10_000);
  warning.addEventListener("close", async () => {
    if (isLate) return;
    try {
      if (timeLeft() > notice) return;  // another tab has told the server
      const answer = await fetch(warning.dataset.stayAt, { method: "HEAD" });
      if (answer.redirected) tooLate();
      else noteSeen();
    } finally {
      isAnswered = true;
    }
  });
}
