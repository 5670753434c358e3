// Turns the address of an article into a button that copies it, where the browser allows it.
const address = document.querySelector("[data-copy]");

if (address && navigator.clipboard) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copier le lien";
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address.textContent);
    status.textContent = " Lien copié.";
  });
  address.replaceWith(button, status);
}
