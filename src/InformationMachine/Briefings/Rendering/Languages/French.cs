namespace InformationMachine.Briefings.Rendering.Languages;

/// <summary>The words of the machine in French.</summary>
internal static class French
{
    public static Phrases Phrases { get; } = new()
    {
        Language = "fr",
        Headings = new("Les faits", "Notes de la rédaction", "Pourquoi c\u2019est important", "Questions ouvertes", "Récit", "Chronologie", "Points de vue", "Désaccords", "Sources"),
        Empty = new(
            "Les messages ne permettent encore de rien affirmer.",
            "Aucune note.",
            "Aucun message ne dit pourquoi c\u2019est important.",
            "Les messages ne laissent aucune question ouverte.",
            "Il n\u2019y a rien de plus à raconter pour l\u2019instant.",
            "Aucun événement daté pour l\u2019instant.",
            "Personne ne prend encore position.",
            "Les messages ne se contredisent pas.",
            "Aucune source."),
        Evolution = "Évolution",
        History = "historique",
        Answered = "Réponse donnée",
        Unconfirmed = "Non confirmé",
        Unresolved = "Non résolu",
        Expected = "attendu",
        Edited = "corrigé par la rédaction",
        Tensions = ("Chiffres divergents", "Démenti", "Contradiction"),
        FirstSeen = "Première apparition le {0}",
        Consistent = "Constant dans {0} messages",
        Unchanged = "Inchangé depuis le {0}",
        Developments = ("Nouvel élément", "Chiffre actualisé", "Revirement", "Message modifié"),
        Sides = ("avant", "maintenant"),
        Version = "Version {0}",
        ReadAt = "Lire le message sur {0}",
        Echoes = ("{0} message dit la même chose presque dans les mêmes mots", "{0} messages disent la même chose presque dans les mêmes mots"),
        Items = ("{0} message", "{0} messages"),
        Colon = "\u00A0: ",
    };
}
