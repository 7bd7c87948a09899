// Starts GOV.UK's components, and warns before leaving a form with changes that are not saved.
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
