# Prints every verb of the Makefile with the sentence after its `##`, below the headings after `##@`.
BEGIN { print "Tapez make suivi d’un de ces mots :" }
/^##@ / { print "\n" substr($0, 5) }
/^[a-z][a-z-]*:.*## / {
    verb = $0; sub(/:.*/, "", verb)
    sentence = $0; sub(/.*## /, "", sentence)
    printf "  %-13s %s\n", verb, sentence
}
