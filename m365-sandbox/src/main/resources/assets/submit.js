// The answer goes to the application as a cross-site POST, as Entra sends it.
document.getElementById("answer").submit();
