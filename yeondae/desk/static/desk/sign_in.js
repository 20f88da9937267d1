// A passkey that was refused, or a window that was closed, is said on the page.
document.addEventListener("allauth.error", (event) => {
  const said = document.getElementById("passkey-failed");
  if (said) {
    said.hidden = false;
    event.preventDefault();
  }
});
