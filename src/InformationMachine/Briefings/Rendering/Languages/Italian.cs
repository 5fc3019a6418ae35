namespace InformationMachine.Briefings.Rendering.Languages;

/// <summary>The words of the machine in Italian.</summary>
internal static class Italian
{
    public static Phrases Phrases { get; } = new()
    {
        Language = "it",
        Headings = new("Che cosa è successo", "Note della redazione", "Perché è importante", "Domande aperte", "Racconto", "Cronologia", "Punti di vista", "Contraddizioni", "Fonti"),
        Empty = new(
            "Dai post non si può ancora affermare nulla.",
            "Nessuna nota.",
            "Nessun post dice perché è importante.",
            "I post non lasciano nulla di aperto.",
            "Non c\u2019è ancora altro da raccontare.",
            "Ancora nessun evento datato.",
            "Ancora nessuno prende posizione.",
            "I post non si contraddicono.",
            "Nessuna fonte."),
        Evolution = "Evoluzione",
        History = "cronologia delle versioni",
        Answered = "Con risposta",
        Unconfirmed = "Non confermato",
        Unresolved = "Non risolto",
        Expected = "previsto",
        Edited = "corretto dalla redazione",
        Tensions = ("Cifre diverse", "Smentito", "Contraddizione"),
        FirstSeen = "Visto per la prima volta il {0}",
        Consistent = "Costante in {0} post",
        Unchanged = "Invariato dal {0}",
        Developments = ("Nuovo punto", "Cifra aggiornata", "Posizione capovolta", "Post modificato"),
        Sides = ("prima", "ora"),
        Version = "Versione {0}",
        ReadAt = "Leggi il post su {0}",
        Echoes = ("{0} post dice lo stesso quasi con le stesse parole", "{0} post dicono lo stesso quasi con le stesse parole"),
        Items = ("{0} post", "{0} post"),
    };
}
